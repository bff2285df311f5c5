// Gathers what goes wrong in the page, for the real-window tests, which can't read the webview's console.
(() => {
  const problems = [];
  Object.defineProperty(window, "datelineProblems", { value: problems });
  const say = (kind, what) => problems.push(`${kind}: ${what}`);
  // By the Resize Observer specification this says only that sizes are told in the next frame; nothing was lost.
  const settlesNextFrame = (event) => event.message?.startsWith("ResizeObserver loop");
  addEventListener(
    "error",
    (event) => {
      if (settlesNextFrame(event)) return;
      if (event instanceof ErrorEvent) say("error", `${event.message} (${event.filename}:${event.lineno})`);
      else say("not loaded", event.target?.src ?? event.target?.href ?? "an unnamed resource");
    },
    true,
  );
  addEventListener("unhandledrejection", (event) =>
    say("unhandled rejection", event.reason?.message ?? String(event.reason)),
  );
  document.addEventListener("securitypolicyviolation", (event) =>
    say("content security policy", `${event.effectiveDirective} ${event.blockedURI} (${event.sourceFile}:${event.lineNumber})`),
  );
  for (const kind of ["error", "warn"]) {
    const original = console[kind].bind(console);
    console[kind] = (...words) => {
      say(`console.${kind}`, words.map(String).join(" "));
      original(...words);
    };
  }
})();
