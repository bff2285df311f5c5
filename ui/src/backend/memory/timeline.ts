/** Calls about timelines. Levels of detail are the core's work; here, marks closer than a dot share a pill. */
import type { ClusterMark, Color, EventMark, Lane, LaneBy, TimelineMark } from "../../bindings";
import { order, touches } from "./dates";
import { eventPasses } from "./filter";
import type { Answers } from "./answers";
import { find, type State, type StoredEvent } from "./store";
import { articleOf, inTime, tagChips, titleOf, when } from "./views";

const BINS = 120;
const MARK = 12;

export const timelines: Pick<
  Answers,
  "timeline" | "create_timeline" | "update_timeline" | "move_timeline" | "delete_timeline"
> = {
  timeline({ state }, ask) {
    const passing = inTime(state.events.filter((event) => eventPasses(state, event, ask.filter)));
    const dated = passing.filter((event) => when(event.when));
    const extent = extentOf(dated);
    const pad = extent ? Math.max(86400, (extent[1] - extent[0]) * 0.04) : 0;
    const window = ask.window ?? (extent ? [extent[0] - pad, extent[1] + pad] : [-1.5e9, 0]);
    const inside = dated.filter((event) => inWindow(event, window));
    const nearest = dated
      .map((event) => ({ event, at: order(when(event.when)) }))
      .sort((a, b) => distance(a.at, window) - distance(b.at, window))[0];
    return {
      window,
      extent,
      lanes: lanesOf(state, inside, ask.lanes, ((window[1] - window[0]) / Math.max(1, ask.width)) * MARK),
      total: passing.length,
      inside: inside.length,
      undated: passing.length - dated.length,
      density: density(dated, extent),
      density_span: extent ?? window,
      nearest:
        inside.length === 0 && nearest
          ? { event: nearest.event.id, short: when(nearest.event.when)?.short ?? "", at: nearest.at }
          : null,
    };
  },

  create_timeline(store, input) {
    return store.change(`Save the timeline “${input.name}”`, (state) => {
      const made = { ...input, id: store.id("timeline") };
      state.timelines.push(made);
      return made;
    });
  },

  update_timeline(store, { id, name, filter, lanes, window, style }) {
    return store.change("Edit a timeline", (state) => {
      const timeline = find(state.timelines, (one) => one.id === id, "timeline");
      if (name !== null) timeline.name = name;
      if (filter !== null) timeline.filter = filter;
      if (lanes !== null) timeline.lanes = lanes;
      if (window !== null) timeline.window = window;
      if (style !== null) timeline.style = style;
      return timeline;
    });
  },

  move_timeline(store, { id, place }) {
    store.change("Move a timeline", (state) => {
      const moved = find(state.timelines, (one) => one.id === id, "timeline");
      state.timelines = state.timelines.filter((one) => one.id !== id);
      state.timelines.splice(place, 0, moved);
    });
    return {};
  },

  delete_timeline(store, { id }) {
    const { name } = find(store.state.timelines, (one) => one.id === id, "timeline");
    store.change(`Delete the timeline “${name}”`, (state) => {
      state.timelines = state.timelines.filter((one) => one.id !== id);
    });
    return {};
  },
};

function inWindow(event: StoredEvent, window: [number, number]): boolean {
  const date = when(event.when);
  return date !== null && touches(date, window);
}

function distance(at: number, [from, to]: [number, number]): number {
  return at < from ? from - at : Math.max(0, at - to);
}

function extentOf(events: StoredEvent[]): [number, number] | null {
  const edges = events.flatMap((event) => {
    const date = when(event.when)?.edges;
    return date ? [date.start_min, date.end_max].filter((edge) => edge !== null) : [];
  });
  return edges.length > 0 ? [Math.min(...edges), Math.max(...edges)] : null;
}

function density(events: StoredEvent[], extent: [number, number] | null): number[] {
  const bins = new Array<number>(BINS).fill(0);
  if (!extent) return bins;
  const width = Math.max(1, extent[1] - extent[0]) / BINS;
  for (const event of events) {
    const bin = Math.min(BINS - 1, Math.max(0, Math.floor((order(when(event.when)) - extent[0]) / width)));
    bins[bin] = (bins[bin] ?? 0) + 1;
  }
  return bins;
}

interface Key {
  key: string;
  name: string;
  color: Color | null;
}

function keysOf(state: State, event: StoredEvent, by: LaneBy): Key[] {
  switch (by) {
    case "none":
      return [{ key: "", name: "All events", color: tagChips(state, event.tags)[0]?.color ?? null }];
    case "tag":
      return tagChips(state, event.tags).map(({ id, path, color }) => ({ key: id, name: path, color }));
    case "article": {
      const articles = new Set(
        event.evidence.flatMap(
          (link) => state.annotations.find(({ id }) => id === link.annotation)?.article ?? [],
        ),
      );
      return [...articles].map((key) => ({ key, name: titleOf(articleOf(state, key)), color: null }));
    }
    default:
      return state.entities
        .filter(({ id, kind }) => event.entities.includes(id) && (kind === "place") === (by === "place"))
        .map(({ id, name }) => ({ key: id, name, color: null }));
  }
}

function lanesOf(state: State, events: StoredEvent[], by: LaneBy, apart: number): Lane[] {
  const lanes = new Map<string, { key: Key; events: StoredEvent[] }>();
  for (const event of events) {
    const keys = keysOf(state, event, by);
    for (const key of keys.length > 0 ? keys : [{ key: "", name: "Without", color: null }]) {
      const lane = lanes.get(key.key) ?? { key, events: [] };
      lane.events.push(event);
      lanes.set(key.key, lane);
    }
  }
  return [...lanes.values()]
    .map(({ key, events: own }) => ({ ...key, count: own.length, marks: gather(state, own, apart) }))
    .sort((a, b) => Number(a.key === "") - Number(b.key === "") || a.name.localeCompare(b.name));
}

/** Three or more events that begin closer together than a mark is wide become one pill. */
function gather(state: State, events: StoredEvent[], apart: number): TimelineMark[] {
  const marks: TimelineMark[] = [];
  for (let at = 0; at < events.length;) {
    const from = order(when(events[at]?.when ?? null));
    let end = at + 1;
    while (end < events.length && order(when(events[end]?.when ?? null)) - from < apart) end++;
    const group = events.slice(at, end);
    if (group.length >= 3) marks.push({ type: "cluster", ...cluster(group) });
    else marks.push(...group.map((event): TimelineMark => ({ type: "event", ...mark(state, event) })));
    at = end;
  }
  return marks;
}

function cluster(events: StoredEvent[]): ClusterMark {
  const heaviest = [...events].sort((a, b) => b.evidence.length - a.evidence.length)[0];
  return {
    count: events.length,
    from: order(when(events[0]?.when ?? null)),
    to: order(when(events.at(-1)?.when ?? null)),
    title: heaviest?.title ?? "",
  };
}

function mark(state: State, event: StoredEvent): EventMark {
  const date = when(event.when);
  const edges = date?.edges ?? { start_min: null, start_max: null, end_min: null, end_max: null };
  const stances = event.evidence.map(({ stance }) => stance);
  return {
    id: event.id,
    title: event.title,
    words: date?.words ?? "",
    edges,
    point: (edges.end_max ?? Infinity) - (edges.start_min ?? -Infinity) < 86400,
    approximate: date?.approximate ?? false,
    uncertain: date?.uncertain ?? false,
    supports: stances.filter((stance) => stance === "supports").length,
    disputes: stances.filter((stance) => stance === "disputes").length,
    contexts: stances.filter((stance) => stance === "context").length,
    claims: event.evidence.flatMap((link) => {
      const claim = when(link.claims);
      if (!claim || claim.edtf === date?.edtf || link.stance !== "disputes") return [];
      const annotation = state.annotations.find(({ id }) => id === link.annotation);
      const stored = annotation && articleOf(state, annotation.article);
      const name = stored?.article.metadata.publisher.value ?? (stored ? titleOf(stored) : "");
      return [{ edges: claim.edges, short: claim.short, source: name }];
    }),
  };
}
