/** A press that becomes carrying once the pointer has moved. */

/** How far the pointer moves before a press becomes carrying, in pixels. */
const SLACK = 6;

export interface Carrying {
  /** Every move, from the first that is far enough. */
  move(event: PointerEvent): void;
  /** The end; `dropped` unless Esc or the system broke it off. Not called for a mere press. */
  end(dropped: boolean): void;
}

/** Follows the pointer from a press with the main button until it is released, or Esc breaks it off. */
export function carryPointer(event: PointerEvent, carrying: Carrying): void {
  if (event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey) return;
  const { clientX, clientY } = event;
  const target = event.currentTarget as HTMLElement;
  let carried = false;
  const move = (now: PointerEvent): void => {
    if (!carried && Math.hypot(now.clientX - clientX, now.clientY - clientY) < SLACK) return;
    carried = true;
    carrying.move(now);
    now.preventDefault();
  };
  const end = (now: PointerEvent | KeyboardEvent): void => {
    if (now instanceof KeyboardEvent && now.key !== "Escape") return;
    window.removeEventListener("pointermove", move);
    window.removeEventListener("pointerup", end);
    window.removeEventListener("pointercancel", end);
    window.removeEventListener("keydown", end, true);
    if (!carried) return;
    now.preventDefault();
    now.stopPropagation();
    // The click that follows a release belongs to the carrying, not to the row.
    const swallow = (click: MouseEvent): void => {
      click.stopPropagation();
      click.preventDefault();
    };
    target.addEventListener("click", swallow, { capture: true, once: true });
    setTimeout(() => target.removeEventListener("click", swallow, true));
    carrying.end(now.type === "pointerup");
  };
  window.addEventListener("pointermove", move);
  window.addEventListener("pointerup", end);
  window.addEventListener("pointercancel", end);
  window.addEventListener("keydown", end, true);
}
