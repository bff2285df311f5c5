import type { Block, BlockKind, FoldReason } from "../bindings";

/** A block and its index in the version. */
export interface Placed {
  index: number;
  block: Block;
}

/** A cell block. */
export type CellKind = Extract<BlockKind, { type: "cell" }>;

/** What the reader draws, in reading order. */
export type Group =
  | { type: "block"; key: number; placed: Placed }
  | { type: "fold"; key: number; hidden: Placed[] }
  | { type: "list"; key: number; items: Placed[] }
  | { type: "table"; key: number; rows: Placed[][] };

/** Gathers consecutive folded blocks, list items and the cells of one table. */
export function groups(blocks: readonly Block[], folded: readonly number[]): Group[] {
  const hidden = new Set(folded);
  const result: Group[] = [];
  for (const [index, block] of blocks.entries()) {
    const placed = { index, block };
    const last = result.at(-1);
    if (hidden.has(index)) {
      if (last?.type === "fold") last.hidden.push(placed);
      else result.push({ type: "fold", key: index, hidden: [placed] });
    } else if (block.kind.type === "list-item") {
      if (last?.type === "list") last.items.push(placed);
      else result.push({ type: "list", key: index, items: [placed] });
    } else if (block.kind.type === "cell") {
      addCell(result, placed, block.kind);
    } else {
      result.push({ type: "block", key: index, placed });
    }
  }
  return result;
}

function addCell(result: Group[], placed: Placed, kind: CellKind): void {
  const last = result.at(-1);
  const head = last?.type === "table" ? last.rows[0]?.[0]?.block.kind : undefined;
  if (last?.type !== "table" || head?.type !== "cell" || head.table !== kind.table) {
    result.push({ type: "table", key: placed.index, rows: [[placed]] });
    return;
  }
  const row = last.rows.at(-1);
  const rowKind = row?.[0]?.block.kind;
  if (row && rowKind?.type === "cell" && rowKind.row === kind.row) row.push(placed);
  else last.rows.push([placed]);
}

/** A part of a long article: what the browser may skip while it is out of sight. */
export interface Part {
  key: number;
  groups: Group[];
}

/** Cuts a long article into parts of about so many blocks. Folding blocks leaves the parts around them as they are. */
export function chunks(all: readonly Group[], size: number): Part[] {
  const result: Part[] = [];
  for (const group of all) {
    const key = Math.floor(group.key / size);
    const last = result.at(-1);
    if (last?.key === key) last.groups.push(group);
    else result.push({ key, groups: [group] });
  }
  return result;
}

/** Characters in a line, and how high a line and the room between two blocks are, in em: what a text has mostly. */
const LINE = { characters: 70, height: 1.5556, between: 0.89 };

/** About how high some groups will stand, in em: the place that is kept for them until they are laid out. */
export function height(part: readonly Group[]): number {
  const lines = part
    .flatMap((group) => (group.type === "fold" ? group.hidden.slice(0, 1) : members(group)))
    .map(({ block }) => Math.ceil((block.end - block.start) / LINE.characters) * LINE.height + LINE.between);
  return Math.round(lines.reduce((sum, each) => sum + each, 0));
}

const REASONS: Record<FoldReason, string> = {
  navigation: "navigation",
  title: "the title again",
  byline: "the byline",
  caption: "caption",
  credit: "credits",
  footer: "footer",
  advertisement: "advertisement",
  related: "related articles",
  comments: "comments",
  controls: "buttons",
  repetition: "repetition",
  doubtful: "doubtful lines",
};

/** "6 lines hidden: navigation, caption, footer". */
export function foldSentence(hidden: readonly Placed[]): string {
  const reasons = [
    ...new Set(hidden.map(({ block }) => (block.fold ? REASONS[block.fold] : "hidden by you"))),
  ];
  return `${hidden.length} ${hidden.length === 1 ? "line" : "lines"} hidden: ${reasons.join(", ")}`;
}

/** The stretch of text that some groups show. */
export function extent(part: readonly Group[]): { start: number; end: number } {
  const first = part[0];
  const last = part.at(-1);
  return {
    start: first ? (members(first)[0]?.block.start ?? 0) : 0,
    end: last ? (members(last).at(-1)?.block.end ?? 0) : 0,
  };
}

function members(group: Group): Placed[] {
  if (group.type === "fold") return group.hidden;
  if (group.type === "list") return group.items;
  return group.type === "table" ? group.rows.flat() : [group.placed];
}
