/** Calls about events. */
import type {
  ComposeAsk,
  EntityChip,
  EventRow,
  EventsAsk,
  NewEvidence,
  Passage,
  WhenInput,
} from "../../bindings";
import { makeAnnotation } from "./annotations";
import { order, touches } from "./dates";
import { eventPasses } from "./filter";
import type { Answers } from "./answers";
import { slice } from "./positions";
import { datesOf } from "./readings";
import {
  find,
  problem,
  type State,
  type Store,
  type StoredDate,
  type StoredEvent,
  type StoredEvidence,
} from "./store";
import { tagsByPath } from "./tags";
import { understand } from "./understand";
import { articleOf, eventRow, eventView, newest, published, source, tagChips, when } from "./views";

type Names =
  | "event"
  | "events"
  | "compose"
  | "understand_date"
  | "create_event"
  | "update_event"
  | "delete_events"
  | "add_evidence"
  | "update_evidence"
  | "remove_evidence";

export const events: Pick<Answers, Names> = {
  event({ state }, { id }) {
    return eventView(state, eventOf(state, id));
  },

  events({ state }, ask) {
    const rows = state.events
      .filter((event) => eventPasses(state, event, ask.filter))
      .filter((event) => {
        const date = when(event.when);
        return !ask.window || (date !== null && touches(date, ask.window));
      })
      .map((event) => ({ row: eventRow(state, event), event }))
      .sort((a, b) => compare(a, b, ask) * (ask.descending ? -1 : 1));
    return { total: rows.length, rows: rows.slice(ask.offset, ask.offset + ask.limit).map(({ row }) => row) };
  },

  compose({ state }, ask) {
    const passage = passageOf(state, ask);
    const stored = articleOf(state, passage.article);
    const version = find(stored.versions, ({ id }) => id === passage.version, "version");
    const quote = slice(version.text, passage);
    const expressions = datesOf(stored, version).expressions.map((each) => each.expression);
    const nearest =
      expressions.find(({ start, end }) => start < passage.end && passage.start < end) ??
      expressions.findLast(({ end }) => end <= passage.start);
    const reading = nearest?.edtf
      ? { readings: readingOf(nearest.edtf, nearest.text, nearest.reason), problem: null }
      : { readings: [], problem: null };
    const [first] = reading.readings;
    const tags =
      ask.from === "annotation" ? find(state.annotations, ({ id }) => id === ask.id, "annotation").tags : [];
    return {
      title: titleFrom(quote),
      when: nearest?.text ?? "",
      reading,
      entities: state.entities
        .filter(({ name, aliases }) => [name, ...aliases].some((one) => quote.includes(one)))
        .map(({ id, kind, name }) => ({ id, kind, name })),
      tags: tagChips(state, tags),
      quote,
      source: source(stored),
      similar: first ? similar(state, order(first.date)) : [],
    };
  },

  understand_date({ state }, { text, article }) {
    const date = article ? published(articleOf(state, article)) : null;
    const year = date ? Number(date.edtf.slice(0, 4)) : null;
    return understand(text, year);
  },

  create_event(store, input) {
    if (!input.title.trim()) throw problem("bad-input", "An event needs a title.");
    const id = store.change(`Make the event “${input.title}”`, (state) => {
      const event: StoredEvent = {
        id: store.id("event"),
        title: input.title.trim(),
        when: dateOf(input.when),
        description: input.description,
        entities: entitiesOf(store, state, input.entities),
        tags: tagsByPath(store, state, input.tags),
        evidence: input.evidence.map((evidence) => evidenceOf(store, state, evidence)),
        created: "just now",
        changed: "just now",
        touched: store.revision + 1,
      };
      state.events.push(event);
      return event.id;
    });
    return eventView(store.state, eventOf(store.state, id));
  },

  update_event(store, patch) {
    store.change(`Edit the event “${eventOf(store.state, patch.id).title}”`, (state) => {
      const event = touched(store, state, patch.id);
      if (patch.title !== null) event.title = patch.title;
      if (patch.when) event.when = dateOf(patch.when);
      if (patch.description !== null) event.description = patch.description;
      if (patch.entities) event.entities = entitiesOf(store, state, patch.entities);
      if (patch.tags) event.tags = tagsByPath(store, state, patch.tags);
    });
    return eventView(store.state, eventOf(store.state, patch.id));
  },

  delete_events(store, { ids }) {
    const words =
      ids.length === 1 ? `the event “${eventOf(store.state, ids[0] ?? "").title}”` : `${ids.length} events`;
    store.change(`Delete ${words}`, (state) => {
      state.events = state.events.filter(({ id }) => !ids.includes(id));
    });
    return {};
  },

  add_evidence(store, { event, evidence }) {
    store.change("Add a passage to an event", (state) => {
      touched(store, state, event).evidence.push(evidenceOf(store, state, evidence));
    });
    return eventView(store.state, eventOf(store.state, event));
  },

  update_evidence(store, { id, stance, claims }) {
    const owner = ownerOf(store.state, id).id;
    store.change("Change what a passage says of an event", (state) => {
      const link = find(touched(store, state, owner).evidence, (one) => one.id === id, "evidence");
      if (stance) link.stance = stance;
      if (claims) link.claims = dateOf(claims);
    });
    return eventView(store.state, eventOf(store.state, owner));
  },

  remove_evidence(store, { id }) {
    const owner = ownerOf(store.state, id).id;
    store.change("Take a passage from an event", (state) => {
      const event = touched(store, state, owner);
      event.evidence = event.evidence.filter((link) => link.id !== id);
    });
    return {};
  },
};

export function eventOf(state: State, id: string): StoredEvent {
  return find(state.events, (event) => event.id === id, "event");
}

function ownerOf(state: State, evidence: string): StoredEvent {
  return find(state.events, (event) => event.evidence.some(({ id }) => id === evidence), "evidence");
}

function touched(store: Store, state: State, id: string): StoredEvent {
  const event = eventOf(state, id);
  event.changed = "just now";
  event.touched = store.revision + 1;
  return event;
}

function compare(
  a: { row: EventRow; event: StoredEvent },
  b: { row: EventRow; event: StoredEvent },
  { sort }: EventsAsk,
): number {
  switch (sort) {
    case "when":
      return order(a.row.when) - order(b.row.when);
    case "title":
      return a.row.title.localeCompare(b.row.title);
    case "evidence":
      return a.event.evidence.length - b.event.evidence.length;
    case "changed":
      return a.event.touched - b.event.touched;
  }
}

function passageOf(state: State, ask: ComposeAsk): Passage {
  if (ask.from === "passage") return ask;
  const annotation = find(state.annotations, ({ id }) => id === ask.id, "annotation");
  const stored = articleOf(state, annotation.article);
  const version = newest(stored);
  const place = annotation.places[version.id]?.place;
  if (!place)
    throw problem("bad-input", "This passage has no place in the newest version. Re-attach it first.");
  return { article: annotation.article, version: version.id, ...place };
}

function evidenceOf(store: Store, state: State, { passage, stance, claims }: NewEvidence): StoredEvidence {
  const annotation = passage.from === "annotation" ? passage.id : makeAnnotation(store, state, passage).id;
  return { id: store.id("evidence"), annotation, stance, claims: dateOf(claims) };
}

function dateOf(input: WhenInput | null): StoredDate | null {
  if (!input?.written.trim()) return null;
  if (input.edtf) return { written: input.written, edtf: input.edtf };
  const { readings, problem: why } = understand(input.written, null);
  const [best] = readings;
  if (!best) throw problem("not-a-date", why ?? "This is not a date.");
  return { written: input.written, edtf: best.date.edtf };
}

function entitiesOf(store: Store, state: State, chips: EntityChip[]): string[] {
  return chips.map(({ id, kind, name }) => {
    if (id) return id;
    const known = state.entities.find(
      (one) => one.kind === kind && [one.name, ...one.aliases].includes(name),
    );
    if (known) return known.id;
    const made = { id: store.id("entity"), kind, name, aliases: [] };
    state.entities.push(made);
    return made.id;
  });
}

function readingOf(
  edtf: string,
  written: string,
  why: string,
): { date: NonNullable<EventRow["when"]>; why: string }[] {
  const date = when({ edtf, written });
  return date ? [{ date, why }] : [];
}

function similar(state: State, at: number): EventRow[] {
  return state.events
    .filter((event) => Math.abs(order(when(event.when)) - at) < 2 * 86400)
    .slice(0, 3)
    .map((event) => eventRow(state, event));
}

function titleFrom(quote: string): string {
  const sentence = quote.split(/(?<=[.!?])\s/)[0]?.replace(/[.,;:]$/, "") ?? "";
  const short = sentence.length > 60 ? `${sentence.slice(0, sentence.lastIndexOf(" ", 60))}…` : sentence;
  return short.charAt(0).toUpperCase() + short.slice(1);
}
