/** The date on which the pointer rests. */
import type { ExpressionView } from "../bindings";
import { dateAt } from "./dates";
import { positionUnder, type PageText } from "./positions";

/** How long the pointer rests before a date's card shows, and before it gives way to another, in milliseconds. */
const FIRST = 180;
const NEXT = 60;

export class PointedDate {
  /** Its index in the article's view. */
  index = $state<number | null>(null);
  #waiting: ReturnType<typeof setTimeout> | undefined;

  /** The pointer moved over the text. */
  move(event: PointerEvent, text: PageText, expressions: readonly ExpressionView[]): void {
    clearTimeout(this.#waiting);
    if (event.buttons > 0) {
      this.index = null;
      return;
    }
    this.#waiting = setTimeout(
      () => {
        const position = positionUnder(text, event.clientX, event.clientY);
        this.index = position === null ? null : dateAt(expressions, position);
      },
      this.index === null ? FIRST : NEXT,
    );
  }

  /** The pointer left the text; it may be on its way to the card, which then keeps the date. */
  leave(): void {
    this.stop();
    this.#waiting = setTimeout(() => this.forget(), FIRST);
  }

  /** The pointer reached the card. */
  keep(): void {
    this.stop();
  }

  forget(): void {
    this.index = null;
  }

  stop(): void {
    clearTimeout(this.#waiting);
  }
}
