/** Search over everything. */
import type { SearchHit } from "../../bindings";
import { snippet } from "./articles";
import { annotationPasses, articlePasses, eventPasses } from "./filter";
import type { Answers } from "./answers";
import { locate } from "./positions";
import { annotationView, kept, newest, published, titleOf, when } from "./views";

export const search: Pick<Answers, "search"> = {
  search({ state }, { text, limit }) {
    const words = text.trim();
    if (!words) return { hits: [], more: false };
    const bare = { snippet: [], article: null, place: null };
    const includes = (...texts: string[]): boolean =>
      texts.join(" ").toLowerCase().includes(words.toLowerCase());
    const kinds: SearchHit[][] = [
      kept(state)
        .filter((stored) => articlePasses(state, stored, words))
        .map((stored) => {
          const body = newest(stored).text;
          const at = body.toLowerCase().indexOf(words.toLowerCase());
          return {
            kind: "article",
            id: stored.article.id,
            title: titleOf(stored),
            detail: [stored.article.metadata.publisher.value, published(stored)?.short]
              .filter(Boolean)
              .join(", "),
            snippet: snippet(body, words),
            article: stored.article.id,
            place: at < 0 ? null : locate(body, body.slice(at, at + words.length)),
          };
        }),
      state.annotations
        .filter((annotation) => annotationPasses(state, annotation, words))
        .map((annotation) => {
          const view = annotationView(state, annotation);
          return {
            kind: "annotation",
            id: view.id,
            title: view.quote,
            detail: view.article_title,
            snippet: snippet(view.note, words),
            article: view.article,
            place: view.place,
          };
        }),
      state.events
        .filter((event) => eventPasses(state, event, words))
        .map((event) => ({
          ...bare,
          kind: "event",
          id: event.id,
          title: event.title,
          detail: when(event.when)?.words ?? "No date yet",
        })),
      state.notes
        .filter((note) => includes(note.title, note.text))
        .map((note) => ({
          ...bare,
          kind: "note",
          id: note.id,
          title: note.title,
          detail: "Note",
          snippet: snippet(note.text, words),
        })),
      state.entities
        .filter((entity) => includes(entity.name, ...entity.aliases))
        .map((entity) => ({
          ...bare,
          kind: "entity",
          id: entity.id,
          title: entity.name,
          detail: entity.kind,
        })),
    ];
    return {
      hits: kinds.flatMap((hits) => hits.slice(0, limit)),
      more: kinds.some((hits) => hits.length > limit),
    };
  },
};
