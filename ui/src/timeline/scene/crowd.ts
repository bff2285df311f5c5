import type { ClusterMark } from "../../bindings";
import { isEvent, weightOf, type Item } from "./bands";
import { anchorSecond, pillOf, type Shape } from "./shape";
import type { Scale } from "./scale";
import { countWords } from "./words";

/** A mark that found no row, or several of them. */
export interface Gathered {
  item: Item;
  shape: Shape;
}

/** Pixels that stay free between two pills. */
const APART = 3;

function secondsOf(item: Item): [number, number] {
  const { mark } = item;
  if (!isEvent(mark)) return [mark.from, mark.to];
  const at = anchorSecond(mark.edges, mark.point);
  return [at, at];
}

/** Several marks as one: it counts every event in them, and carries them along so that it can list them. */
export function together(items: Item[]): Item & { mark: { type: "cluster" } & ClusterMark } {
  const [first] = items;
  const seconds = items.flatMap(secondsOf);
  const heaviest = [...items].sort((a, b) => weightOf(b.mark) - weightOf(a.mark))[0] ?? first;
  const mark: { type: "cluster" } & ClusterMark = {
    type: "cluster",
    key: `gathered ${first?.key ?? ""}`,
    through: items.every(({ mark: each }) => !isEvent(each) && each.through),
    count: items.reduce((sum, { mark: each }) => sum + (isEvent(each) ? 1 : each.count), 0),
    from: Math.min(...seconds),
    to: Math.max(...seconds),
    title: heaviest?.mark.title ?? "",
  };
  return {
    key: `gathered ${first?.key ?? ""}`,
    mark,
    lane: first?.lane ?? "",
    color: first?.color ?? null,
    gathered: items.flatMap((item) => item.gathered ?? [item]),
  };
}

/**
 * What found no row of its own, in one row: marks that would touch become one pill that says how many they are.
 * No two of the shapes overlap, and every event is in exactly one of them.
 */
export function gatherCrowd(marks: Gathered[], scale: Scale, digits: (text: string) => number): Gathered[] {
  const ordered = [...marks].sort(
    (a, b) => a.shape.anchor - b.shape.anchor || (a.item.key < b.item.key ? -1 : 1),
  );
  const row: Gathered[] = [];
  for (const mark of ordered) {
    let last = mark;
    for (;;) {
      const before = row.at(-1);
      if (!before || before.shape.x1 + APART < last.shape.x0) break;
      row.pop();
      const item = together([
        ...(before.item.gathered ?? [before.item]),
        ...(last.item.gathered ?? [last.item]),
      ]);
      last = { item, shape: pillOf(item.mark, scale, digits(countWords(item.mark.count))) };
    }
    row.push(last);
  }
  return row;
}

/**
 * Spans that fill most of the view say little and take whole rows. Where there is something else to show they
 * get at most a third of the rows, the heaviest first; the others are told apart, to stand behind one pill.
 */
export function keepSome<T extends Gathered>(
  drafts: T[],
  rows: number,
  view: [number, number],
): { kept: T[]; rest: T[] } {
  const most = (view[1] - view[0]) * 0.6;
  const fills = ({ shape }: T): boolean =>
    shape.kind !== "pill" && Math.min(shape.x1, view[1]) - Math.max(shape.x0, view[0]) > most;
  const wide = drafts.filter(fills);
  const limit = wide.length === drafts.length ? rows - 1 : Math.max(Math.floor(rows / 3), 1);
  if (wide.length <= limit || drafts.length <= rows) return { kept: drafts, rest: [] };
  const heaviest = [...wide].sort(
    (a, b) => weightOf(b.item.mark) - weightOf(a.item.mark) || (a.item.key < b.item.key ? -1 : 1),
  );
  const rest = new Set(heaviest.slice(limit));
  return { kept: drafts.filter((draft) => !rest.has(draft)), rest: [...rest] };
}
