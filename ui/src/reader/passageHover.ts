import type { AnnotationView } from "../bindings";
import type { Hover } from "../shared/session.svelte";
import { positionUnder, type PageText } from "./positions";

/** What the pointer is on when it is on a passage: the passage, and the events that it is evidence of. */
export function passageHover(annotation: AnnotationView): Hover {
  return { kind: "annotation", id: annotation.id, events: annotation.events.map(({ event }) => event) };
}

/** How long the pointer rests on the text before what is under it counts, in milliseconds. */
const REST = 120;

/** The passage on which the pointer rests. */
export class PointedPassage {
  readonly #found: (position: number | null) => void;
  #waiting: ReturnType<typeof setTimeout> | undefined;

  /** @param found hears the position in the text, or that the pointer has left it */
  constructor(found: (position: number | null) => void) {
    this.#found = found;
  }

  /** The pointer moved over the text. */
  move(event: PointerEvent, text: PageText): void {
    this.stop();
    if (event.buttons > 0) return;
    this.#waiting = setTimeout(() => this.#found(positionUnder(text, event.clientX, event.clientY)), REST);
  }

  /** The pointer left the text. */
  leave(): void {
    this.stop();
    this.#waiting = setTimeout(() => this.#found(null), REST);
  }

  stop(): void {
    clearTimeout(this.#waiting);
  }
}
