/** A tag carried through the tree by the pointer. */
import type { TagRow } from "../bindings";
import { dropOf, type TagDrop } from "./tagDrag";

/** How far the pointer moves before a press becomes carrying, in pixels. */
const SLACK = 6;

export class TagCarry {
  /** The tag carried, once the pointer has moved. */
  moved = $state.raw<TagRow | null>(null);
  /** The tag under the pointer, "top" for the place of the outermost, `null` for none. */
  over = $state.raw<TagRow | "top" | null>(null);
  /** Where the pointer is, pixels from the window's corner. */
  at = $state.raw({ x: 0, y: 0 });
  #rows: () => readonly TagRow[];
  #drop: (moved: TagRow, drop: TagDrop) => void;

  constructor(rows: () => readonly TagRow[], drop: (moved: TagRow, drop: TagDrop) => void) {
    this.#rows = rows;
    this.#drop = drop;
  }

  /** What letting go here would do. */
  get drop(): TagDrop | null {
    if (!this.moved || !this.over) return null;
    return dropOf(this.#rows(), this.moved, this.over === "top" ? null : this.over);
  }

  /** Begins with a press on a tag's row. */
  press(event: PointerEvent, row: TagRow): void {
    if (event.button !== 0 || event.ctrlKey || event.metaKey) return;
    const { clientX, clientY } = event;
    const target = event.currentTarget as HTMLElement;
    const move = (now: PointerEvent): void => {
      if (!this.moved && Math.hypot(now.clientX - clientX, now.clientY - clientY) < SLACK) return;
      this.moved = row;
      this.at = { x: now.clientX, y: now.clientY };
      const under = document.elementFromPoint(now.clientX, now.clientY)?.closest<HTMLElement>("[data-tag]");
      const id = under?.dataset.tag;
      this.over = id === "" ? "top" : (this.#rows().find(({ tag }) => tag.id === id) ?? null);
      now.preventDefault();
    };
    const end = (now: PointerEvent | KeyboardEvent): void => {
      if (now instanceof KeyboardEvent && now.key !== "Escape") return;
      const { moved, drop } = this;
      window.removeEventListener("pointermove", move);
      window.removeEventListener("pointerup", end);
      window.removeEventListener("pointercancel", end);
      window.removeEventListener("keydown", end, true);
      this.moved = null;
      this.over = null;
      if (!moved) return;
      now.preventDefault();
      now.stopPropagation();
      // The click that follows a release belongs to the carrying, not to the row.
      const swallow = (click: MouseEvent): void => {
        click.stopPropagation();
        click.preventDefault();
      };
      target.addEventListener("click", swallow, { capture: true, once: true });
      setTimeout(() => target.removeEventListener("click", swallow, true));
      if (now.type === "pointerup" && drop) this.#drop(moved, drop);
    };
    window.addEventListener("pointermove", move);
    window.addEventListener("pointerup", end);
    window.addEventListener("pointercancel", end);
    window.addEventListener("keydown", end, true);
  }
}
