/** Articles carried by the pointer: into a collection, or to another place in one. */
import type { ArticleId, CollectionId } from "../bindings";
import { carryPointer } from "../shared/carryPointer";

/** Where carried articles would come to lie. */
export type ArticleDrop =
  | { into: CollectionId }
  /** A collection that is still to be named. */
  | { into: null }
  /** Beside a row of the list. */
  | { row: ArticleId; after: boolean };

class ArticleCarry {
  /** What is carried, once the pointer has moved. */
  held = $state.raw<{ ids: ArticleId[]; words: string } | null>(null);
  over = $state.raw<ArticleDrop | null>(null);
  /** Where the pointer is, pixels from the window's corner. */
  at = $state.raw({ x: 0, y: 0 });

  /** Begins with a press on a row; `ordered` tells whether rows take a drop between them. */
  press(
    event: PointerEvent,
    held: { ids: ArticleId[]; words: string },
    ordered: boolean,
    drop: (ids: ArticleId[], over: ArticleDrop) => void,
  ): void {
    carryPointer(event, {
      move: (now) => {
        this.held = held;
        this.at = { x: now.clientX, y: now.clientY };
        this.over = under(now, ordered);
      },
      end: (dropped) => {
        const { over } = this;
        this.held = null;
        this.over = null;
        if (dropped && over) drop(held.ids, over);
      },
    });
  }
}

function under({ clientX, clientY }: PointerEvent, ordered: boolean): ArticleDrop | null {
  const element = document.elementFromPoint(clientX, clientY);
  const into = element?.closest<HTMLElement>("[data-collection]")?.dataset.collection;
  if (into !== undefined) return { into: into || null };
  const row = ordered ? element?.closest<HTMLElement>("[data-article]") : null;
  if (!row?.dataset.article) return null;
  const box = row.getBoundingClientRect();
  return { row: row.dataset.article, after: clientY > box.top + box.height / 2 };
}

export const articleCarry = new ArticleCarry();
