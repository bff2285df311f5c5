/** Draws the parts of a long article in turn: what is near the window or asked for at once, the rest bit by bit. */
import { isNear } from "./near";
import type { Span } from "./positions";

/** So many parts at the beginning are drawn with the page. */
const FIRST = 2;
/** Pixels beyond the window within which a part does not wait for its turn. */
const NEAR = 2400;
/** Milliseconds of drawing in each frame, so that reading goes on meanwhile. */
const SLICE = 5;

interface Waiting {
  span: () => Span;
  draw: () => void;
}

/** Made with the page; parts are added in the order of the text. */
export class InTurn {
  readonly #waiting = new Map<Element, Waiting>();
  #added = 0;
  #frame = 0;
  #pause: ReturnType<typeof setTimeout> | undefined;
  readonly #near =
    typeof IntersectionObserver === "undefined"
      ? null
      : new IntersectionObserver(
          (entries) => {
            for (const { isIntersecting, target } of entries) if (isIntersecting) this.#draw(target);
          },
          { rootMargin: `${NEAR}px` },
        );

  /** Draws a part when its turn comes. Gives back how to forget it. */
  add(host: Element, waiting: Waiting): () => void {
    if (this.#added++ < FIRST) waiting.draw();
    else {
      this.#waiting.set(host, waiting);
      this.#near?.observe(host);
      this.#goOn();
    }
    return () => this.#forget(host);
  }

  /** Draws now what shows this stretch. */
  now(span: Span): void {
    for (const [host, waiting] of this.#waiting) if (isNear(waiting.span(), span)) this.#draw(host);
  }

  /** The page is left. */
  end(): void {
    this.#waiting.clear();
    this.#near?.disconnect();
    cancelAnimationFrame(this.#frame);
    clearTimeout(this.#pause);
  }

  #draw(host: Element): void {
    const waiting = this.#waiting.get(host);
    this.#forget(host);
    waiting?.draw();
  }

  #forget(host: Element): void {
    this.#waiting.delete(host);
    this.#near?.unobserve(host);
  }

  /** After the next frame is on the screen, draws for a slice of time, and so on until nothing waits. */
  #goOn(): void {
    if (this.#frame) return;
    this.#frame = requestAnimationFrame(() => {
      this.#pause = setTimeout(() => {
        this.#frame = 0;
        const until = performance.now() + SLICE;
        for (const host of this.#waiting.keys()) {
          this.#draw(host);
          if (performance.now() > until) break;
        }
        if (this.#waiting.size > 0) this.#goOn();
      });
    });
  }
}
