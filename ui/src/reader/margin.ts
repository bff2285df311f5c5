/** Where marks and dates stand beside the text: pure geometry, in pixels of the page. */

/** The vertical extent of a passage. */
export interface Extent {
  id: string;
  top: number;
  bottom: number;
}

/** Puts overlapping marks side by side: lane 0 stands next to the text, each further one farther out. */
export function lanes(extents: readonly Extent[]): Map<string, number> {
  const busyUntil: number[] = [];
  const result = new Map<string, number>();
  const order = [...extents].sort((a, b) => a.top - b.top || b.bottom - a.bottom);
  for (const extent of order) {
    const free = busyUntil.findIndex((bottom) => bottom <= extent.top + 1);
    const lane = free < 0 ? busyUntil.length : free;
    busyUntil[lane] = extent.bottom;
    result.set(extent.id, lane);
  }
  return result;
}

/** Pixels from stripe to stripe: where there is room, and at the least. */
const APART = { most: 9, least: 6 };
/** Never more stripes than this beside each other. */
const STRIPES = 16;

/** How close stripes stand, and how many lanes of them there is room for; `room` in pixels beside the text. */
export function fit(lanes: number, room: number): { apart: number; lanes: number } {
  const wanted = Math.min(lanes, STRIPES);
  const apart = wanted > 1 ? Math.max(Math.min(room / (wanted - 1), APART.most), APART.least) : APART.most;
  return { apart, lanes: Math.max(Math.min(wanted, 1 + Math.floor(room / apart)), 1) };
}

/** Gathers what found no lane: for each stretch that such marks cover together, all marks that meet it. */
export function crowds<T extends Extent>(
  all: readonly T[],
  left: readonly T[],
): { top: number; marks: T[] }[] {
  const stretches: { top: number; bottom: number }[] = [];
  for (const { top, bottom } of [...left].sort((a, b) => a.top - b.top)) {
    const last = stretches.at(-1);
    if (last && top < last.bottom) last.bottom = Math.max(last.bottom, bottom);
    else stretches.push({ top, bottom });
  }
  return stretches.map(({ top, bottom }) => ({
    top,
    marks: all.filter((mark) => mark.top < bottom && mark.bottom > top),
  }));
}

/** Puts each date beside its line, pushed down where two would stand closer than `gap`. */
export function stack(tops: readonly number[], gap: number): number[] {
  let last = -Infinity;
  return tops.map((top) => {
    last = Math.max(top, last + gap);
    return last;
  });
}

/** A box in pixels. */
export interface Box {
  left: number;
  top: number;
  width: number;
  height: number;
}

/**
 * Where something that floats stands: under its passage and never over it; above the passage where `room`
 * (the part of the host that is seen) ends too soon below and has the place above.
 */
export function float(
  passage: { first: Box; last: Box },
  size: { width: number; height: number },
  room: Box,
  align: "middle" | "start",
): { left: number; top: number; above: boolean } {
  const gap = 8;
  const under = passage.last.top + passage.last.height + gap;
  const over = passage.first.top - gap - size.height;
  const above = under + size.height > room.top + room.height && over >= room.top;
  const anchor = above ? passage.first : passage.last;
  const wanted = align === "middle" ? anchor.left + anchor.width / 2 - size.width / 2 : anchor.left - 2;
  const most = room.left + room.width - size.width - 16;
  return {
    left: Math.round(Math.max(Math.min(wanted, most), room.left + 16)),
    top: Math.round(above ? over : under),
    above,
  };
}
