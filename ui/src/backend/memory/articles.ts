/** Calls about articles. */
import type { ArticleRow, ArticlesAsk, Found, SnippetPart } from "../../bindings";
import { readFilter } from "../../shared/filter";
import { order } from "./dates";
import { articlePasses } from "./filter";
import type { Answers } from "./answers";
import { find, problem, type State, type StoredArticle } from "./store";
import { datesOf } from "./readings";
import { understand } from "./understand";
import {
  annotationView,
  articleOf,
  articleRow,
  eventRow,
  inTime,
  kept,
  newest,
  published,
  titleOf,
} from "./views";

const words = new Intl.DateTimeFormat("en-GB", { dateStyle: "long", timeStyle: "short", timeZone: "UTC" });

export const articles: Pick<
  Answers,
  | "articles"
  | "article"
  | "article_picture"
  | "update_article"
  | "article_changes"
  | "article_dates"
  | "fold"
  | "put_hyphens_back"
  | "trash_articles"
  | "restore_articles"
> = {
  articles({ state }, ask) {
    const within = state.collections.find(({ id }) => id === ask.collection)?.articles;
    const all = state.articles.filter(
      ({ trashed, article }) => trashed === ask.trash && (within?.includes(article.id) ?? !ask.collection),
    );
    const rows = all
      .filter((stored) => articlePasses(state, stored, ask.filter))
      .map((stored) => ({ row: articleRow(state, stored), stored }))
      .sort((a, b) => compare(a, b, ask, within) * (ask.descending ? -1 : 1));
    const { text } = readFilter(ask.filter);
    return {
      total: rows.length,
      all: all.length,
      rows: rows
        .slice(ask.offset, ask.offset + ask.limit)
        .map(({ row, stored }) => ({ ...row, snippet: snippet(newest(stored).text, text) })),
    };
  },

  article({ state, revision }, { id, version: wanted }) {
    const stored = articleOf(state, id);
    const version = stored.versions.find((candidate) => candidate.id === wanted) ?? newest(stored);
    const own = state.annotations.filter(({ article }) => article === id);
    const marks = new Set(own.map((annotation) => annotation.id));
    stored.read = true;
    return {
      revision,
      article: { ...stored.article, version: newest(stored).id },
      title: titleOf(stored),
      published: published(stored),
      version,
      folded: stored.folded[version.id] ?? [],
      versions: stored.versions.toReversed().map((one) => ({
        id: one.id,
        number: one.number,
        captured: words.format(one.captured),
        file_name: one.file_name,
        size: one.size,
        original: one.original,
      })),
      annotations: own
        .map((annotation) => annotationView(state, annotation, version))
        .sort((a, b) => (a.place?.start ?? Infinity) - (b.place?.start ?? Infinity)),
      genre: stored.genre,
      events: inTime(
        state.events.filter(({ evidence }) => evidence.some((link) => marks.has(link.annotation))),
      ).map((event) => eventRow(state, event)),
      trashed: stored.trashed,
      doubtful: stored.doubtful,
    };
  },

  article_dates({ state }, { id, version: wanted, known }) {
    const stored = articleOf(state, id);
    const version = find(stored.versions, (one) => one.id === wanted, "version");
    const dates = { version: version.id, ...datesOf(stored, version) };
    const stamp = JSON.stringify(dates);
    return stamp === known ? null : { ...dates, stamp };
  },

  article_changes(store, { id, version }) {
    return { type: "whole", view: articles.article(store, { id, version }) };
  },

  // The sample has no pictures, and what is pasted brings none.
  article_picture() {
    throw problem("not-found", "This picture is not in the library.");
  },

  update_article(store, patch) {
    store.change("Edit an article's details", (state) => {
      const { metadata } = articleOf(state, patch.id).article;
      setText(metadata.title, patch.title);
      setText(metadata.publisher, patch.publisher);
      setText(metadata.language, patch.language);
      setText(metadata.address, patch.address);
      if (patch.authors !== null) set(metadata.authors, patch.authors.length > 0 ? patch.authors : null);
      if (patch.published !== null) {
        const { readings, problem: why } = understand(patch.published, null);
        if (why) throw problem("not-a-date", why);
        set(metadata.published, readings[0]?.date.edtf ?? null);
      }
    });
    return {};
  },

  fold(store, { version, blocks, folded }) {
    store.change(folded ? "Hide lines" : "Show hidden lines", (state) => {
      const stored = state.articles.find(({ versions }) => versions.some(({ id }) => id === version));
      if (!stored) throw problem("not-found", "This version is no longer in the library.");
      const before = stored.folded[version] ?? [];
      const rest = before.filter((block) => !blocks.includes(block));
      stored.folded[version] = folded ? [...rest, ...blocks].sort((a, b) => a - b) : rest;
    });
    return {};
  },

  // No paste here is joined, so that no hyphen is left out.
  put_hyphens_back() {
    throw problem("bad-input", "No word was joined at the end of a line.");
  },

  trash_articles(store, { ids }) {
    const title =
      ids.length === 1 ? `“${titleOf(articleOf(store.state, ids[0] ?? ""))}”` : `${ids.length} articles`;
    store.change(`Move ${title} to the trash`, (state) => {
      for (const id of ids) articleOf(state, id).trashed = true;
    });
    return {};
  },

  restore_articles(store, { ids }) {
    store.change("Take out of the trash", (state) => {
      for (const id of ids) articleOf(state, id).trashed = false;
    });
    return {};
  },
};

function compare(
  a: { row: ArticleRow; stored: StoredArticle },
  b: { row: ArticleRow; stored: StoredArticle },
  { sort }: ArticlesAsk,
  within: string[] | undefined,
): number {
  switch (sort) {
    case "title":
      return a.row.title.localeCompare(b.row.title);
    case "publisher":
      return (a.row.publisher ?? "").localeCompare(b.row.publisher ?? "");
    case "published":
      return order(a.row.published) - order(b.row.published);
    case "added":
      return a.stored.article.created - b.stored.article.created;
    case "annotations":
      return a.row.annotations - b.row.annotations;
    case "events":
      return a.row.events - b.row.events;
    case "by-hand":
      return within
        ? within.indexOf(a.row.id) - within.indexOf(b.row.id)
        : a.stored.article.created - b.stored.article.created;
  }
}

/** The first hit in its context, or nothing where nothing is searched. */
export function snippet(text: string, wanted: string): SnippetPart[] {
  const [word] = wanted.trim().toLowerCase().split(/\s+/);
  const at = word ? text.toLowerCase().indexOf(word) : -1;
  if (!word || at < 0) return [];
  const from = at < 24 ? 0 : text.lastIndexOf(" ", at - 20) + 1;
  return [
    { text: (from > 0 ? "…" : "") + text.slice(from, at).replace(/\n/g, " "), hit: false },
    { text: text.slice(at, at + word.length), hit: true },
    { text: text.slice(at + word.length, at + word.length + 80).replace(/\n/g, " "), hit: false },
  ];
}

/** Counts for the sidebar. */
export function countArticles(state: State): { articles: number; trash: number } {
  const articles = kept(state).length;
  return { articles, trash: state.articles.length - articles };
}

function setText(found: Found<string>, value: string | null): void {
  if (value !== null) set(found, value.trim() || null);
}

function set<T>(found: Found<T>, value: T | null): void {
  found.value = value;
  found.verified = true;
  found.source = "you";
  delete found.others;
}
