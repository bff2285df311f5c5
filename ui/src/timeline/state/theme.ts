/** Calls back when the colours of the window change: the system's theme, or the person's choice. */
export function onTheme(change: () => void): () => void {
  const queries = ["(prefers-color-scheme: dark)", "(prefers-contrast: more)"].map((words) =>
    matchMedia(words),
  );
  for (const query of queries) query.addEventListener("change", change);
  const observer = new MutationObserver(change);
  observer.observe(document.documentElement, { attributes: true, attributeFilter: ["data-theme"] });
  return () => {
    for (const query of queries) query.removeEventListener("change", change);
    observer.disconnect();
  };
}
