import type { PageText, Span } from "./positions";
import { pieces, ruleName, type Painted } from "./painting";

/** What is painted under one name each: dates by their kind, what is pointed at, found, worked on. */
export type SingleName =
  "expr-dated" | "expr-length" | "expr-open" | "expr-now" | "passage" | "flash" | "found" | "extent";

/** Paints ranges by the CSS Custom Highlight API; where the webview has none, nothing is painted and nothing breaks. */
export class Highlights {
  readonly #page: PageText;
  readonly #names = new Set<string>();

  constructor(page: PageText) {
    this.#page = page;
  }

  /** Paints these annotations and takes away those painted before; with `patterns`, each carries its own line too. */
  annotations(painted: readonly Painted[], patterns: boolean): void {
    const byRule = new Map<string, Range[]>();
    for (const piece of pieces(painted)) {
      const name = ruleName(patterns && !piece.line ? { ...piece, line: piece.ground } : piece);
      const ranges = byRule.get(name) ?? [];
      ranges.push(...this.#page.ranges(piece));
      byRule.set(name, ranges);
    }
    for (const name of this.#names) if (name.startsWith("hl-") && !byRule.has(name)) this.#set(name, [], 0);
    for (const [name, ranges] of byRule) this.#set(name, ranges, 1);
  }

  /** Paints stretches under one of the single names. */
  single(name: SingleName, spans: readonly Span[]): void {
    this.#set(
      name,
      spans.flatMap((span) => this.#page.ranges(span)),
      name === "expr-dated" || name === "expr-length" || name === "expr-open" ? 2 : 3,
    );
  }

  /** Takes everything away. */
  clear(): void {
    for (const name of this.#names) CSS.highlights.delete(name);
    this.#names.clear();
  }

  #set(name: string, ranges: Range[], priority: number): void {
    if (typeof Highlight === "undefined") return;
    if (ranges.length === 0) {
      CSS.highlights.delete(name);
      this.#names.delete(name);
      return;
    }
    const highlight = new Highlight(...ranges);
    highlight.priority = priority;
    const known = CSS.highlights.has(name);
    CSS.highlights.set(name, highlight);
    this.#names.add(name);
    if (!known) putInOrder(priority);
  }
}

/**
 * Puts what lies above a priority behind what was registered last. WebKitGTK 2.50 ends the page when it paints one that
 * lies below another registered before it.
 */
function putInOrder(priority: number): void {
  const above = [...CSS.highlights].filter(([, highlight]) => highlight.priority > priority);
  above.sort(([, a], [, b]) => a.priority - b.priority);
  for (const [name, highlight] of above) {
    CSS.highlights.delete(name);
    CSS.highlights.set(name, highlight);
  }
}
