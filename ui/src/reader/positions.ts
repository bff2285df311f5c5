/**
 * The one place that converts between the library's positions (Unicode code points), JavaScript's
 * (UTF-16 code units) and the page's (text node and offset).
 */

/** A text that answers in code points. Costs memory only for characters outside the basic plane. */
export class CodePoints {
  readonly text: string;
  /** Code point positions of the characters that take two UTF-16 units, ascending. */
  readonly #wide: number[] = [];

  constructor(text: string) {
    this.text = text;
    const pair = /[\ud800-\udbff][\udc00-\udfff]/g;
    for (let hit = pair.exec(text); hit; hit = pair.exec(text))
      this.#wide.push(hit.index - this.#wide.length);
  }

  /** Length in code points. */
  get length(): number {
    return this.text.length - this.#wide.length;
  }

  /** UTF-16 offset of a code point position; positions outside the text are drawn to its edges. */
  toUtf16(position: number): number {
    const inside = Math.min(Math.max(position, 0), this.length);
    return inside + below(this.#wide, inside);
  }

  /** Code point position of a UTF-16 offset; the middle of a surrogate pair counts as its start. */
  fromUtf16(offset: number): number {
    const inside = Math.min(Math.max(offset, 0), this.text.length);
    // The n-th wide character starts at wide[n] + n; it has passed once both its units lie before the offset.
    let low = 0;
    let high = this.#wide.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#wide[middle] ?? 0) + middle < inside) low = middle + 1;
      else high = middle;
    }
    const last = this.#wide[low - 1];
    const splits = last !== undefined && last + low - 1 + 1 === inside;
    return splits ? last : inside - low;
  }

  /** The words between two positions. */
  slice(start: number, end: number): string {
    return this.text.slice(this.toUtf16(start), this.toUtf16(end));
  }
}

/** How many of the ascending numbers are smaller than the limit. */
function below(numbers: readonly number[], limit: number): number {
  let low = 0;
  let high = numbers.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((numbers[middle] ?? 0) < limit) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** A stretch of text: code points, end exclusive. */
export interface Span {
  start: number;
  end: number;
}

/** A text node of the page and the UTF-16 offset in the version's text at which it starts. */
interface Segment {
  node: Text;
  from: number;
  to: number;
}

/** A stretch of the page: text nodes with offsets in UTF-16 units. */
interface Place {
  first: Text;
  start: number;
  last: Text;
  end: number;
}

/** The range, laid over a place. */
function laid(range: Range, { first, start, last, end }: Place): Range {
  range.setStart(first, start);
  range.setEnd(last, end);
  return range;
}

/**
 * The text nodes that show an article version. Blocks register their nodes when they are drawn and take them
 * back when they are folded away; what is not drawn has no place in the page.
 */
export class PageText {
  readonly points: CodePoints;
  readonly #blocks: readonly Span[];
  readonly #drawn = new Map<number, Segment[]>();
  readonly #byNode = new WeakMap<Node, Segment>();
  readonly #drawnListeners = new Set<(span: Span) => void>();
  /** Draws a stretch that is still to be drawn. */
  #want: ((span: Span) => void) | null = null;
  /** Measures. There is but one: live ranges are looked at again at each change of the page. */
  readonly #rule = new Range();

  /** `blocks` are the version's blocks: ascending, not overlapping. */
  constructor(text: string, blocks: readonly Span[]) {
    this.points = new CodePoints(text);
    this.#blocks = blocks;
  }

  /** Tells that the block at this index is shown by these nodes, which together hold exactly its text. */
  draw(block: number, nodes: readonly Text[]): () => void {
    let from = this.points.toUtf16(this.#blocks[block]?.start ?? 0);
    const segments = nodes.map((node) => {
      const segment = { node, from, to: from + node.data.length };
      from = segment.to;
      this.#byNode.set(node, segment);
      return segment;
    });
    this.#drawn.set(block, segments);
    this.#tell(block);
    return () => {
      if (this.#drawn.get(block) === segments) this.#drawn.delete(block);
      this.#tell(block);
    };
  }

  /** Calls the listener with the stretch of each block that was drawn or taken away. */
  onDrawn(listener: (span: Span) => void): () => void {
    this.#drawnListeners.add(listener);
    return () => this.#drawnListeners.delete(listener);
  }

  /** Calls back when a position is asked for that is not drawn, so that it can be drawn at once. */
  onWanted(draw: (span: Span) => void): () => void {
    this.#want = draw;
    return () => {
      if (this.#want === draw) this.#want = null;
    };
  }

  /** Index of the block that holds a position, or of the one before it; -1 for none. */
  blockAt(position: number): number {
    let low = 0;
    let high = this.#blocks.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#blocks[middle]?.start ?? 0) <= position) low = middle + 1;
      else high = middle;
    }
    return low - 1;
  }

  /** Indexes of the blocks that a stretch touches. */
  blocksIn(span: Span): number[] {
    const touched: number[] = [];
    for (let index = Math.max(this.blockAt(span.start), 0); index < this.#blocks.length; index++) {
      const block = this.#blocks[index];
      if (!block || block.start >= span.end) break;
      if (block.end > span.start) touched.push(index);
    }
    return touched;
  }

  /** Where a position stands in the page, which is drawn there if it was still to be; `null` when it is folded away. */
  point(position: number): { node: Text; offset: number } | null {
    const block = this.blockAt(position);
    if (!this.#drawn.has(block)) this.#want?.({ start: position, end: position + 1 });
    const segments = this.#drawn.get(block);
    const offset = this.points.toUtf16(position);
    const segment = segments?.find((each) => offset >= each.from && offset <= each.to) ?? segments?.at(-1);
    if (!segment) return null;
    return {
      node: segment.node,
      offset: Math.min(Math.max(offset - segment.from, 0), segment.node.data.length),
    };
  }

  /** Whether a node is text of the article, and not of the controls between. */
  holds(node: Node): boolean {
    return this.#byNode.has(node);
  }

  /** The position of a point in the page; `null` when the page shows no text. */
  position(node: Node, offset: number): number | null {
    const own = this.#byNode.get(node);
    if (own) return this.points.fromUtf16(own.from + offset);
    return this.#near(node, offset);
  }

  /** One range for each drawn block that the stretch touches, for painting. */
  ranges(span: Span): Range[] {
    return this.#places(span).map((place) => laid(new Range(), place));
  }

  /** The boxes of the first and the last line of a stretch, in pixels of the viewport; `null` where none is laid out. */
  ends(span: Span): { first: DOMRect; last: DOMRect } | null {
    const places = this.#places(span);
    const first = this.#boxes(places[0])[0];
    const last = this.#boxes(places.at(-1)).at(-1);
    return first && last ? { first, last } : null;
  }

  /** Where each drawn block that the stretch touches shows it. */
  #places(span: Span): Place[] {
    const from = this.points.toUtf16(span.start);
    const to = this.points.toUtf16(span.end);
    return this.blocksIn(span).flatMap((block) => {
      const segments = this.#drawn.get(block)?.filter((each) => each.to > from && each.from < to);
      const first = segments?.[0];
      const last = segments?.at(-1);
      if (!first || !last) return [];
      const start = Math.max(from - first.from, 0);
      const end = Math.min(to - last.from, last.node.data.length);
      return [{ first: first.node, start, last: last.node, end }];
    });
  }

  #boxes(place: Place | undefined): DOMRect[] {
    return place ? [...laid(this.#rule, place).getClientRects()] : [];
  }

  /** The stretch that a range of the page covers, without white space at its ends; `null` when nothing is left. */
  span(range: AbstractRange): Span | null {
    const start = this.position(range.startContainer, range.startOffset);
    const end = this.position(range.endContainer, range.endOffset);
    return start === null || end === null ? null : this.trim({ start, end });
  }

  /** The stretch without white space at its ends; `null` when nothing is left. */
  trim(span: Span): Span | null {
    const words = this.points.slice(span.start, span.end);
    const start = span.start + (words.length - words.trimStart().length);
    const end = span.end - (words.length - words.trimEnd().length);
    return start < end ? { start, end } : null;
  }

  /** For points outside text nodes: the start of the next text shown, or the end of the last. */
  #near(node: Node, offset: number): number | null {
    const root = node.ownerDocument ?? document;
    const child = node.childNodes[offset];
    const walker = root.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    walker.currentNode = child ?? deepest(node);
    for (
      let next: Node | null = child ? walker.currentNode : walker.nextNode();
      next;
      next = walker.nextNode()
    ) {
      const segment = this.#byNode.get(next);
      if (segment && next.isConnected) return this.points.fromUtf16(segment.from);
    }
    const last = [...this.#drawn.entries()]
      .sort(([a], [b]) => a - b)
      .at(-1)?.[1]
      .at(-1);
    return last ? this.points.fromUtf16(last.to) : null;
  }

  #tell(index: number): void {
    const block = this.#blocks[index];
    if (block) for (const listener of this.#drawnListeners) listener(block);
  }
}

/** The place in the page that is nearest to a point of the window. */
function pointNear(x: number, y: number): { node: Node; offset: number } | null {
  const found = document.caretPositionFromPoint?.(x, y);
  if (found) return { node: found.offsetNode, offset: found.offset };
  const range = document.caretRangeFromPoint?.(x, y);
  return range ? { node: range.startContainer, offset: range.startOffset } : null;
}

/** The position nearest to a point of the window; `null` when the article has none there. Pixels of the viewport. */
export function positionNear(text: PageText, x: number, y: number): number | null {
  const near = pointNear(x, y);
  return near && text.holds(near.node) ? text.position(near.node, near.offset) : null;
}

/** The position under a point of the window; `null` when no text is there. Pixels of the viewport. */
export function positionUnder(text: PageText, x: number, y: number): number | null {
  const near = pointNear(x, y);
  if (!(near?.node instanceof Text)) return null;
  const { node, offset } = near;
  // The nearest caret may stand after the character under the point, or the point may lie beside the line.
  for (const from of [offset, offset - 1]) {
    if (from < 0 || from >= node.data.length) continue;
    const character = new Range();
    character.setStart(node, from);
    character.setEnd(node, from + 1);
    const under = [...character.getClientRects()].some(
      (box) => x >= box.left - 1 && x <= box.right + 1 && y >= box.top - 3 && y <= box.bottom + 3,
    );
    if (under) return text.position(node, from);
  }
  return null;
}

/**
 * Where the caret stands, in pixels of the viewport; `null` when the position is not drawn. Where a line is broken,
 * one position stands at two places: an `end` stays with the character before it.
 */
export function caretBox(text: PageText, position: number, edge: "start" | "end" = "start"): DOMRect | null {
  const point = text.point(position);
  if (!point) return null;
  const { node, offset } = point;
  const range = new Range();
  if (offset < node.data.length && (edge === "start" || offset === 0)) {
    range.setStart(node, offset);
    range.setEnd(node, offset + 1);
    const box = range.getClientRects()[0];
    if (box) return new DOMRect(box.left, box.top, 0, box.height);
  }
  range.setStart(node, Math.max(offset - 1, 0));
  range.setEnd(node, offset);
  const box = [...range.getClientRects()].at(-1);
  return box ? new DOMRect(box.right, box.top, 0, box.height) : null;
}

function deepest(node: Node): Node {
  let last = node;
  while (last.lastChild) last = last.lastChild;
  return last;
}
