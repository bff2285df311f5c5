/** Calls about annotations. */
import type { Passage } from "../../bindings";
import { annotationPasses } from "./filter";
import type { Answers } from "./answers";
import { locate, slice } from "./positions";
import { find, problem, type State, type Store, type StoredAnnotation, type StoredPlace } from "./store";
import { tagsByPath } from "./tags";
import { annotationView, articleOf, kept, needsReview, newest } from "./views";

export const annotations: Pick<
  Answers,
  | "annotations"
  | "annotate"
  | "update_annotation"
  | "accept_place"
  | "detach_annotation"
  | "delete_annotations"
> = {
  annotations({ state }, ask) {
    const rows = state.annotations
      .filter((annotation) => !ask.article || annotation.article === ask.article)
      .filter((annotation) => annotationPasses(state, annotation, ask.filter))
      .map((annotation) => annotationView(state, annotation))
      .filter((view) => !ask.to_review || needsReview(view));
    return { total: rows.length, rows: rows.slice(ask.offset, ask.offset + ask.limit) };
  },

  annotate(store, { passage, color, note, tags }) {
    const id = store.change(`Mark “${shorten(words(store.state, passage))}”`, (state) => {
      const made = makeAnnotation(store, state, passage);
      made.color = color;
      made.note = note;
      made.tags = tagsByPath(store, state, tags);
      return made.id;
    });
    return view(store, id);
  },

  update_annotation(store, { id, color, note, tags, passage }) {
    const what = passage ? "Re-attach" : color ? "Recolour" : tags ? "Tag" : "Edit the note on";
    const quote = find(store.state.annotations, (one) => one.id === id, "annotation").quote;
    store.change(`${what} “${shorten(quote)}”`, (state) => {
      const annotation = find(state.annotations, (one) => one.id === id, "annotation");
      if (color) annotation.color = color;
      if (note !== null) annotation.note = note;
      if (tags) annotation.tags = tagsByPath(store, state, tags);
      if (passage) {
        annotation.quote = words(state, passage);
        annotation.places = placesOf(state, passage);
      }
    });
    return view(store, id);
  },

  accept_place(store, { id, version, place }) {
    store.change("Accept a passage's new words", (state) => {
      const annotation = find(state.annotations, (one) => one.id === id, "annotation");
      const passage = { article: annotation.article, version, ...place };
      annotation.quote = words(state, passage);
      annotation.places[version] = exactly(passage);
    });
    return {};
  },

  detach_annotation(store, { id, version }) {
    const quote = find(store.state.annotations, (one) => one.id === id, "annotation").quote;
    store.change(`Detach “${shorten(quote)}”`, (state) => {
      const annotation = find(state.annotations, (one) => one.id === id, "annotation");
      annotation.places[version] = { state: "lost", place: null, now: null, candidates: [], accepted: true };
    });
    return {};
  },

  delete_annotations(store, { ids }) {
    store.change(ids.length === 1 ? "Delete an annotation" : `Delete ${ids.length} annotations`, (state) => {
      state.annotations = state.annotations.filter(({ id }) => !ids.includes(id));
      for (const event of state.events) {
        event.evidence = event.evidence.filter(({ annotation }) => !ids.includes(annotation));
      }
    });
    return {};
  },
};

/** Where these words stand in an article outside the trash. */
export function passageOf(state: State, quote: string): Passage | null {
  for (const stored of kept(state)) {
    const version = newest(stored);
    const place = locate(version.text, quote);
    if (place) return { article: stored.article.id, version: version.id, ...place };
  }
  return null;
}

/** Adds an annotation for a passage. */
export function makeAnnotation(store: Store, state: State, passage: Passage): StoredAnnotation {
  const stored = articleOf(state, passage.article);
  const version = stored.versions.find(({ id }) => id === passage.version) ?? newest(stored);
  const folded = new Set(stored.folded[version.id]);
  const meets = version.blocks.some(
    (block, index) => folded.has(index) && block.start < passage.end && passage.start < block.end,
  );
  if (meets) throw problem("bad-input", "The selection holds hidden lines. Show them first, or select less.");
  const annotation: StoredAnnotation = {
    id: store.id("annotation"),
    article: passage.article,
    color: "amber",
    quote: words(state, passage),
    note: "",
    tags: [],
    madeOn: version.number,
    places: placesOf(state, passage),
    created: "just now",
  };
  state.annotations.push(annotation);
  return annotation;
}

function words(state: State, passage: Passage): string {
  const stored = articleOf(state, passage.article);
  const version = find(stored.versions, ({ id }) => id === passage.version, "version");
  return slice(version.text, passage);
}

function placesOf(state: State, passage: Passage): Record<string, StoredPlace> {
  const { versions } = articleOf(state, passage.article);
  const lost: StoredPlace = { state: "lost", place: null, now: null, candidates: [] };
  return Object.fromEntries(
    versions.map(({ id }) => [id, id === passage.version ? exactly(passage) : { ...lost }]),
  );
}

function exactly({ start, end }: { start: number; end: number }): StoredPlace {
  return { state: "exact", place: { start, end }, now: null, candidates: [] };
}

function view(store: Store, id: string): ReturnType<typeof annotationView> {
  return annotationView(
    store.state,
    find(store.state.annotations, (one) => one.id === id, "annotation"),
  );
}

export function shorten(quote: string): string {
  return quote.length > 32 ? `${quote.slice(0, 31).trimEnd()}…` : quote;
}
