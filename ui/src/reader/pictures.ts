/** Shows the pictures of an article: each is asked for once it comes near the window, and kept while it stands there. */

/** Pixels beyond the window within which a picture is asked for. */
const NEAR = 1200;

export class Pictures {
  readonly #load: (original: string) => Promise<string>;
  readonly #waiting = new Map<Element, string>();
  readonly #near =
    typeof IntersectionObserver === "undefined"
      ? null
      : new IntersectionObserver(
          (entries) => {
            for (const { isIntersecting, target } of entries) if (isIntersecting) void this.#show(target);
          },
          { rootMargin: `${NEAR}px` },
        );

  /** `load` answers the address of the picture with this hash, which nothing but an image can come from. */
  constructor(load: (original: string) => Promise<string>) {
    this.#load = load;
  }

  /** Puts the picture into its block, before its words, when that comes near. Gives back how to forget it. */
  add(block: HTMLElement, original: string): () => void {
    this.#waiting.set(block, original);
    this.#near?.observe(block);
    return () => {
      this.#waiting.delete(block);
      this.#near?.unobserve(block);
    };
  }

  /** The page is left. */
  end(): void {
    this.#waiting.clear();
    this.#near?.disconnect();
  }

  async #show(block: Element): Promise<void> {
    const original = this.#waiting.get(block);
    this.#waiting.delete(block);
    this.#near?.unobserve(block);
    if (original === undefined) return;
    const picture = document.createElement("img");
    // Its words stand in the block, as text.
    picture.alt = "";
    picture.draggable = false;
    try {
      picture.src = await this.#load(original);
      await picture.decode();
    } catch {
      // What cannot be shown leaves its frame with its words.
      return;
    }
    const scroller = block.closest(".scroll");
    const before = block.getBoundingClientRect();
    block.prepend(picture);
    block.classList.add("shown");
    // What one reads stays where it is when a picture above it comes.
    const above = scroller && before.bottom <= scroller.getBoundingClientRect().top;
    if (above) scroller.scrollTop += block.getBoundingClientRect().height - before.height;
  }
}
