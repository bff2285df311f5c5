/**
 * The lines of a grouped list: a head for each group, and beneath it the group's rows, unless it is shut. Only where
 * lines stand is reckoned with here; rows themselves come page by page.
 */
export interface Sizes {
  /** Height of a row, pixels. */
  row: number;
  /** Height of a group's head, pixels; 0 where there is one group without a head. */
  head: number;
}

export type Line =
  | { kind: "head"; group: number; top: number }
  /** `row` counts the rows of all groups, shut ones too, as the backend does. */
  | { kind: "row"; group: number; row: number; top: number };

export class Lines {
  /** Height of all, pixels. */
  readonly height: number;
  /** How many rows there are to see. */
  readonly open: number;
  readonly #tops: number[] = [];
  readonly #firsts: number[] = [];
  readonly #counts: readonly number[];
  readonly #shut: ReadonlySet<number>;
  readonly #sizes: Sizes;

  /** `counts` has the rows of each group, `shut` the groups of which only the head is seen. */
  constructor(counts: readonly number[], shut: ReadonlySet<number>, sizes: Sizes) {
    this.#counts = counts;
    this.#shut = shut;
    this.#sizes = sizes;
    let top = 0;
    let first = 0;
    let open = 0;
    counts.forEach((count, group) => {
      this.#tops.push(top);
      this.#firsts.push(first);
      top += sizes.head + (shut.has(group) ? 0 : count * sizes.row);
      first += count;
      if (!shut.has(group)) open += count;
    });
    this.height = top;
    this.open = open;
  }

  /** The lines that touch a stretch of the list. */
  between(top: number, bottom: number): Line[] {
    const lines: Line[] = [];
    const { row: tall, head } = this.#sizes;
    for (let group = this.#groupAt(top); group < this.#counts.length; group++) {
      const at = this.#tops[group] ?? 0;
      if (at >= bottom) break;
      if (head > 0 && at + head > top) lines.push({ kind: "head", group, top: at });
      if (this.#shut.has(group)) continue;
      const count = this.#counts[group] ?? 0;
      const begin = at + head;
      const from = Math.max(0, Math.floor((top - begin) / tall));
      const to = Math.min(count, Math.ceil((bottom - begin) / tall));
      for (let index = from; index < to; index++) {
        lines.push({
          kind: "row",
          group,
          row: (this.#firsts[group] ?? 0) + index,
          top: begin + index * tall,
        });
      }
    }
    return lines;
  }

  /** The group of a row. */
  groupOf(row: number): number {
    return last(this.#firsts, row);
  }

  /** Where a row stands; where its group's head stands, when that is shut. */
  topOf(row: number): number {
    const group = this.groupOf(row);
    const at = this.#tops[group] ?? 0;
    if (this.#shut.has(group)) return at;
    return at + this.#sizes.head + (row - (this.#firsts[group] ?? 0)) * this.#sizes.row;
  }

  /** The row so many steps from this one, over the groups that are open; the nearest there is. */
  step(row: number, by: number): number {
    const open = this.#counts.flatMap((count, group) =>
      this.#shut.has(group) || count === 0 ? [] : [{ first: this.#firsts[group] ?? 0, count }],
    );
    let before = 0;
    let place = 0;
    for (const { first, count } of open) {
      if (row >= first) place = before + Math.min(row - first, count - 1);
      before += count;
    }
    let left = Math.min(Math.max(place + by, 0), before - 1);
    for (const { first, count } of open) {
      if (left < count) return first + left;
      left -= count;
    }
    return row;
  }

  /** The first row of a group. */
  firstOf(group: number): number {
    return this.#firsts[group] ?? 0;
  }

  #groupAt(top: number): number {
    return Math.max(0, last(this.#tops, top));
  }
}

/** The last place in a rising list whose value is not above this one. */
function last(rising: readonly number[], value: number): number {
  let low = 0;
  let high = rising.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((rising[middle] ?? 0) <= value) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
