/** What is stored, as the window sees it. */
import type {
  AnnotationView,
  ArticleRow,
  DateView,
  EntityChip,
  EventRow,
  EventView,
  Source,
  TagChip,
  Tag,
  TagRow,
  Version,
} from "../../bindings";
import { dateView, order } from "./dates";
import { locate } from "./positions";
import {
  problem,
  type State,
  type StoredAnnotation,
  type StoredArticle,
  type StoredDate,
  type StoredEvent,
} from "./store";

export function newest(stored: StoredArticle): Version {
  const version = stored.versions.at(-1);
  if (!version) throw problem("damaged", "This article has no text.");
  return version;
}

export function titleOf(stored: StoredArticle): string {
  return stored.article.metadata.title.value ?? newest(stored).text.slice(0, 60);
}

export function published(stored: StoredArticle): DateView | null {
  const { value } = stored.article.metadata.published;
  return value ? dateView(value) : null;
}

export function when(date: StoredDate | null): DateView | null {
  return date && dateView(date.edtf, date.written);
}

/** A tag's path. */
export function tagPath(state: State, tag: Tag): string {
  const parent = state.tags.find(({ id }) => id === tag.parent);
  return parent ? `${tagPath(state, parent)}/${tag.name}` : tag.name;
}

export function tagChips(state: State, ids: string[]): TagChip[] {
  return ids.flatMap((id) => {
    const tag = state.tags.find((candidate) => candidate.id === id);
    return tag ? [{ id, path: tagPath(state, tag), color: tagColor(state, tag) }] : [];
  });
}

function tagColor(state: State, tag: Tag): Tag["color"] {
  if (tag.color) return tag.color;
  const parent = state.tags.find(({ id }) => id === tag.parent);
  return parent ? tagColor(state, parent) : null;
}

/** The whole tree, depth first, by name. */
export function tagRows(state: State, parent: string | null = null, depth = 0): TagRow[] {
  return state.tags
    .filter((tag) => tag.parent === parent)
    .sort((a, b) => a.name.localeCompare(b.name))
    .flatMap((tag) => {
      const below = tagRows(state, tag.id, depth + 1);
      const family = new Set([tag.id, ...below.map((row) => row.tag.id)]);
      const carries = ({ tags }: { tags: string[] }): boolean => tags.some((id) => family.has(id));
      const annotations = state.annotations.filter(carries).length;
      const events = state.events.filter(carries).length;
      const path = tagPath(state, tag);
      return [{ tag, path, depth, count: annotations + events, annotations, events }, ...below];
    });
}

export function source(stored: StoredArticle): Source {
  const { metadata } = stored.article;
  return {
    article: stored.article.id,
    title: titleOf(stored),
    publisher: metadata.publisher.value,
    authors: metadata.authors.value ?? [],
    published: published(stored),
  };
}

/** Articles outside the trash. */
export function kept(state: State): StoredArticle[] {
  return state.articles.filter(({ trashed }) => !trashed);
}

export function articleOf(state: State, id: string): StoredArticle {
  const found = state.articles.find(({ article }) => article.id === id);
  if (!found) throw problem("not-found", "This article is no longer in the library.");
  return found;
}

export function annotationView(
  state: State,
  annotation: StoredAnnotation,
  version?: Version,
): AnnotationView {
  const stored = articleOf(state, annotation.article);
  const at = annotation.places[(version ?? newest(stored)).id];
  return {
    id: annotation.id,
    article: annotation.article,
    article_title: titleOf(stored),
    color: annotation.color,
    quote: annotation.quote,
    note: annotation.note,
    tags: tagChips(state, annotation.tags),
    place: at?.place ?? null,
    state: at?.state ?? "lost",
    accepted: at?.accepted ?? false,
    now: at?.now ?? null,
    candidates: at?.candidates ?? [],
    made_on: annotation.madeOn,
    events: state.events.flatMap((event) =>
      event.evidence
        .filter((evidence) => evidence.annotation === annotation.id)
        .map((evidence) => ({
          evidence: evidence.id,
          event: event.id,
          title: event.title,
          when: when(event.when),
          stance: evidence.stance,
          supports: count(event, "supports"),
          disputes: count(event, "disputes"),
        })),
    ),
    created: annotation.created,
  };
}

function count(event: StoredEvent, stance: string): number {
  return event.evidence.filter((evidence) => evidence.stance === stance).length;
}

export function eventRow(state: State, event: StoredEvent): EventRow {
  const chips = event.entities.flatMap((id): EntityChip[] => {
    const entity = state.entities.find((candidate) => candidate.id === id);
    return entity ? [{ id, kind: entity.kind, name: entity.name }] : [];
  });
  return {
    id: event.id,
    title: event.title,
    when: when(event.when),
    places: chips.filter(({ kind }) => kind === "place"),
    people: chips.filter(({ kind }) => kind !== "place"),
    tags: tagChips(state, event.tags),
    supports: count(event, "supports"),
    disputes: count(event, "disputes"),
    contexts: count(event, "context"),
    starred: event.starred ?? false,
  };
}

/** Events in time order. */
export function inTime(events: StoredEvent[]): StoredEvent[] {
  return [...events].sort((a, b) => order(when(a.when)) - order(when(b.when)));
}

export function eventView(state: State, event: StoredEvent): EventView {
  const rank = { supports: 0, disputes: 1, context: 2 };
  const evidence = event.evidence.flatMap((link) => {
    const annotation = state.annotations.find(({ id }) => id === link.annotation);
    if (!annotation) return [];
    const stored = articleOf(state, annotation.article);
    const claims = when(link.claims);
    return [
      {
        id: link.id,
        stance: link.stance,
        claims,
        annotation: annotationView(state, annotation),
        date_words: claims ? locate(annotation.quote, claims.written) : null,
        source: source(stored),
      },
    ];
  });
  evidence.sort(
    (a, b) => rank[a.stance] - rank[b.stance] || order(a.source.published) - order(b.source.published),
  );
  return {
    row: eventRow(state, event),
    description: event.description,
    evidence,
    created: event.created,
    changed: event.changed,
  };
}

export function articleRow(state: State, stored: StoredArticle): ArticleRow {
  const { id, metadata } = stored.article;
  const own = state.annotations.filter(({ article }) => article === id);
  const marks = new Set(own.map((annotation) => annotation.id));
  const now = newest(stored).id;
  return {
    id,
    title: titleOf(stored),
    publisher: metadata.publisher.value,
    published: published(stored),
    published_verified: metadata.published.verified,
    annotations: own.length,
    events: state.events.filter(({ evidence }) => evidence.some((link) => marks.has(link.annotation))).length,
    versions: stored.versions.length,
    to_review: own.filter(({ places }) => needsReview(places[now])).length,
    doubtful: stored.doubtful,
    read: stored.read,
    snippet: [],
  };
}

/** Whether a place waits for a decision: a person has agreed to none of these by itself. */
export function needsReview(place: { state: string; accepted?: boolean } | undefined): boolean {
  const state = place?.accepted ? undefined : place?.state;
  return state === "changed" || state === "ambiguous" || state === "lost";
}
