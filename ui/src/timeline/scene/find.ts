import { isEvent } from "./bands";
import type { Layout, Placed } from "./layout";
import type { Scale } from "./scale";

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

/** The pixel at which keys find a mark: where it begins, or where it comes into view when it began before. */
export function standsAt({ shape }: Placed, scale: Scale): number {
  return shape.anchor < scale.left && shape.x1 > scale.left ? scale.left : shape.anchor;
}

/** Marks in the order in which keys go through them: lane by lane, earliest first. */
export function inOrder(layout: Layout): Placed[] {
  const at = (placed: Placed): number => standsAt(placed, layout.scale);
  return [...layout.placed].sort(
    (a, b) => a.lane - b.lane || at(a) - at(b) || a.row - b.row || (a.key < b.key ? -1 : 1),
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
    const best = nearestIn(layout, lane, standsAt(from, layout.scale));
    if (best) return best;
  }
  return null;
}

/** The mark of a lane that lies nearest to a pixel; `null` where the lane has none. */
export function nearestIn(layout: Layout, lane: number, x: number): Placed | null {
  let best: Placed | null = null;
  let nearest = Infinity;
  for (const placed of layout.placed) {
    if (placed.lane !== lane) continue;
    const away = Math.abs(standsAt(placed, layout.scale) - x);
    if (away < nearest) [best, nearest] = [placed, away];
  }
  return best;
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
