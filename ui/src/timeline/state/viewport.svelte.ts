/** The window of a timeline, and how it moves. */
import { glide, thrown, type Motion } from "../scene/motion";
import { bounded, fitted, panned, sameWindow, zoomed, type Window } from "../scene/scale";

/** How long a zoom takes, in milliseconds. */
const ZOOM = 220;
/** One press of a zoom key or button. */
export const ZOOM_STEP = 1.6;
/** One press of a pan key moves by this share of the window. */
export const PAN_STEP = 0.18;

/** How long fingers that zoom may pause before they count as gone, in milliseconds. */
const STEADY = 150;
/** Windows remembered for going back. */
const REMEMBERED = 50;
/** Zooms, or pans, that follow one another within so many milliseconds are one step for going back. */
const ONE_STEP = 1000;

export class Viewport {
  /** What is shown now. */
  window = $state.raw<Window>([0, 1]);
  /** Where it is or is going, but for what a pointer holds: that is said once it is let go. */
  rest = $state.raw<Window>([0, 1]);
  /** Whether it is on its way somewhere, or held by a pointer. */
  moving = $state(false);
  /** Whether a window was set yet. */
  ready = $state(false);
  #motion: Motion | null = null;
  #frame = 0;
  #letGo: ReturnType<typeof setTimeout> | undefined;
  #still: () => boolean;
  /** The last movement by hand, and when it ended or was last heard of. */
  #by: { kind: "zoom" | "pan"; at: number } | null = null;
  #past = $state.raw<readonly Window[]>([]);
  #future = $state.raw<readonly Window[]>([]);

  /** @param still whether the person wants no motion */
  constructor(still: () => boolean = () => matchMedia("(prefers-reduced-motion: reduce)").matches) {
    this.#still = still;
  }

  /** Where it is, or where it is going. */
  get target(): Window {
    return this.#motion?.end ?? this.window;
  }

  /** Shows a window at once. */
  jump(window: Window): void {
    this.window = bounded(window);
    this.ready = true;
    this.stop();
  }

  /** Moves to a window, remembering where it was for `back`. */
  go(window: Window): void {
    this.#mark(window);
    this.#glide(window);
  }

  /** Remembers where it is, before it goes somewhere. */
  #mark(next?: Window): void {
    this.#by = null;
    if (!this.ready || (next && sameWindow(this.window, next))) return;
    const last = this.#past.at(-1);
    if (last && sameWindow(last, this.window)) return;
    this.#past = [...this.#past, this.window].slice(-REMEMBERED);
    this.#future = [];
  }

  /** Remembers where a movement by hand begins: a run of zooms, or of pans, is one step for going back. */
  #markHand(kind: "zoom" | "pan"): void {
    const at = performance.now();
    const goesOn = this.#by?.kind === kind && at - this.#by.at < ONE_STEP;
    if (!goesOn) this.#mark();
    this.#by = { kind, at };
  }

  get canBack(): boolean {
    return this.#past.length > 0;
  }

  get canForward(): boolean {
    return this.#future.length > 0;
  }

  /** Goes to the window before the last jump. */
  back(): void {
    const last = this.#past.at(-1);
    if (!last) return;
    this.#by = null;
    this.#past = this.#past.slice(0, -1);
    this.#future = [...this.#future, this.target];
    this.#glide(last);
  }

  /** Goes again to the window that `back` left. */
  forward(): void {
    const next = this.#future.at(-1);
    if (!next) return;
    this.#by = null;
    this.#future = this.#future.slice(0, -1);
    this.#past = [...this.#past, this.target];
    this.#glide(next);
  }

  /** Zooms by a factor; the second `at` stays under the pointer. Without it the middle does. */
  zoom(factor: number, at?: number, quick = false): void {
    const from = this.target;
    const middle = at ?? from[0] + (from[1] - from[0]) / 2;
    const end = zoomed(from, middle, factor);
    if (!sameWindow(from, bounded(end))) this.#markHand("zoom");
    if (!quick) return this.#glide(end);
    this.#hold();
    this.window = bounded(end);
    this.#letGo = setTimeout(() => this.stop(), STEADY);
  }

  /** Moves by a share of the window: 1 is a whole window later. */
  pan(share: number): void {
    const from = this.target;
    this.#markHand("pan");
    this.#glide(panned(from, share * (from[1] - from[0])));
  }

  /** Is held by a pointer from now on. */
  hold(): void {
    this.#markHand("pan");
    this.#hold();
  }

  #hold(): void {
    clearTimeout(this.#letGo);
    cancelAnimationFrame(this.#frame);
    this.#motion = null;
    this.moving = true;
  }

  /** Moves by seconds at once while it is held. */
  drag(seconds: number): void {
    this.pull(panned(this.window, seconds));
  }

  /** Shows a window at once while it is held. */
  pull(window: Window): void {
    this.#markHand("pan");
    this.#hold();
    this.window = bounded(window);
  }

  /** Lets go of a drag at a speed in seconds of the time line per millisecond. */
  throw(speed: number): void {
    if (this.#still() || speed === 0) return this.stop();
    this.#run(thrown(this.window, speed, performance.now()));
  }

  /** Shows the whole extent. */
  fit(extent: readonly [number, number]): void {
    this.go(fitted(extent));
  }

  /** Brings a second into view, if it is not, without changing the zoom. */
  reveal(at: number): void {
    const [from, to] = this.target;
    const span = to - from;
    if (at >= from + span * 0.04 && at <= to - span * 0.04) return;
    this.#glide(bounded([at - span / 2, at + span / 2]));
  }

  /** Stops where it is. */
  stop(): void {
    clearTimeout(this.#letGo);
    cancelAnimationFrame(this.#frame);
    this.#motion = null;
    this.moving = false;
    if (!sameWindow(this.rest, this.window)) this.rest = this.window;
  }

  #glide(end: Window): void {
    const target = bounded(end);
    if (this.#still() || !this.ready) return this.jump(target);
    this.#run(glide(this.window, target, performance.now(), ZOOM));
  }

  #run(motion: Motion): void {
    clearTimeout(this.#letGo);
    cancelAnimationFrame(this.#frame);
    this.#motion = motion;
    this.moving = true;
    this.rest = motion.end;
    const step = (): void => {
      if (this.#motion !== motion) return;
      const { window, done } = motion.at(performance.now());
      this.window = window;
      if (done) this.stop();
      else this.#frame = requestAnimationFrame(step);
    };
    this.#frame = requestAnimationFrame(step);
  }
}
