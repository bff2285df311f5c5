/* eslint-disable svelte/prefer-svelte-reactivity -- these maps and sets are replaced whole, or nobody watches them */
/** One timeline that is shown: what it asks, what it shows, and what can be done to it. */
import type {
  EventId,
  EventMark,
  EventSort,
  LaneBy,
  Timeline,
  TimelineMembers,
  TimelineStyle,
} from "../../bindings";
import type { Session } from "../../shared/session.svelte";
import { isEvent } from "../scene/bands";
import { bounded, type Window } from "../scene/scale";
import { anchorSecond } from "../scene/shape";
import { unitAt, type Unit } from "../scene/units";
import { windowWords } from "../scene/words";
import { Editing } from "./editing.svelte";
import { Lanes, PLAIN_STYLE, sameStyle } from "./lanes.svelte";
import { deleteTimeline, namedNext } from "./saved";
import { Source, type Question } from "./source.svelte";
import { Viewport } from "./viewport.svelte";

/** How the middle shows the events. */
export type Mode = "timeline" | "table";

/** What a timeline can be asked beside what it draws. */
export type QuestionName = "silences" | "disputed" | "reporting";

/** What a tab keeps of its timeline while another tab is shown. */
interface Remembered {
  window: Window;
  lanes: LaneBy;
  style: TimelineStyle;
  mode: Mode;
  sort: EventSort;
  descending: boolean;
}

/** Lanes that are asked for at first; the person may ask for more. */
const LANES = 200;
/** Events looked through for the next one of a lane. */
const BEYOND = 200;

const remembered = new WeakMap<Session, Map<string, Remembered>>();
const shown = new WeakMap<Session, ShownTimeline>();

/** The timeline in the middle of the window, for commands. */
export function shownTimeline(session: Session): ShownTimeline | null {
  return session.place?.room === "timeline" ? (shown.get(session) ?? null) : null;
}

export class ShownTimeline {
  readonly viewport = new Viewport();
  readonly source: Source;
  readonly editing: Editing;
  /** How the lanes are arranged. */
  readonly arrangement = new Lanes();
  lanes = $state<LaneBy>("tag");
  mode = $state<Mode>("timeline");
  sort = $state<EventSort>("when");
  descending = $state(false);
  /** Width of the drawing in pixels; 0 until it is known. */
  width = $state(0);
  /** Whether the name is being typed. */
  naming = $state(false);
  /** Whether a date to go to is being typed. */
  going = $state(false);
  /** The question whose answer stands beside the drawing. */
  asked = $state<QuestionName | null>(null);
  /** Whether the table lists events outside the window too. */
  wholeTable = $state(false);
  /** Whether the table is in groups, a lane each. */
  grouped = $state(false);
  /** What the table lists, in words: "19 events". */
  tableCount = $state("");
  /** Lanes that are asked for at most. */
  laneLimit = $state(LANES);
  /** Whether nothing that the question finds has a date. */
  empty = $state(false);

  readonly session: Session;
  readonly id: string | null;
  readonly #key: string;

  constructor(session: Session, id: string | null) {
    this.session = session;
    this.id = id;
    this.#key = id ?? "";
    this.source = new Source(session.backend);
    this.editing = new Editing(session);
    const kept = remembered.get(session)?.get(this.#key);
    const saved = this.saved;
    if (saved) {
      this.lanes = saved.lanes;
      this.arrangement.style = saved.style;
    }
    if (kept) {
      this.lanes = kept.lanes;
      this.arrangement.style = kept.style;
      this.mode = kept.mode;
      this.sort = kept.sort;
      this.descending = kept.descending;
    }
    const window = kept?.window ?? saved?.window;
    if (window) this.viewport.jump(window);
    shown.set(session, this);
    if (zoomNext.delete(session)) void this.zoomToSelection();
  }

  /** The saved timeline that this is, if it is one. */
  get saved(): Timeline | null {
    return this.session.overview?.timelines.find(({ timeline }) => timeline.id === this.id)?.timeline ?? null;
  }

  get name(): string {
    return this.saved?.name ?? "Timeline";
  }

  get filter(): string {
    const place = this.session.place;
    return place?.room === "timeline" && place.id === this.id ? place.filter : (this.saved?.filter ?? "");
  }

  /** Whether conditions, lanes or their arrangement differ from what is saved. */
  get changed(): boolean {
    const saved = this.saved;
    if (saved === null) return false;
    const asSaved = saved.lanes === this.lanes && saved.filter === this.filter;
    return !asSaved || !sameStyle({ ...PLAIN_STYLE, ...saved.style }, this.arrangement.style);
  }

  /** The time whose events the table lists; `null` for all. */
  get tableWindow(): Window | null {
    return this.wholeTable || !this.viewport.ready ? null : this.viewport.window;
  }

  /** Which events are asked for, in which lanes. */
  get question(): Question {
    const { filter, lanes } = this;
    return {
      filter,
      lanes,
      depth: lanes === "tag" ? this.arrangement.depth : null,
      rows: [0, this.laneLimit],
    };
  }

  /** Finds the first window: everything, with some air. */
  async begin(): Promise<void> {
    const extent = await this.source.extent(this.question, this.width);
    this.empty = extent === null && this.source.error === undefined;
    if (extent && !this.viewport.ready) this.viewport.fit(extent);
  }

  /** Asks for what is shown now. */
  follow(): void {
    this.source.show(this.question, this.viewport.window, this.width, this.session.revision);
  }

  /** Puts the timeline away; its window is there again when its tab is. */
  end(): void {
    this.source.end();
    this.viewport.stop();
    if (shown.get(this.session) === this) shown.delete(this.session);
    if (!this.viewport.ready) return;
    const { lanes, mode, sort, descending } = this;
    const { style } = this.arrangement;
    const map = remembered.get(this.session) ?? new Map<string, Remembered>();
    map.set(this.#key, { window: this.viewport.window, lanes, style, mode, sort, descending });
    remembered.set(this.session, map);
  }

  setFilter(filter: string): void {
    this.session.journey.replace({ room: "timeline", id: this.id, filter });
  }

  fit(): void {
    const extent = this.source.view?.extent;
    if (extent) this.viewport.fit(extent);
  }

  /** The unit of time that a pointer can mean at the zoom there is. */
  get unit(): Unit {
    const [from, to] = this.viewport.window;
    return unitAt((to - from) / Math.max(this.width, 1));
  }

  /** The selected event as it stands in the answer, if it does. */
  get selectedMark(): EventMark | null {
    const { selection } = this.session;
    if (selection?.kind !== "event") return null;
    for (const lane of this.source.view?.lanes ?? []) {
      for (const mark of lane.marks) if (isEvent(mark) && mark.id === selection.id) return mark;
    }
    return null;
  }

  /** Moves the begin or the end of the selected event, or all of one that is a moment, by a unit of the zoom. */
  nudge(part: "begin" | "end", by: 1 | -1): void {
    const mark = this.selectedMark;
    if (!mark) return;
    const wanted = part === "begin" && mark.point ? "all" : part;
    const { draft } = this.editing;
    const held = draft?.event?.id === mark.id && draft.part === wanted;
    if (held || this.editing.take(mark, wanted, this.unit)) this.editing.step(by, this.unit);
  }

  /** Opens the composer for an event at the selected one, or in the middle of what is shown. */
  newEvent(): Promise<void> {
    const [from, to] = this.viewport.window;
    const begin = this.selectedMark?.edges.start_min ?? null;
    const at = begin !== null && begin >= from && begin <= to ? begin : from + (to - from) / 2;
    return this.editing.begin(at, this.unit, { x: this.width / 2 + 136, y: 120, lane: null });
  }

  /** The second of the next event of a lane after one, or of the last before it; `null` where there is none. */
  async beyond(lane: string, second: number, way: 1 | -1): Promise<number | null> {
    const extent = this.source.view?.extent;
    if (!extent) return null;
    const { filter, lanes, depth } = this.question;
    const ask = { filter, lanes, depth: depth ?? null, lane, cluster: null };
    const begin = (mark: EventMark): number => anchorSecond(mark.edges, mark.point);
    const page = (from: number, to: number, offset: number, limit = BEYOND): Promise<TimelineMembers> =>
      this.session.backend.call("timeline_members", { ...ask, from, to, offset, limit });
    try {
      if (way > 0) {
        // What began before and reaches beyond comes first, and is passed over.
        const { total } = await page(second + 1, second + 1, 0, 1);
        const { events } = await page(second + 1, extent[1], Math.max(total - BEYOND / 2, 0));
        return events.map(begin).find((at) => at > second) ?? null;
      }
      const { total } = await page(extent[0], second - 1, 0, 1);
      const { events } = await page(extent[0], second - 1, Math.max(total - BEYOND, 0));
      return events.map(begin).findLast((at) => at < second) ?? null;
    } catch (thrown) {
      this.session.fail(thrown);
      return null;
    }
  }

  /** Shows a second in the middle, at the zoom there is. */
  goTo(at: number): void {
    const [from, to] = this.viewport.target;
    const half = (to - from) / 2;
    this.viewport.go([at - half, at + half]);
  }

  /** Shows a span of time: at the zoom there is when it fits, or else nearer or farther. */
  goToSpan(from: number, to: number): void {
    const [a, b] = this.viewport.target;
    const here = b - a;
    const wanted = Math.max(to - from, 1);
    if (wanted < here && wanted > here / 200) return this.goTo(from + wanted / 2);
    const air = Math.max(wanted * 2, 6 * 3600);
    this.viewport.go(bounded([from - air, to + air]));
  }

  /** Zooms to the selected event and its surroundings. */
  async zoomToSelection(): Promise<void> {
    const selection = this.session.selection;
    if (selection?.kind !== "event") return;
    const { row } = await this.session.backend.call("event", { id: selection.id });
    const edges = row.when?.edges;
    const from = edges?.start_min ?? edges?.start_max;
    if (from === null || from === undefined) {
      this.session.toasts.show(`“${row.title}” has no date yet. It stands under the lanes.`);
      return;
    }
    const to = edges?.end_max ?? edges?.end_min ?? from;
    const air = Math.max((to - from) * 1.5, 12 * 3600);
    this.viewport.go(bounded([from - air, to + air]));
  }

  // ── Saved timelines ─────────────────────────────────────────────────────────

  /** Saves what is shown as a timeline of its own, opens it, and lets its name be typed. */
  async saveAs(name = `Timeline, ${windowWords(...this.viewport.window)}`): Promise<void> {
    const { filter, lanes } = this;
    const { style } = this.arrangement;
    const made = await this.session.change(
      "create_timeline",
      { name, filter, lanes, window: [...this.viewport.window], style },
      `“${name}” saved.`,
    );
    if (!made) return;
    this.session.open({ room: "timeline", id: made.id, filter: made.filter });
    namedNext.add(made.id);
  }

  /** Keeps conditions, lanes and window in the saved timeline. */
  async save(): Promise<void> {
    if (!this.id) return this.saveAs();
    const { filter, lanes } = this;
    const window: [number, number] = [...this.viewport.window];
    await this.session.change(
      "update_timeline",
      { id: this.id, name: null, filter, lanes, window, style: this.arrangement.style },
      `“${this.name}” now shows this view.`,
    );
  }

  async rename(name: string): Promise<void> {
    this.naming = false;
    const typed = name.trim();
    if (!this.id || !typed || typed === this.name) return;
    const patch = { id: this.id, name: typed, filter: null, lanes: null, window: null, style: null };
    await this.session.change("update_timeline", patch, `Renamed to “${typed}”.`);
  }

  duplicate(): Promise<void> {
    return this.saveAs(`${this.name}, copy`);
  }

  async remove(): Promise<void> {
    if (this.saved) await deleteTimeline(this.session, this.saved);
  }
}

/** Windows whose timeline is to show the selected event as soon as it is there. */
const zoomNext = new WeakSet<Session>();

/** Goes to the timeline and zooms to an event. */
export function showOnTimeline(session: Session, id: EventId): void {
  const timeline = shownTimeline(session);
  if (!timeline) {
    zoomNext.add(session);
    session.open({ room: "timeline", id: null, filter: "" });
  }
  session.select({ kind: "event", id });
  void timeline?.zoomToSelection();
}

/** Opens the article at the first passage that speaks for an event. */
export async function openEvidence(session: Session, id: EventId): Promise<void> {
  try {
    const event = await session.backend.call("event", { id });
    const [first] = event.evidence;
    if (first) session.openArticle(first.source.article, { annotation: first.annotation.id });
    else session.toasts.show(`“${event.row.title}” has no evidence yet.`);
  } catch (thrown) {
    session.fail(thrown);
  }
}
