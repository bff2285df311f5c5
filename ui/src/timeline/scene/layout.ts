import { withoutYear } from "../../shared/dateWords";
import type { Color } from "../../bindings";
import { isEvent, type Band, type Item } from "./bands";
import { gatherCrowd, keepSome, together } from "./crowd";
import { countWords } from "./words";
import { anchorSecond, pillOf, shapeOf, type Shape } from "./shape";
import { pixelOf, type Scale } from "./scale";

/** Measures words: 12 px, 400, 500 or 600 heavy. */
export type Measure = (text: string, weight: 400 | 500 | 600) => number;

/** Sizes of a scene, in pixels. */
export interface Sizes {
  /** Height of a row. */
  row: number;
  /** Space above and below the rows of a lane. */
  pad: number;
  /** Height of the axis, where the first lane begins. */
  axis: number;
  /** At most so many rows in a lane; what finds no place is gathered into pills in one more. */
  rows: number;
  /** Whether lanes have a name of two lines beside them. */
  named: boolean;
}

/** Words beside a mark. */
export interface Label {
  text: string;
  /** After it, fainter: that it is disputed, or its time. */
  sub: string;
  where: "right" | "inside" | "left";
  /** Pixel of its left end. */
  x: number;
  width: number;
  /** Width of `text` alone. */
  textWidth: number;
  /** Pixels before `text` for a star. */
  lead: number;
}

/** A mark in its place. Pixels of the layout's scale; `y` counts from the top of the axis. */
export interface Placed {
  key: string;
  item: Item;
  shape: Shape;
  color: Color | null;
  lane: number;
  row: number;
  /** Middle of its row. */
  y: number;
  /** Its lane is closed: it is drawn small, over its neighbours, in the lane's only row. */
  crowded: boolean;
  /** `null` where words would overlap. */
  label: Label | null;
  /** Other sources' dates. */
  ghosts: number[];
  /** Everything it covers, words included. */
  covers: [number, number];
}

/** A lane in its place. */
export interface LaidLane {
  band: Band;
  y: number;
  height: number;
  rows: number;
  collapsed: boolean;
}

/** A scene ready to be drawn. */
export interface Layout {
  scale: Scale;
  lanes: LaidLane[];
  placed: Placed[];
  /** Height of everything, the axis included. */
  height: number;
  /** How far down lanes are filled; what lies deeper has its height, and no marks yet. */
  filled: number;
}

/** How far down lanes are to be filled, and how many rows the others had when they were. */
export interface Reach {
  upto: number;
  rows: ReadonlyMap<string, number>;
}

const EVERYWHERE: Reach = { upto: Infinity, rows: new Map() };

const BETWEEN = 14;
const MARK_GAP = 3;
const LABEL_GAP = 7;
const LONGEST = 300;
/** Pixels left of the scale: with the names of the lanes, and without. */
export const GUTTER = { named: 136, bare: 16 };
/** Pixels right of the scale. */
export const RIGHT = 16;
/** Pixels of a star and the gap after it. */
const STAR = 18;
/** Words cut shorter than this say nothing. */
const SHORTEST = 48;

/** Cuts words to a width, with an ellipsis. A title of ten thousand letters costs no more than one of eighty. */
export function cut(text: string, width: number, measure: (text: string) => number): string {
  const line = text.replace(/\s+/gu, " ").trim();
  const points = Array.from(line.slice(0, 400));
  const whole = points.length < 120 ? points.join("") : "";
  if (whole === line && measure(line) <= width) return line;
  let fits = 0;
  let beyond = Math.min(points.length, 120);
  while (fits < beyond) {
    const middle = Math.ceil((fits + beyond) / 2);
    if (measure(`${points.slice(0, middle).join("").trimEnd()}…`) <= width) fits = middle;
    else beyond = middle - 1;
  }
  return `${points.slice(0, fits).join("").trimEnd()}…`;
}

/** Titles as they are shown, by measure: every frame of a zoom asks for the same ones. */
const titles = new WeakMap<Measure, Map<string, { text: string; textWidth: number }>>();

function titleOf(title: string, measure: Measure): { text: string; textWidth: number } {
  const known = titles.get(measure) ?? new Map<string, { text: string; textWidth: number }>();
  titles.set(measure, known);
  const held = known.get(title);
  if (held) return held;
  // Measured as bold as it gets when selected, so that selecting moves nothing.
  const text = cut(title, LONGEST, (words) => measure(words, 600));
  const made = { text, textWidth: measure(text, 600) };
  if (known.size > 20_000) known.clear();
  known.set(title, made);
  return made;
}

interface Draft {
  item: Item;
  shape: Shape;
  ghosts: number[];
  label: Label | null;
  /** Mark and ghosts without words. */
  bare: [number, number];
  full: [number, number];
}

function subOf(item: Item): string {
  if (!isEvent(item.mark) || item.mark.disputes === 0) return "";
  const claims = item.mark.claims;
  const first = claims[0];
  if (!first) return "";
  // The year of the event's own date goes without saying.
  const own = item.mark.edges.start_min ?? item.mark.edges.end_max;
  const year = own === null ? null : String(new Date(own * 1000).getUTCFullYear());
  const words = withoutYear(first.short, year);
  return claims.length > 1 ? `disputed: ${words} and ${claims.length - 1} more` : `disputed: ${words}`;
}

/** Finds the words' place; where neither side holds them whole, the roomier one gets them cut. */
function labelled(
  words: Pick<Label, "text" | "sub" | "width" | "textWidth" | "lead">,
  shape: Shape,
  bare: [number, number],
  scale: Scale,
  measure: Measure,
): Label | null {
  const from = Math.max(shape.inside[0], scale.left);
  const to = Math.min(shape.inside[1], scale.right);
  if (shape.kind === "bar" && to - from > words.width + 16) return { ...words, where: "inside", x: from + 8 };
  const right = scale.right + 12 - bare[1] - LABEL_GAP;
  const left = bare[0] - LABEL_GAP - scale.left;
  // A mark beyond an edge keeps its words with it, out of view.
  const outside = bare[0] > scale.right || bare[1] < scale.left;
  if (outside || right >= words.width) return { ...words, where: "right", x: bare[1] + LABEL_GAP };
  if (left >= words.width) return { ...words, where: "left", x: bare[0] - LABEL_GAP - words.width };
  const inBar = to - from - 16;
  const room = Math.max(right, left, inBar);
  if (room < SHORTEST) return null;
  const { lead } = words;
  const text = cut(words.text, room - lead, (piece) => measure(piece, 600));
  const textWidth = measure(text, 600);
  const width = lead + textWidth;
  const short = { text, sub: "", width, textWidth, lead };
  if (room === inBar) return { ...short, where: "inside", x: from + 8 };
  if (room === right) return { ...short, where: "right", x: bare[1] + LABEL_GAP };
  return { ...short, where: "left", x: bare[0] - LABEL_GAP - width };
}

function draftOf(item: Item, scale: Scale, measure: Measure): Draft {
  const { mark } = item;
  const shape = isEvent(mark)
    ? shapeOf(mark, scale)
    : pillOf(mark, scale, measure(countWords(mark.count), 600));
  const ghosts = isEvent(mark)
    ? mark.claims.map((claim) => pixelOf(scale, anchorSecond(claim.edges, true)))
    : [];
  const { text, textWidth } = titleOf(mark.title, measure);
  const sub = subOf(item);
  const lead = isEvent(mark) && mark.starred ? STAR : 0;
  const width = lead + (sub ? textWidth + 5 + measure(sub, 500) : textWidth);
  const spread = shape.whisker ?? [shape.x0, shape.x1];
  const bare: [number, number] = [Math.min(shape.x0, spread[0]), Math.max(shape.x1, spread[1])];
  for (const x of ghosts) {
    bare[0] = Math.min(bare[0], x - 6);
    bare[1] = Math.max(bare[1], x + 6);
  }
  const label = labelled({ text, sub, width, textWidth, lead }, shape, bare, scale, measure);
  const full: [number, number] =
    label === null || label.where === "inside"
      ? bare
      : label.where === "left"
        ? [label.x, bare[1]]
        : [bare[0], label.x + label.width];
  return { item, shape, ghosts, label, bare, full };
}

/** Lays a lane's marks into rows; returns how many rows it took. What found none goes to `left`. */
function packed(
  drafts: Draft[],
  rows: number,
  put: (draft: Draft, row: number, labelled: boolean) => void,
  left: (draft: Draft) => void,
): number {
  const ends: number[] = [];
  const free = (from: number, gap: number): number => ends.findIndex((end) => from > end + gap);
  for (const draft of drafts) {
    let row = free(draft.full[0], BETWEEN);
    if (row < 0 && ends.length < rows) row = ends.length;
    if (row >= 0) {
      ends[row] = draft.full[1];
      put(draft, row, true);
      continue;
    }
    row = free(draft.bare[0], MARK_GAP);
    if (row >= 0) {
      ends[row] = draft.bare[1];
      put(draft, row, draft.label?.where === "inside");
      continue;
    }
    left(draft);
  }
  return ends.length;
}

/** A draft of marks that were gathered; its shape says where it stands. */
function gatheredDraft({ item, shape }: Pick<Draft, "item" | "shape">, label: Label | null): Draft {
  const bare: [number, number] = [shape.x0, shape.x1];
  return { item, shape, ghosts: [], label, bare, full: label ? [bare[0], label.x + label.width] : bare };
}

/** The spans that got no row, behind one pill at the begin of the view. */
function spansPill(drafts: Draft[], scale: Scale, measure: Measure): Draft {
  const item = together(drafts.map((draft) => draft.item));
  const at = scale.from + ((scale.to - scale.from) * 22) / (scale.right - scale.left);
  const mark = { ...item.mark, from: at, to: at };
  const shape = pillOf(mark, scale, measure(countWords(mark.count), 600));
  const text = mark.count === 1 ? "more long span" : "more long spans";
  const width = measure(text, 600);
  return gatheredDraft(
    { item: { ...item, mark, key: `${item.key} spans` }, shape },
    { text, sub: "", width, textWidth: width, lead: 0, where: "right", x: shape.x1 + LABEL_GAP },
  );
}

/** Fills a lane: rows, then the spans that got none behind one pill, then a row of pills for all the rest. */
function filled(
  drafts: Draft[],
  scale: Scale,
  rows: number,
  measure: Measure,
  put: (draft: Draft, row: number, labelled: boolean) => void,
): number {
  const isThrough = ({ item: { mark } }: Draft): boolean => !isEvent(mark) && mark.through;
  const { kept, rest } = keepSome(
    drafts.filter((draft) => !isThrough(draft)),
    rows,
    [scale.left, scale.right],
  );
  rest.push(...drafts.filter(isThrough));
  const crowd: Draft[] = [];
  const long = (draft: Draft): boolean => draft.shape.x1 - draft.shape.x0 > LONGEST;
  let used = packed(kept, rows, put, (draft) => void (long(draft) ? rest : crowd).push(draft));
  if (rest.length > 0) put(spansPill(rest, scale, measure), used++, true);
  const pills = gatherCrowd(crowd, scale, (text) => measure(text, 600));
  for (const pill of pills) put(gatheredDraft(pill, null), used, false);
  return pills.length > 0 ? used + 1 : used;
}

/**
 * Places every mark of the bands: rows are filled from the top, words go right of a mark, into a bar that is
 * long enough, or left where they would leave the view, and are left out before they would overlap. The same
 * bands, scale and sizes always give the same layout.
 */
export function layoutOf(
  bands: Band[],
  scale: Scale,
  sizes: Sizes,
  measure: Measure,
  collapsed: ReadonlySet<string> = new Set(),
  reach: Reach = EVERYWHERE,
): Layout {
  const lanes: LaidLane[] = [];
  const placed: Placed[] = [];
  let y = sizes.axis;
  bands.forEach((band, lane) => {
    const closed = collapsed.has(band.key);
    const beyond = y > reach.upto;
    const drafts = (beyond ? [] : band.items)
      .map((item) => draftOf(item, scale, measure))
      .sort((a, b) => a.full[0] - b.full[0] || a.bare[0] - b.bare[0] || (a.item.key < b.item.key ? -1 : 1));
    const top = y + sizes.pad;
    const put = (draft: Draft, row: number, labelled: boolean): void => {
      const { item, shape, ghosts, label, bare, full } = draft;
      placed.push({
        key: item.key,
        item,
        shape,
        color: item.color,
        lane,
        row,
        crowded: closed,
        y: top + row * sizes.row + sizes.row / 2,
        label: labelled ? label : null,
        ghosts,
        covers: labelled ? full : bare,
      });
    };
    let rows = 1;
    if (beyond) rows = closed ? 1 : (reach.rows.get(band.key) ?? 1);
    else if (closed) for (const draft of drafts) put(draft, 0, false);
    else rows = Math.max(filled(drafts, scale, sizes.rows, measure, put), 1);
    const height = rows * sizes.row + sizes.pad * 2;
    lanes.push({ band, y, height, rows, collapsed: closed });
    y += height;
  });
  return { scale, lanes, placed, height: y, filled: reach.upto };
}
