/** Takes hold of the selected passage with the pointer and carries it to where it is let go: the strip beneath. */
import type { Carry } from "../shared/carry.svelte";
import { place } from "./caret";
import type { Desk } from "./desk.svelte";
import { positionUnder, type PageText } from "./positions";

/** Pixels that the pointer moves before a press carries something. */
const THRESHOLD = 5;

/** Begins to listen on the text; gives back how to stop. */
export function carryPassages(root: HTMLElement, text: PageText, desk: Desk, carry: Carry): () => void {
  let pressed: { x: number; y: number; position: number } | null = null;
  const ending = new AbortController();
  const { signal } = ending;

  const letGo = (): void => {
    pressed = null;
    carry.end();
  };

  function down(event: PointerEvent): void {
    const plain = !event.shiftKey && !event.ctrlKey && !event.metaKey && !event.altKey;
    if (event.button !== 0 || event.pointerType === "touch" || !plain || !desk.selected) return;
    const position = positionUnder(text, event.clientX, event.clientY);
    const inside = position !== null && position >= desk.selected.start && position < desk.selected.end;
    pressed = inside ? { x: event.clientX, y: event.clientY, position } : null;
  }

  function move(event: PointerEvent): void {
    if (!pressed) return;
    if (!carry.held) {
      if (Math.hypot(event.clientX - pressed.x, event.clientY - pressed.y) < THRESHOLD) return;
      const span = desk.selected;
      const passage = span && desk.passage(span);
      if (!span || !passage) return letGo();
      desk.rested = false;
      carry.held = { ask: { from: "passage", ...passage }, words: text.points.slice(span.start, span.end) };
    }
    carry.at = { x: event.clientX, y: event.clientY };
  }

  function up(): void {
    const press = pressed;
    const held = carry.held;
    const date = carry.over;
    letGo();
    if (held && date !== null && desk.selected)
      desk.floating = { kind: "event", at: desk.selected, ask: held.ask, when: date };
    // A press alone does what it does everywhere in a text.
    else if (press && !held) place(text, press.position);
  }

  root.addEventListener("pointerdown", down, { signal });
  // Else the webview would begin a selection, or a drag of its own, at the press.
  root.addEventListener("mousedown", (event) => pressed && event.preventDefault(), { signal });
  root.addEventListener("dragstart", (event) => event.preventDefault(), { signal });
  window.addEventListener("pointermove", move, { signal });
  window.addEventListener("pointerup", up, { signal });
  window.addEventListener("pointercancel", letGo, { signal });
  window.addEventListener(
    "keydown",
    (event) => {
      if (event.key !== "Escape" || !carry.held) return;
      event.preventDefault();
      event.stopPropagation();
      letGo();
    },
    { signal, capture: true },
  );
  return () => {
    ending.abort();
    letGo();
  };
}
