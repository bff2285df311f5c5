/** For toolbars, menus and radio groups: one Tab stop, arrows go from control to control. */
export function rove(node: HTMLElement): () => void {
  const controls = (): HTMLElement[] => [...node.querySelectorAll<HTMLElement>("button:not(:disabled)")];
  const settle = (): void => {
    const all = controls();
    const chosen =
      all.find((each) => each.matches("[aria-checked='true'], [aria-selected='true']")) ?? all[0];
    for (const each of all) each.tabIndex = each === chosen ? 0 : -1;
  };
  const onkeydown = (event: KeyboardEvent): void => {
    const all = controls();
    const here = all.indexOf(document.activeElement as HTMLElement);
    const by = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    const edge = event.key === "Home" ? 0 : event.key === "End" ? all.length - 1 : null;
    if (here < 0 || (by === undefined && edge === null)) return;
    const next = all[edge ?? (here + (by ?? 0) + all.length) % all.length];
    event.preventDefault();
    next?.focus();
    if (next?.getAttribute("role") === "radio" || next?.getAttribute("role") === "tab") next.click();
  };
  settle();
  const watch = new MutationObserver(settle);
  watch.observe(node, { childList: true, subtree: true, attributeFilter: ["aria-checked", "aria-selected"] });
  node.addEventListener("keydown", onkeydown);
  return () => {
    watch.disconnect();
    node.removeEventListener("keydown", onkeydown);
  };
}
