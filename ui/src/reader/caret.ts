/** Moving the caret and growing the selection by keys, over the webview's own selection. */
import { onMac } from "../shared/keys";
import { bySentence, type Ground } from "./edges";
import type { PageText } from "./positions";

type Unit = "character" | "word" | "line" | "lineboundary" | "paragraph";
interface Step {
  towards: "left" | "right" | "forward" | "backward";
  unit: Unit;
}

/** What a key moves by; `null` for keys that do not move. Alt with arrows goes back and forward, but on a Mac by words. */
export function step(event: Pick<KeyboardEvent, "key" | "ctrlKey" | "altKey" | "metaKey">): Step | null {
  const far = onMac ? event.altKey : event.ctrlKey;
  if (!onMac && (event.altKey || event.metaKey)) return null;
  switch (event.key) {
    case "ArrowLeft":
      return { towards: "left", unit: far ? "word" : "character" };
    case "ArrowRight":
      return { towards: "right", unit: far ? "word" : "character" };
    case "ArrowUp":
      return { towards: "backward", unit: far ? "paragraph" : "line" };
    case "ArrowDown":
      return { towards: "forward", unit: far ? "paragraph" : "line" };
    case "Home":
      return far ? null : { towards: "backward", unit: "lineboundary" };
    case "End":
      return far ? null : { towards: "forward", unit: "lineboundary" };
    default:
      return null;
  }
}

/**
 * Moves the caret, or with Shift the end of the selection. Steps over places that are no text (folds, buttons),
 * and never leaves the text. Tells whether the key was one that moves.
 */
export function moveCaret(event: KeyboardEvent, text: PageText, start: number): boolean {
  const wanted = step(event);
  const selection = document.getSelection();
  if (!wanted || !selection) return false;
  const focused = selection.focusNode && text.position(selection.focusNode, selection.focusOffset) !== null;
  if (!focused) {
    place(text, start);
    return true;
  }
  const { anchorNode, anchorOffset, focusNode, focusOffset } = selection;
  const before = focusNode ? text.position(focusNode, focusOffset) : null;
  for (let tries = 0; tries < 40; tries++) {
    const node: Node | null = selection.focusNode;
    const offset = selection.focusOffset;
    selection.modify(event.shiftKey ? "extend" : "move", wanted.towards, wanted.unit);
    if (selection.focusNode === node && selection.focusOffset === offset) break;
    if (selection.focusNode && text.holds(selection.focusNode)) return true;
  }
  // Nothing but chrome lay in that direction: stay.
  if (before !== null && anchorNode && focusNode)
    selection.setBaseAndExtent(anchorNode, anchorOffset, focusNode, focusOffset);
  return true;
}

/**
 * Moves the caret by a sentence, or with Shift the end of the selection: Alt with up and down, on a Mac ⌥⌘. Tells
 * whether these were the keys.
 */
export function moveBySentence(event: KeyboardEvent, text: PageText, ground: Ground, caret: number): boolean {
  const by = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
  if (by === 0 || !event.altKey || event.ctrlKey || event.metaKey !== onMac) return false;
  const next = bySentence(ground, caret, by, event.shiftKey);
  const point = text.point(next);
  if (!event.shiftKey) place(text, next);
  else if (point) document.getSelection()?.extend(point.node, point.offset);
  return true;
}

/** Puts the caret at a position. */
export function place(text: PageText, position: number): void {
  const point = text.point(position);
  if (point) document.getSelection()?.setBaseAndExtent(point.node, point.offset, point.node, point.offset);
}
