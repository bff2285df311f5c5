/** Calls about timelines. Levels of detail are the core's work; here, marks closer than a dot share a pill. */
import type {
  ClusterMark,
  Color,
  EventMark,
  EventNeighbours,
  Gap,
  Lane,
  LaneBy,
  Neighbour,
  TimelineMark,
  TimelineMembers,
} from "../../bindings";
import { order, touches } from "./dates";
import { eventOf } from "./events";
import { eventPasses } from "./filter";
import type { Answers } from "./answers";
import { find, type State, type StoredEvent } from "./store";
import { articleOf, inTime, published, tagChips, titleOf, when } from "./views";

const BINS = 120;
const MARK = 12;

export const timelines: Pick<
  Answers,
  | "timeline"
  | "timeline_members"
  | "timeline_undated"
  | "timeline_gaps"
  | "timeline_disputed"
  | "reporting_order"
  | "event_neighbours"
  | "star_event"
  | "create_timeline"
  | "update_timeline"
  | "move_timeline"
  | "delete_timeline"
> = {
  timeline({ state }, ask) {
    const passing = inTime(state.events.filter((event) => eventPasses(state, event, ask.filter)));
    const dated = passing.filter((event) => when(event.when));
    const extent = extentOf(dated);
    const pad = extent ? Math.max(86400, (extent[1] - extent[0]) * 0.04) : 0;
    const window = ask.window ?? (extent ? [extent[0] - pad, extent[1] + pad] : [-1.5e9, 0]);
    const inside = dated.filter((event) => inWindow(event, window));
    const lanes = lanesOf(
      state,
      inside,
      ask.lanes,
      ((window[1] - window[0]) / Math.max(1, ask.width)) * MARK,
      ask.depth ?? null,
    );
    const [skip, limit] = ask.rows ?? [0, 200];
    const nearest = dated
      .map((event) => ({ event, at: order(when(event.when)) }))
      .sort((a, b) => distance(a.at, window) - distance(b.at, window))[0];
    return {
      window,
      extent,
      lanes: lanes.slice(skip, skip + limit),
      lane_total: lanes.length,
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

  timeline_members({ state }, ask) {
    const passing = inTime(state.events.filter((event) => eventPasses(state, event, ask.filter)));
    const own = passing.filter(
      (event) => when(event.when) && keysIn(state, event, ask.lanes, ask.depth ?? null).includes(ask.lane),
    );
    const [from, to] = ask.cluster?.split(":").map(Number) ?? [ask.from, ask.to];
    const among = own.filter((event) => {
      const begin = order(when(event.when));
      if (ask.cluster) return begin >= (from ?? 0) && begin <= (to ?? 0);
      return inWindow(event, [from ?? 0, to ?? 0]);
    });
    return membersOf(state, among, ask);
  },

  timeline_undated({ state }, ask) {
    const passing = state.events.filter((event) => eventPasses(state, event, ask.filter));
    return membersOf(
      state,
      passing.filter((event) => !when(event.when)),
      ask,
    );
  },

  timeline_gaps({ state }, ask) {
    const own = inTime(state.events.filter((event) => eventPasses(state, event, ask.filter))).filter(
      (event) => when(event.when) && keysIn(state, event, ask.lanes, ask.depth ?? null).includes(ask.lane),
    );
    const gaps: Gap[] = [];
    let last: { event: StoredEvent; end: number } | null = null;
    for (const event of own) {
      const edges = when(event.when)?.edges;
      const begin = edges?.start_min ?? edges?.end_min ?? 0;
      const end = edges?.end_max ?? edges?.start_max ?? begin;
      if (last && begin - last.end > 1)
        gaps.push({
          from: last.end + 1,
          to: begin - 1,
          before: mark(state, last.event),
          after: mark(state, event),
        });
      if (!last || end > last.end) last = { event, end };
    }
    return gaps.sort((a, b) => b.to - b.from - (a.to - a.from)).slice(0, ask.limit);
  },

  timeline_disputed({ state }, ask) {
    const passing = inTime(state.events.filter((event) => eventPasses(state, event, ask.filter)));
    return membersOf(
      state,
      passing.filter((event) => mark(state, event).claims.length > 0),
      ask,
    );
  },

  reporting_order({ state }, ask) {
    const passing = inTime(state.events.filter((event) => eventPasses(state, event, ask.filter)));
    const reports = passing
      .flatMap((event, place) => {
        const [first] = articlesOf(state, event)
          .map((id) => articleOf(state, id))
          .filter((stored) => published(stored))
          .sort((a, b) => order(published(a)) - order(published(b)));
        return first && when(event.when) ? [{ event, first, happened: place + 1 }] : [];
      })
      .sort((a, b) => order(published(a.first)) - order(published(b.first)));
    return {
      total: reports.length,
      reports: reports.slice(ask.offset, ask.offset + ask.limit).map(({ event, first, happened }, place) => ({
        event: mark(state, event),
        happened,
        reported: ask.offset + place + 1,
        published: published(first),
        source: first.article.metadata.publisher.value ?? titleOf(first),
        days: (order(published(first)) - order(when(event.when))) / 86400,
      })),
    };
  },

  event_neighbours({ state }, { id }) {
    const near: EventNeighbours = { before: [], during: [], overlapping: [], after: [] };
    const mine = when(eventOf(state, id).when)?.edges;
    if (!mine) return near;
    const [from, to] = [mine.start_min ?? -Infinity, mine.end_max ?? Infinity];
    for (const event of inTime(state.events)) {
      const edges = when(event.when)?.edges;
      if (!edges || event.id === id) continue;
      const [start, end] = [edges.start_min ?? -Infinity, edges.end_max ?? Infinity];
      const neighbour: Neighbour = { event: mark(state, event), certain: end < from || start > to };
      if (end < from) near.before.push(neighbour);
      else if (start > to) near.after.push(neighbour);
      else if (start >= from && end <= to) near.during.push(neighbour);
      else near.overlapping.push(neighbour);
    }
    return {
      before: near.before.slice(-8).reverse(),
      during: near.during.slice(0, 8),
      overlapping: near.overlapping.slice(0, 8),
      after: near.after.slice(0, 8),
    };
  },

  star_event(store, { event: id, starred }) {
    const { title } = eventOf(store.state, id);
    store.change(`${starred ? "Star" : "Take the star from"} the event “${title}”`, (state) => {
      eventOf(state, id).starred = starred;
    });
    return {};
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

function articlesOf(state: State, event: StoredEvent): string[] {
  const ids = event.evidence.flatMap(
    (link) => state.annotations.find(({ id }) => id === link.annotation)?.article ?? [],
  );
  return [...new Set(ids)];
}

function membersOf(
  state: State,
  events: StoredEvent[],
  { offset, limit }: { offset: number; limit: number },
): TimelineMembers {
  return {
    total: events.length,
    events: events.slice(offset, offset + limit).map((event) => mark(state, event)),
  };
}

/** The keys of the lanes in which an event stands. */
function keysIn(state: State, event: StoredEvent, by: LaneBy, depth: number | null): string[] {
  const keys = keysOf(state, event, by, depth).map(({ key }) => key);
  return keys.length > 0 ? keys : [""];
}

/** A tag, or its ancestor at a depth. */
function outer(state: State, id: string, depth: number | null): string {
  const path: string[] = [];
  for (let tag = state.tags.find((one) => one.id === id); tag;) {
    path.unshift(tag.id);
    const { parent } = tag;
    tag = state.tags.find((one) => one.id === parent);
  }
  return (depth === null ? path.at(-1) : path[Math.min(depth, path.length - 1)]) ?? id;
}

function stanceOf(event: StoredEvent): Key[] {
  const has = (stance: string): boolean => event.evidence.some((link) => link.stance === stance);
  const plain = (key: string, name: string): Key[] => [{ key, name, color: null }];
  if (has("supports"))
    return has("disputes") ? plain("contested", "Supported and disputed") : plain("supported", "Supported");
  if (has("disputes")) return plain("disputed", "Disputed only");
  return has("context") ? plain("context", "Context only") : [];
}

function keysOf(state: State, event: StoredEvent, by: LaneBy, depth: number | null): Key[] {
  switch (by) {
    case "none":
      return [{ key: "", name: "All events", color: tagChips(state, event.tags)[0]?.color ?? null }];
    case "tag":
      return tagChips(state, [...new Set(event.tags.map((id) => outer(state, id, depth)))]).map(
        ({ id, path, color }) => ({ key: id, name: path, color }),
      );
    case "article":
      return articlesOf(state, event).map((key) => ({
        key,
        name: titleOf(articleOf(state, key)),
        color: null,
      }));
    case "publisher": {
      const names = articlesOf(state, event).map(
        (id) => articleOf(state, id).article.metadata.publisher.value,
      );
      return [...new Set(names)].flatMap((name) => (name ? [{ key: name, name, color: null }] : []));
    }
    case "collection":
      return [];
    case "stance":
      return stanceOf(event);
    default:
      return state.entities
        .filter(({ id, kind }) => event.entities.includes(id) && (kind === "place") === (by === "place"))
        .map(({ id, name }) => ({ key: id, name, color: null }));
  }
}

function lanesOf(
  state: State,
  events: StoredEvent[],
  by: LaneBy,
  apart: number,
  depth: number | null,
): Lane[] {
  const lanes = new Map<string, { key: Key; events: StoredEvent[] }>();
  for (const event of events) {
    const keys = keysOf(state, event, by, depth);
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
  const from = order(when(events[0]?.when ?? null));
  const to = order(when(events.at(-1)?.when ?? null));
  return {
    key: `${from}:${to}`,
    through: false,
    count: events.length,
    from,
    to,
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
    starred: event.starred ?? false,
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
