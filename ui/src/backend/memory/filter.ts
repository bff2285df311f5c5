/** The words of the search box, applied to what this backend holds. */
import type { Edges, TagScope } from "../../bindings";
import { readFilter } from "../../shared/filter";
import { dateView, touches } from "./dates";
import type { State, StoredAnnotation, StoredArticle, StoredEvent } from "./store";
import { standing } from "./together";
import { articleOf, newest, published, tagChips, titleOf, when } from "./views";

function has(haystack: (string | null | undefined)[], needles: string): boolean {
  const text = haystack.join(" ").toLowerCase();
  return needles
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word));
}

function tagged(state: State, ids: string[], path: string): boolean {
  return tagChips(state, ids).some((chip) => chip.path === path || chip.path.startsWith(`${path}/`));
}

function window(key: string, value: string): [number, number] | null {
  const edges = dateView(value)?.edges;
  if (!edges) return null;
  if (key === "from") return [edges.start_min ?? -Infinity, Infinity];
  if (key === "to") return [-Infinity, edges.end_max ?? Infinity];
  return [edges.start_min ?? -Infinity, edges.end_max ?? Infinity];
}

/** Whether something with these edges goes on at some time in a stretch, whatever the true days are. */
function surely({ start_max, end_min }: Edges, [from, to]: [number, number]): boolean {
  return (start_max ?? -Infinity) <= to && (end_min ?? Infinity) >= from;
}

type Test = (key: string, value: string) => boolean;

function passes(filter: string, test: Test, text: (words: string) => boolean): boolean {
  const { terms, text: words } = readFilter(filter);
  return (
    terms.every(({ key, value, not }) => test(key, value) !== not) && (!words.trim() || text(words.trim()))
  );
}

/** Whether an article is in a collection of such a name. */
function collected(state: State, article: string, name: string): boolean {
  return state.collections.some(
    (collection) =>
      collection.articles.includes(article) && (collection.id === name || has([collection.name], name)),
  );
}

export function articlePasses(state: State, stored: StoredArticle, filter: string): boolean {
  const own = state.annotations.filter(({ article }) => article === stored.article.id);
  const date = published(stored);
  const { publisher, authors } = stored.article.metadata;
  return passes(
    filter,
    (key, value) => {
      if (key === "tag") return own.some(({ tags }) => tagged(state, tags, value));
      if (key === "publisher") return has([publisher.value], value);
      if (key === "collection") return collected(state, stored.article.id, value);
      if (key === "from" || key === "to" || key === "published") {
        const span = window(key, value);
        return date !== null && span !== null && touches(date, span);
      }
      return true;
    },
    (words) => has([titleOf(stored), newest(stored).text, publisher.value, ...(authors.value ?? [])], words),
  );
}

const SCOPES: Record<string, TagScope> = { passage: "passage", paragraph: "paragraph", together: "article" };

/** Whether an annotation carries one of two tags where the other stands as well. */
function stoodTogether(state: State, annotation: StoredAnnotation, scope: TagScope, value: string): boolean {
  const [first = "", second = ""] = value.split(" + ");
  if (![first, second].some((path) => tagged(state, annotation.tags, path))) return false;
  return standing(state, state.annotations, scope)
    .filter((place) => place.includes(annotation))
    .some((place) => [first, second].every((path) => place.some(({ tags }) => tagged(state, tags, path))));
}

function hasThing(state: State, annotation: StoredAnnotation, thing: string): boolean {
  if (thing === "note") return annotation.note !== "";
  if (thing === "tag") return annotation.tags.length > 0;
  return state.events.some(({ evidence }) => evidence.some((link) => link.annotation === annotation.id));
}

export function annotationPasses(state: State, annotation: StoredAnnotation, filter: string): boolean {
  const stored = articleOf(state, annotation.article);
  const { publisher, authors } = stored.article.metadata;
  return passes(
    filter,
    (key, value) => {
      if (key === "tag") return tagged(state, annotation.tags, value);
      if (key === "color") return annotation.color === value;
      if (key === "state") return (annotation.places[newest(stored).id]?.state ?? "lost") === value;
      if (key === "publisher") return has([publisher.value], value);
      if (key === "author") return has(authors.value ?? [], value);
      if (key === "collection") return collected(state, stored.article.id, value);
      if (key === "article") return stored.article.id === value || has([titleOf(stored)], value);
      if (key === "has") return hasThing(state, annotation, value);
      if (key === "from" || key === "to") {
        const date = published(stored);
        const span = window(key, value);
        return date !== null && span !== null && touches(date, span);
      }
      const scope = SCOPES[key];
      return !scope || stoodTogether(state, annotation, scope, value);
    },
    (words) => has([annotation.quote, annotation.note], words),
  );
}

export function eventPasses(state: State, event: StoredEvent, filter: string): boolean {
  const names = state.entities.filter(({ id }) => event.entities.includes(id));
  const date = when(event.when);
  return passes(
    filter,
    (key, value) => {
      if (key === "tag") return tagged(state, event.tags, value);
      if (key === "person" || key === "place")
        return names.some(({ name, aliases }) => has([name, ...aliases], value));
      if (key === "from" || key === "to") {
        const span = window(key, value);
        return date !== null && span !== null && touches(date, span);
      }
      if (key === "certain") {
        const span = window(key, value);
        return date !== null && span !== null && surely(date.edges, span);
      }
      if (key === "dated") {
        if (value === "approximate") return date?.approximate ?? false;
        if (value === "uncertain") return date?.uncertain ?? false;
        return (value === "yes") === (date !== null);
      }
      if (key === "starred") return (value === "yes") === (event.starred ?? false);
      if (key === "article") {
        return event.evidence.some(({ annotation }) =>
          state.annotations.some(({ id, article }) => id === annotation && article === value),
        );
      }
      return true;
    },
    (words) => has([event.title, event.description, ...names.map(({ name }) => name)], words),
  );
}
