/** What a pointer takes hold of on a timeline, other than the window: an edge of the selected event, or empty time. */
import type { Hold } from "./gestures";
import { isEvent } from "./scene/bands";
import { names, shown } from "./scene/draw";
import { partAt, type Part } from "./scene/edit";
import type { Layout, Placed } from "./scene/layout";
import { secondAt, secondsPerPixel, type Scale } from "./scene/scale";
import { unitAt } from "./scene/units";
import type { Editing, Point } from "./state/editing.svelte";

/** The part of the selected event that lies at a pixel. */
export function partUnder(
  placed: Placed | null,
  selected: string | null,
  layout: Layout,
  scale: Scale,
  x: number,
): Part | null {
  if (!placed || placed.crowded || !names(selected, placed)) return null;
  return partAt(placed, shown(placed, layout, scale).shape, x);
}

/** Holds a part of an event's date until the pointer lets go. */
export function holdPart(editing: Editing, placed: Placed, part: Part, scale: () => Scale): Hold {
  const { mark } = placed.item;
  let taken = false;
  return {
    move(x) {
      const unit = unitAt(secondsPerPixel(scale()));
      taken ||= isEvent(mark) && editing.take(mark, part, unit);
      if (taken) editing.to(secondAt(scale(), x), unit);
    },
    end: () => void editing.keep(),
    cancel: () => editing.cancel(),
  };
}

/** Draws a span on empty time, and opens the composer with it. */
export function holdEmpty(editing: Editing, from: Point, scale: () => Scale): Hold {
  const begin = secondAt(scale(), from.x);
  return {
    move(x) {
      const unit = unitAt(secondsPerPixel(scale()));
      if (!editing.draft) editing.draw(begin, unit);
      editing.to(secondAt(scale(), x), unit, begin);
    },
    end(x) {
      const { draft } = editing;
      if (draft) void editing.begin(draft.span, draft.unit, { ...from, x: (from.x + x) / 2 });
    },
    cancel: () => editing.cancel(),
  };
}
