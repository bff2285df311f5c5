/** Arrow keys, Home and End move the focus among the buttons of a list. */
export function moveInList(event: KeyboardEvent & { currentTarget: HTMLElement }): void {
  const by = { ArrowDown: 1, ArrowUp: -1, Home: -Infinity, End: Infinity }[event.key];
  if (by === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
  const rows = [...event.currentTarget.querySelectorAll<HTMLElement>("button, [tabindex='0']")].filter(
    (row) => !row.hasAttribute("disabled"),
  );
  const here = rows.findIndex((row) => row === document.activeElement);
  if (here < 0) return;
  event.preventDefault();
  rows[Math.min(rows.length - 1, Math.max(0, here + by))]?.focus();
}
