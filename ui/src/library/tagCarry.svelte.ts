/** A tag carried through the tree by the pointer. */
import type { TagRow } from "../bindings";
import { carryPointer } from "../shared/carryPointer";
import { dropOf, type TagDrop } from "./tagDrag";

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
    carryPointer(event, {
      move: (now) => {
        this.moved = row;
        this.at = { x: now.clientX, y: now.clientY };
        const under = document.elementFromPoint(now.clientX, now.clientY)?.closest<HTMLElement>("[data-tag]");
        const id = under?.dataset.tag;
        this.over = id === "" ? "top" : (this.#rows().find(({ tag }) => tag.id === id) ?? null);
      },
      end: (dropped) => {
        const { moved, drop } = this;
        this.moved = null;
        this.over = null;
        if (dropped && moved && drop) this.#drop(moved, drop);
      },
    });
  }
}
