/** Bringing passages of the page into sight. */
import type { Highlights } from "./highlights";
import { caretBox, positionNear, type PageText, type Span } from "./positions";

/** How long a passage that one came to stays lit, in milliseconds. */
const FLASH = 1400;

/** How far below the upper edge of the room the line lies that counts as the first one read, in pixels. */
const EDGE = 24;

/** Less than the height of a line, in pixels. */
const LINE = 12;

/** What it moves; each is asked anew. */
export interface Seen {
  text: () => PageText | null;
  highlights: () => Highlights | null;
  scroller: () => HTMLElement | undefined;
}

export class Sight {
  readonly #seen: Seen;
  #ended = false;
  #clock: ReturnType<typeof setTimeout> | undefined;

  constructor(seen: Seen) {
    this.#seen = seen;
  }

  /** Scrolls a passage into view; one that is seen already stays where it is. */
  show(span: Span): void {
    const [text, scroller] = [this.#seen.text(), this.#seen.scroller()];
    const node = text?.point(span.start)?.node;
    if (!scroller || !text || !node) return;
    const room = scroller.getBoundingClientRect();
    // Parts that were out of sight have no layout until they are scrolled near.
    const first = text.ends(span)?.first;
    if (first && first.height > 0 && first.top > room.top + 40 && first.bottom < room.bottom - 80) return;
    node.parentElement?.scrollIntoView({ block: "center" });
    this.inNextFrame(() => {
      const passage = text.ends(span)?.first;
      if (passage) scroller.scrollTop += passage.top - room.top - room.height / 3;
    });
  }

  /** The position that stands at the upper edge, or first below it; `null` where no text is in sight. */
  top(): number | null {
    const [text, scroller] = [this.#seen.text(), this.#seen.scroller()];
    const prose = scroller?.querySelector("[data-text]")?.getBoundingClientRect();
    const room = scroller?.getBoundingClientRect();
    if (!text || !room || !prose) return null;
    // Between blocks, and beside a picture, the first text below counts.
    for (let y = room.top + EDGE; y < room.bottom; y += LINE) {
      const position = positionNear(text, prose.left + 4, y);
      if (position !== null) return position;
    }
    return null;
  }

  /** Scrolls a position to the upper edge. */
  raise(position: number): void {
    const [text, scroller] = [this.#seen.text(), this.#seen.scroller()];
    const node = text?.point(position)?.node;
    if (!scroller || !text || !node) return;
    node.parentElement?.scrollIntoView({ block: "start" });
    this.inNextFrame(() => {
      const box = caretBox(text, position);
      if (box) scroller.scrollTop += box.top - scroller.getBoundingClientRect().top - EDGE / 2;
    });
  }

  /** Scrolls a passage into view and paints it for a moment. */
  flash(span: Span): void {
    const painter = this.#seen.highlights();
    this.show(span);
    painter?.single("flash", [span]);
    clearTimeout(this.#clock);
    this.#clock = setTimeout(() => painter?.single("flash", []), FLASH);
  }

  /** Selects a passage, as the pointer would. */
  select(span: Span): void {
    const text = this.#seen.text();
    const from = text?.point(span.start);
    const to = text?.point(span.end);
    if (from && to) document.getSelection()?.setBaseAndExtent(from.node, from.offset, to.node, to.offset);
  }

  /** Keeps a box, in pixels of the window, clear of the upper and lower edge. */
  follow(box: DOMRect): void {
    const scroller = this.#seen.scroller();
    const room = scroller?.getBoundingClientRect();
    if (!scroller || !room) return;
    if (box.top < room.top + 24) scroller.scrollTop += box.top - room.top - 80;
    else if (box.bottom > room.bottom - 64) scroller.scrollTop += box.bottom - room.bottom + 120;
  }

  /** Waits for the next frame, which a page that was left meanwhile does not see. */
  inNextFrame(act: () => void): void {
    requestAnimationFrame(() => {
      if (!this.#ended) act();
    });
  }

  /** The page is left. */
  end(): void {
    this.#ended = true;
  }
}
