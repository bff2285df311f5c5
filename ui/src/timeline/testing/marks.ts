import type { Color, EventMark, TimelineMark } from "../../bindings";
import { secondsOf } from "../scene/calendar";
import type { Band } from "../scene/bands";
import type { Measure } from "../scene/layout";

/** Words measured without a browser: seven pixels a letter. */
export const sevenPixels: Measure = (text) => Array.from(text).length * 7;

/** Second at the begin of a day of 1928. */
export function day(month: number, date: number): number {
  return secondsOf(1928, month, date);
}

/** An event known to the day, with what a test wants different. */
export function eventMark(id: string, at: number, other: Partial<EventMark> = {}): TimelineMark {
  return {
    type: "event",
    id,
    title: `Event ${id}`,
    words: `second ${at}`,
    edges: { start_min: at, start_max: at + 86_399, end_min: at, end_max: at + 86_399 },
    point: true,
    approximate: false,
    uncertain: false,
    supports: 1,
    disputes: 0,
    contexts: 0,
    starred: false,
    claims: [],
    ...other,
  };
}

/** A range known to the day at both ends. */
export function rangeMark(
  id: string,
  from: number,
  to: number,
  other: Partial<EventMark> = {},
): TimelineMark {
  return eventMark(id, from, {
    edges: { start_min: from, start_max: from + 86_399, end_min: to, end_max: to + 86_399 },
    point: false,
    ...other,
  });
}

/** A lane of marks. */
export function band(key: string, marks: TimelineMark[], color: Color | null = "sky"): Band {
  const items = marks.map((mark, index) => ({
    key: `${key} ${mark.type === "event" ? mark.id : index}`,
    mark,
    lane: key,
    color,
  }));
  return { key, name: key, color, count: marks.length, items };
}

/** Marks of every kind, thrown over a span. */
export function randomMarks(next: () => number, count: number, from: number, to: number): TimelineMark[] {
  return Array.from({ length: count }, (_, index): TimelineMark => {
    const at = from + next() * (to - from);
    const id = `e${index}`;
    const title = "word ".repeat(1 + Math.floor(next() * 8)).trim();
    const long = next() * (to - from) * 0.2;
    const kind = next();
    if (kind < 0.5) {
      const claims =
        next() < 0.2
          ? [{ edges: edgesAt(at + (next() - 0.5) * long), short: "another day", source: "A paper" }]
          : [];
      return eventMark(id, at, { title, claims, disputes: claims.length });
    }
    if (kind < 0.65) return rangeMark(id, at, at + long, { title });
    if (kind < 0.75) return rangeMark(id, at, at + long, { title, approximate: true });
    if (kind < 0.85) {
      const edges = { start_min: at, start_max: at + long / 3, end_min: at + long / 2, end_max: at + long };
      return rangeMark(id, at, at + long, { title, edges });
    }
    if (kind < 0.92)
      return rangeMark(id, at, at, { title, edges: { ...edgesAt(at), end_min: null, end_max: null } });
    const count = 2 + Math.floor(next() * 500);
    return { type: "cluster", key: `c${index}`, through: false, count, from: at, to: at + long / 50, title };
  });
}

function edgesAt(at: number): EventMark["edges"] {
  return { start_min: at, start_max: at + 86_399, end_min: at, end_max: at + 86_399 };
}
