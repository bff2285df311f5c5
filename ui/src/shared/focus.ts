/** Where the focus goes: round the window's places, and kept inside what floats. */

const FOCUSABLE =
  "a[href], button:not(:disabled), input:not(:disabled), select:not(:disabled), textarea:not(:disabled), [tabindex]:not([tabindex='-1'])";

/** Elements that Tab would reach inside, in order. */
export function focusables(inside: ParentNode): HTMLElement[] {
  return [...inside.querySelectorAll<HTMLElement>(FOCUSABLE)].filter(
    (element) => element.tabIndex >= 0 && element.getClientRects().length > 0,
  );
}

/** Last focused element of each place, so that F6 comes back to it. */
const remembered = new WeakMap<Element, HTMLElement>();

/**
 * Moves the focus to the next or previous place: every visible element with `data-place`, in document order.
 * Inside, it goes to where the focus was last, to `[data-first]`, or to the first control.
 */
export function cyclePlaces(by: 1 | -1): void {
  const places = [...document.querySelectorAll<HTMLElement>("[data-place]")].filter(
    (place) => place.getClientRects().length > 0,
  );
  if (places.length === 0) return;
  const focused = document.activeElement;
  const here = places.findIndex((place) => focused !== null && place.contains(focused));
  const from = places[here];
  if (from && focused instanceof HTMLElement) remembered.set(from, focused);
  const next = places[(here + by + places.length) % places.length];
  if (!next) return;
  const last = remembered.get(next);
  const target =
    (last?.isConnected && next.contains(last) ? last : null) ??
    next.querySelector<HTMLElement>("[data-first]") ??
    focusables(next)[0] ??
    next;
  target.focus();
}

/** For dialogs: takes the focus, keeps Tab inside, and gives the focus back at the end. */
export function keepFocus(node: HTMLElement): { destroy(): void } {
  const before = document.activeElement;
  // What floats is placed after it is made: the page behind it must not scroll to where it first stood.
  (node.querySelector<HTMLElement>("[data-first]") ?? focusables(node)[0] ?? node).focus({
    preventScroll: true,
  });
  const onKey = (event: KeyboardEvent): void => {
    if (event.key !== "Tab") return;
    const inside = focusables(node);
    const first = inside[0];
    const last = inside.at(-1);
    if (!first || !last) return event.preventDefault();
    if (event.shiftKey && document.activeElement === first) {
      event.preventDefault();
      last.focus();
    } else if (!event.shiftKey && document.activeElement === last) {
      event.preventDefault();
      first.focus();
    }
  };
  node.addEventListener("keydown", onKey);
  return {
    destroy() {
      node.removeEventListener("keydown", onKey);
      if (before instanceof HTMLElement && before.isConnected) before.focus({ preventScroll: true });
    },
  };
}
