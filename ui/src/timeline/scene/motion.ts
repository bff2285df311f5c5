import { between, panned, type Window } from "./scale";

/** A window on its way: ask it for every frame until it is `done`. */
export interface Motion {
  /** The window at a time in milliseconds of the frame clock. */
  at(now: number): { window: Window; done: boolean };
  /** Where it ends, if nobody interferes. */
  end: Window;
}

/** The design's easing, `cubic-bezier(.2, 0, 0, 1)`, near enough for 220 ms: fast off, soft landing. */
export function eased(progress: number): number {
  return 1 - (1 - progress) ** 3;
}

/** Glides from one window to another. A length of 0, as reduced motion asks, arrives at once. */
export function glide(start: Window, end: Window, begin: number, length: number): Motion {
  return {
    end,
    at(now) {
      const progress = length <= 0 ? 1 : Math.min(Math.max((now - begin) / length, 0), 1);
      return { window: between(start, end, eased(progress)), done: progress >= 1 };
    },
  };
}

/** How quickly a thrown window slows down: its speed falls to 1/e in so many milliseconds. */
const SLOWING = 220;

/** Lets a thrown window run out. Speed in seconds of the time line per millisecond. */
export function thrown(start: Window, speed: number, begin: number): Motion {
  const reach = speed * SLOWING;
  const length = SLOWING * 5;
  return {
    end: panned(start, reach),
    at(now) {
      const passed = Math.max(now - begin, 0);
      return {
        window: panned(start, reach * (1 - Math.exp(-passed / SLOWING))),
        done: passed >= length,
      };
    },
  };
}
