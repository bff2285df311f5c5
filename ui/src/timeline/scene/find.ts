import { isEvent } from "./bands";
import type { Layout, Placed } from "./layout";

/** The mark at a point of the layout (pixels of its scale, `y` before scrolling); words count too. */
export function markAt(layout: Layout, x: number, y: number): Placed | null {
  let best: Placed | null = null;
  let nearest = Infinity;
  for (const placed of layout.placed) {
    if (Math.abs(placed.y - y) > 13) continue;
    const [from, to] = placed.covers;
    if (x < from - 4 || x > to + 4) continue;
    // On the mark itself counts before on its words; of two marks the nearer one.
    const { x0, x1, anchor } = placed.shape;
    const away =
      x >= x0 - 4 && x <= x1 + 4 ? Math.abs(x - anchor) / 1e6 : Math.min(Math.abs(x - x0), Math.abs(x - x1));
    if (away < nearest) {
      nearest = away;
      best = placed;
    }
  }
  return best;
}

/** Marks in the order in which keys go through them: lane by lane, earliest first. */
export function inOrder(layout: Layout): Placed[] {
  return [...layout.placed].sort(
    (a, b) => a.lane - b.lane || a.shape.anchor - b.shape.anchor || a.row - b.row || (a.key < b.key ? -1 : 1),
  );
}

/**
 * The mark that an arrow key leads to: left and right along the lane, up and down to the mark of the next
 * lane that lies nearest in time. `null` where there is none.
 */
export function neighbour(
  layout: Layout,
  from: Placed,
  way: "left" | "right" | "up" | "down",
): Placed | null {
  if (way === "left" || way === "right") {
    const lane = inOrder(layout).filter((placed) => placed.lane === from.lane);
    const index = lane.findIndex((placed) => placed.key === from.key);
    return lane[index + (way === "right" ? 1 : -1)] ?? null;
  }
  const step = way === "down" ? 1 : -1;
  for (let lane = from.lane + step; lane >= 0 && lane < layout.lanes.length; lane += step) {
    let best: Placed | null = null;
    for (const placed of layout.placed) {
      if (placed.lane !== lane) continue;
      const away = Math.abs(placed.shape.anchor - from.shape.anchor);
      if (!best || away < Math.abs(best.shape.anchor - from.shape.anchor)) best = placed;
    }
    if (best) return best;
  }
  return null;
}

/** A mark in the words of a screen reader. */
export function spoken(layout: Layout, placed: Placed): string {
  const { mark } = placed.item;
  const lane = layout.lanes[placed.lane]?.band.name;
  const where = lane ? `, ${lane}` : "";
  if (!isEvent(mark)) return `${mark.count} events, ${mark.title}${where}`;
  const tally = [
    mark.supports ? `supported by ${mark.supports}` : "",
    mark.disputes ? `disputed by ${mark.disputes}` : "",
    ...mark.claims.map((claim) => `${claim.source} says ${claim.short}`),
  ].filter(Boolean);
  const starred = mark.starred ? ", starred" : "";
  const evidence = mark.supports + mark.disputes + mark.contexts === 0 ? ["no evidence yet"] : tally;
  return `${mark.title}, ${mark.words}${where}${starred}${evidence.length ? `. ${evidence.join(", ")}` : ""}`;
}
