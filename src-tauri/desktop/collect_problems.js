// Gathers what goes wrong in the page, for the real-window tests, which can't read the webview's console.
(() => {
  const problems = [];
  Object.defineProperty(window, "datelineProblems", { value: problems });
  const say = (kind, what) => problems.push(`${kind}: ${what}`);
  addEventListener(
    "error",
    (event) =>
      event instanceof ErrorEvent
        ? say("error", `${event.message} (${event.filename}:${event.lineno})`)
        : say("not loaded", event.target?.src ?? event.target?.href ?? "an unnamed resource"),
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
