import type { ClusterMark, Color, EventMark, Lane, TimelineMark, TimelineView } from "../../bindings";

/** A mark with the colour that it is drawn in. */
export interface Item {
  /** Names the mark across answers: the event's id, or the cluster's lane and begin. */
  key: string;
  /** What the backend says about it. */
  mark: TimelineMark;
  /** Key of the lane that the answer gave it in. */
  lane: string;
  color: Color | null;
  /** The marks behind it, where it stands for several that found no row. */
  gathered?: Item[];
}

/** A lane as it is drawn. */
export interface Band {
  key: string;
  name: string;
  color: Color | null;
  /** Events in it inside the window. */
  count: number;
  items: Item[];
}

/** Narrows a mark to an event. */
export function isEvent(mark: TimelineMark): mark is { type: "event" } & EventMark {
  return mark.type === "event";
}

/** Narrows a mark to a cluster. */
export function isCluster(mark: TimelineMark): mark is { type: "cluster" } & ClusterMark {
  return mark.type === "cluster";
}

/** How much a mark counts where not all can be shown: its star and its passages, or its events. */
export function weightOf(mark: TimelineMark): number {
  if (!isEvent(mark)) return mark.count;
  return (mark.starred ? 1000 : 0) + mark.supports + mark.disputes + mark.contexts;
}

function itemOf(lane: Lane, mark: TimelineMark): Item {
  const id = isEvent(mark) ? mark.id : `cluster ${mark.key}`;
  return { key: `${lane.key} ${id}`, mark, lane: lane.key, color: lane.color };
}

/** The lanes of an answer, one band each. */
export function bandsOf(view: TimelineView): Band[] {
  return view.lanes.map((lane) => ({
    key: lane.key,
    name: lane.name,
    color: lane.color,
    count: lane.count,
    items: lane.marks.map((mark) => itemOf(lane, mark)),
  }));
}

/** All lanes in one band, each event once, in the colour of the first lane that holds it: for the strip. */
export function oneBand(view: TimelineView): Band[] {
  const seen = new Set<string>();
  const items: Item[] = [];
  for (const lane of view.lanes) {
    for (const mark of lane.marks) {
      if (isEvent(mark)) {
        if (seen.has(mark.id)) continue;
        seen.add(mark.id);
      }
      items.push(itemOf(lane, mark));
    }
  }
  return [{ key: "", name: "", color: null, count: view.inside, items }];
}
