/** Where rows stand that each have a height of their own, most of them not measured yet: pure geometry, in pixels. */

/** The rows of a long list, one under the other. Takes time linear in their number to build. */
export class Stack {
  /** Where each row begins, and at last where the list ends. */
  readonly #tops: Float64Array;

  /** `measured` holds the heights that are known, by the rows' identifiers; the others are taken to be `typical`. */
  constructor(ids: readonly string[], measured: ReadonlyMap<string, number>, typical: number) {
    this.#tops = new Float64Array(ids.length + 1);
    let at = 0;
    for (const [index, id] of ids.entries()) {
      this.#tops[index] = at;
      at += measured.get(id) ?? typical;
    }
    this.#tops[ids.length] = at;
  }

  /** The height of all rows. */
  get height(): number {
    return this.#tops.at(-1) ?? 0;
  }

  /** Where a row begins. */
  top(index: number): number {
    return this.#tops[index] ?? 0;
  }

  /** The rows that stand between two heights: the first, and the one after the last. */
  between(top: number, bottom: number): { first: number; last: number } {
    return { first: Math.max(this.#begunBy(top) - 1, 0), last: this.#begunBy(bottom) };
  }

  /** How many rows begin at a height or above it. */
  #begunBy(height: number): number {
    let low = 0;
    let high = this.#tops.length - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#tops[middle] ?? 0) <= height) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
