/** Selecting all: the text one is in, never the whole window. */
import { isTyping } from "./keys";

/** Marks an element as one text: what "select all" takes when the selection or the focus is in it. */
const TEXT = "[data-text]";

/** Answers the key for selecting all. Fields and lists answer it themselves, before this is asked. */
export function selectAll(event: KeyboardEvent): boolean {
  const mod = event.ctrlKey || event.metaKey;
  if (event.defaultPrevented || !mod || event.shiftKey || event.altKey || event.key.toLowerCase() !== "a")
    return false;
  if (isTyping(event.target)) return false;
  event.preventDefault();
  const selection = document.getSelection();
  const anchor = selection?.anchorNode;
  const selected = anchor instanceof Element ? anchor : anchor?.parentElement;
  const focused = document.activeElement;
  const text =
    selected?.closest(TEXT) ??
    focused?.closest(TEXT) ??
    focused?.querySelector(TEXT) ??
    document.querySelector(TEXT);
  if (text) selection?.selectAllChildren(text);
  return true;
}
