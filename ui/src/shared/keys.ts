/** Keys: written in commands as "Mod+Shift+N", compared with what was pressed, shown as this system writes them. */

export const onMac = typeof navigator !== "undefined" && /Mac|iPhone|iPad/.test(navigator.userAgent);

/** Whether the event is these keys. */
export function matches(event: KeyboardEvent, keys: string): boolean {
  const parts = split(keys);
  const key = parts.at(-1) ?? "";
  const wants = (name: string): boolean => parts.slice(0, -1).includes(name);
  const mod = onMac ? event.metaKey : event.ctrlKey;
  const otherMod = onMac ? event.ctrlKey : event.metaKey;
  if (wants("Mod") !== mod || otherMod || wants("Alt") !== event.altKey) return false;
  // With ⌥ a Mac's digits type signs; the key itself tells which digit it is.
  if (wants("Alt") && /^\d$/.test(key) && event.code === `Digit${key}`)
    return wants("Shift") === event.shiftKey;
  const pressed = event.key.length === 1 ? event.key.toUpperCase() : event.key;
  if (pressed !== (key.length === 1 ? key.toUpperCase() : key)) return false;
  // On signs such as "?" or "+" the layout decides whether Shift is needed.
  const isSign = key.length === 1 && key.toUpperCase() === key.toLowerCase() && !/\d/.test(key);
  return isSign || wants("Shift") === event.shiftKey;
}

/** The parts of keys, the key itself last; "+" and "Mod++" end in the plus key. */
function split(keys: string): string[] {
  if (keys === "+") return ["+"];
  return keys.endsWith("++") ? [...keys.slice(0, -2).split("+"), "+"] : keys.split("+");
}

/** Keys by which every field takes back and does again what was typed in it. */
const OF_FIELDS = new Set(["Mod+Z", "Mod+Shift+Z", "Mod+Y"]);

/** Whether keys reach their command while one types in a field; an empty one has no typing to take back. */
export function worksWhileTyping(keys: string, empty = true): boolean {
  if (OF_FIELDS.has(keys) && !empty) return false;
  return /(^|\+)(Mod|Alt)\+/.test(keys) || /(^|\+)F\d+$/.test(keys);
}

/** Whether the field that one types in holds nothing. */
export function isEmpty(target: EventTarget | null): boolean {
  if (target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement) return target.value === "";
  // A choice has no typing of its own to take back.
  if (target instanceof HTMLSelectElement) return true;
  return target instanceof HTMLElement && target.textContent === "";
}

/** Whether what has the focus takes typed text. */
export function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable || target.closest("[contenteditable='true']")) return true;
  if (target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement) return true;
  return (
    target instanceof HTMLInputElement &&
    !["checkbox", "radio", "range", "button", "submit"].includes(target.type)
  );
}

const NAMES: Record<string, string> = {
  ArrowLeft: "←",
  ArrowRight: "→",
  ArrowUp: "↑",
  ArrowDown: "↓",
  Escape: "Esc",
  Delete: "Del",
  " ": "Space",
};
const ON_MAC: Record<string, string> = { Mod: "⌘", Shift: "⇧", Alt: "⌥", Enter: "↩", Backspace: "⌫" };

/** Keys as shown: "Ctrl Shift N", on a Mac "⌘⇧N". */
export function shown(keys: string): string {
  const named = split(keys).map(
    (part) => (onMac && ON_MAC[part]) || NAMES[part] || (part === "Mod" ? "Ctrl" : part),
  );
  return named.join(onMac ? "" : " ");
}
