/** A date that is being changed, or drawn anew, where it stands on the timeline. */
import type { DateView, EventId, EventMark, EventView } from "../../bindings";
import type { Session } from "../../shared/session.svelte";
import { sourceName } from "../../events/words";
import { canAgree, edtfAfter, edtfBetween, spanAfter, spanOf, type Part, type Span } from "../scene/edit";
import { floorTo, stepped, unitEdtf, unitWords, type Unit } from "../scene/units";

/** What is taken hold of: a part of an event's date, or empty time. */
export interface Draft {
  /** `null` for an event that is yet to be made. */
  event: { id: EventId; title: string } | null;
  part: Part;
  span: Span;
  unit: Unit;
  /** What the span was, so that leaving it as it was changes nothing. */
  before: Span | null;
}

/** A change that sources speak against, until the person has decided. */
export interface Doubted {
  id: EventId;
  title: string;
  date: DateView;
  /** "Vokhma Courier says 3 June 1928". */
  claims: string[];
}

/** Where an event is about to be made: a point of the drawing, and the lane that it lies in. */
export interface Point {
  x: number;
  y: number;
  lane: string | null;
}

/** An event that is about to be made, with its date. */
export interface Beginning extends Point {
  date: DateView;
}

export class Editing {
  draft = $state.raw<Draft | null>(null);
  doubted = $state.raw<Doubted | null>(null);
  beginning = $state.raw<Beginning | null>(null);
  readonly #session: Session;

  constructor(session: Session) {
    this.#session = session;
  }

  /** What the draft would become, in words. */
  get words(): string {
    const draft = this.draft;
    if (!draft) return "";
    const [from, to] = draft.span;
    if (draft.part === "begin") return unitWords(from, draft.unit);
    if (draft.part === "end") return unitWords(to, draft.unit);
    const [first, last] = [unitWords(from, draft.unit), unitWords(to, draft.unit)];
    return first === last ? first : `${first} – ${last}`;
  }

  /** Takes hold of a part of an event's date. */
  take(mark: EventMark, part: Part, unit: Unit): boolean {
    const span = spanOf(mark.edges);
    if (!span) return false;
    this.draft = { event: { id: mark.id, title: mark.title }, part, span, unit, before: span };
    return true;
  }

  /** Begins a span on empty time. */
  draw(at: number, unit: Unit): void {
    this.draft = { event: null, part: "all", span: [at, at], unit, before: null };
  }

  /** Brings what is held to a second; `from` is where a drawn span began. */
  to(second: number, unit: Unit, from?: number): void {
    const { draft } = this;
    if (!draft) return;
    const span =
      from === undefined
        ? spanAfter(draft.before ?? draft.span, draft.part, second, unit)
        : ([Math.min(from, second), Math.max(from, second)] as const);
    this.draft = { ...draft, span, unit };
  }

  /** Moves what is held by so many units. */
  step(by: number, unit: Unit): void {
    const { draft } = this;
    if (!draft) return;
    const at = draft.part === "end" ? draft.span[1] : draft.span[0];
    const span = spanAfter(draft.span, draft.part, stepped(at, unit, by), unit);
    this.draft = { ...draft, span, unit };
  }

  cancel(): void {
    this.draft = null;
  }

  /** Keeps what is held: changes the event's date, asking first where sources claim otherwise. */
  async keep(): Promise<void> {
    const { draft } = this;
    this.draft = null;
    if (!draft?.event || !draft.before) return;
    const [from, to] = draft.span;
    if (from === draft.before[0] && to === draft.before[1]) return;
    try {
      const view = await this.#session.backend.call("event", { id: draft.event.id });
      const { when } = view.row;
      const edtf = when && edtfAfter(when.edtf, draft.part, draft.span, draft.unit);
      if (!edtf) {
        this.#session.toasts.show(`The date of “${view.row.title}” is a set. Change it in the inspector.`);
        return;
      }
      if (edtf === when.edtf) return;
      const date = await this.#understood(edtf);
      if (!date) return;
      const claims = against(view, date);
      if (claims.length > 0) this.doubted = { id: view.row.id, title: view.row.title, date, claims };
      else await this.change(view.row.id, view.row.title, date);
    } catch (thrown) {
      this.#session.fail(thrown);
    }
  }

  /** Opens the composer at a point, with the date that was drawn, or that of a unit of time. */
  async begin(at: Span | number, unit: Unit, point: Point): Promise<void> {
    this.draft = null;
    const edtf =
      typeof at === "number" ? unitEdtf(floorTo(at, unit), unit) : edtfBetween([at[0], at[1]], unit);
    try {
      const date = await this.#understood(edtf);
      if (date) this.beginning = { date, ...point };
    } catch (thrown) {
      this.#session.fail(thrown);
    }
  }

  /** Gives an event another date, as a step that can be undone. */
  async change(id: EventId, title: string, date: DateView): Promise<void> {
    this.doubted = null;
    const when = { written: date.words, edtf: date.edtf };
    const patch = { id, title: null, when, description: null, entities: null, tags: null };
    await this.#session.change("update_event", patch, `“${title}” is now dated ${date.words}`);
  }

  async #understood(edtf: string): Promise<DateView | null> {
    const { readings, problem } = await this.#session.backend.call("understand_date", {
      text: edtf,
      article: null,
    });
    if (readings[0]) return readings[0].date;
    this.#session.toasts.show(problem ?? `${edtf} is no date.`, null, "danger");
    return null;
  }
}

/** The passages that support the event and claim a date that the new one cannot be. */
function against(view: EventView, date: DateView): string[] {
  return view.evidence
    .filter(({ stance, claims }) => stance === "supports" && claims && !canAgree(claims.edges, date.edges))
    .map(({ source, claims }) => `${sourceName(source)} says ${claims?.short ?? ""}`);
}
