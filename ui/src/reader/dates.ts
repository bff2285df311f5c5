/** The dates of an article as lists and strips show them. */
import type { ExpressionView } from "../bindings";

/** Placed in time; a length or repetition, which has no place; a date whose place is not known. */
export type DateKind = "dated" | "length" | "open";

/** What an expression is, for its underline and its place in the list. */
export function kindOf({ expression }: ExpressionView): DateKind {
  if (expression.type === "DURATION" || expression.type === "SET") return "length";
  return expression.edtf === null ? "open" : "dated";
}

/** An expression in a list. */
export interface ListedDate {
  id: string;
  /** Its index in the article's view. */
  index: number;
  view: ExpressionView;
  kind: DateKind;
}

const RANK: Record<DateKind, number> = { dated: 0, open: 1, length: 2 };

/** When a date begins, in seconds since 1970; where its begin is open, when it ends. */
export function beginOf({ edges }: ExpressionView): number {
  return edges?.start_min ?? edges?.end_max ?? Infinity;
}

/**
 * In time order: by begin, the finer first, then as they stand in the text. What has no place in time comes after,
 * dates that lack something before lengths and repetitions.
 */
export function inTimeOrder(expressions: readonly ExpressionView[]): ListedDate[] {
  const length = ({ edges }: ExpressionView): number =>
    edges?.start_min != null && edges.end_max != null ? edges.end_max - edges.start_min : Infinity;
  return expressions
    .map((view, index) => ({ id: String(index), index, view, kind: kindOf(view) }))
    .sort((a, b) => {
      if (a.kind !== b.kind) return RANK[a.kind] - RANK[b.kind];
      if (a.kind !== "dated") return a.index - b.index;
      const [one, other] = [beginOf(a.view), beginOf(b.view)];
      if (one !== other) return one - other;
      const [short, long] = [length(a.view), length(b.view)];
      return short === long ? a.index - b.index : short - long;
    });
}

/** The expression that holds a position, by its index; `null` where there is none. They stand in text order. */
export function dateAt(expressions: readonly ExpressionView[], position: number): number | null {
  let low = 0;
  let high = expressions.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((expressions[middle]?.expression.end ?? 0) <= position) low = middle + 1;
    else high = middle;
  }
  const found = expressions[low]?.expression;
  return found && found.start <= position ? low : null;
}

/** "12 dates", "1 date". */
export function dateCount(number: number): string {
  return number === 1 ? "1 date" : `${number.toLocaleString("en")} dates`;
}
