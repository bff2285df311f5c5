/** Follows the webview's selection inside the article and keeps the desk up to date. */
import type { Desk } from "./desk.svelte";
import type { PageText } from "./positions";

/** How long Shift rests before the toolbar shows, in milliseconds. */
const REST = 300;

/** What the reader wants to hear of. */
export interface Listens {
  /** Position of the caret or of the selection's moving end; `null` when it is elsewhere. */
  caret: (position: number | null) => void;
}

/** Begins to follow; gives back how to stop. */
export function followSelection(root: HTMLElement, text: PageText, desk: Desk, listens: Listens): () => void {
  let pointing = false;
  let clock: ReturnType<typeof setTimeout> | undefined;

  const read = (): void => {
    clearTimeout(clock);
    const selection = document.getSelection();
    const inside = selection?.focusNode && selection.rangeCount > 0 && root.contains(selection.focusNode);
    if (!inside || !selection.focusNode) {
      // Fields take the webview's selection away; what floats over the text still speaks of the passage.
      if (!desk.floating && !isField(document.activeElement)) {
        desk.selected = null;
        desk.rested = false;
      }
      listens.caret(null);
      return;
    }
    const span = selection.isCollapsed ? null : text.span(selection.getRangeAt(0));
    if (span?.start !== desk.selected?.start || span?.end !== desk.selected?.end) {
      desk.selected = span;
      desk.rested = false;
    }
    if (span) {
      desk.date = null;
      if (!pointing) clock = setTimeout(() => (desk.rested = desk.selected !== null), REST);
    } else {
      desk.rested = false;
    }
    listens.caret(text.position(selection.focusNode, selection.focusOffset));
  };
  const down = (event: PointerEvent): void => {
    if (event.button === 0) pointing = true;
  };
  const up = (): void => {
    if (!pointing) return;
    pointing = false;
    // The selection changes after the pointer is released when the click lies inside it.
    setTimeout(() => {
      read();
      clearTimeout(clock);
      desk.rested = desk.selected !== null;
    });
  };

  document.addEventListener("selectionchange", read);
  root.addEventListener("pointerdown", down);
  window.addEventListener("pointerup", up);
  return () => {
    clearTimeout(clock);
    document.removeEventListener("selectionchange", read);
    root.removeEventListener("pointerdown", down);
    window.removeEventListener("pointerup", up);
  };
}

function isField(element: Element | null): boolean {
  return (
    element instanceof HTMLInputElement ||
    element instanceof HTMLTextAreaElement ||
    element instanceof HTMLSelectElement
  );
}
