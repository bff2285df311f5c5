/** Imports in memory: pasted text becomes an article; of files and other pages only the names are known. */
import type { ImportAsk, ImportItem, ImportPreview, ImportProgress, ImportResult } from "../../bindings";
import type { ImportJob, PreviewJob } from "..";
import type { Answers } from "./answers";
import { importText, wordsOf } from "./importText";
import { find, problem, Store } from "./store";
import { newest, published } from "./views";

/** Long enough to see the row. */
const PACE = 350;

export function runImport(
  store: Store,
  { items }: ImportAsk,
  onProgress: (progress: ImportProgress) => void,
): ImportJob {
  let cancelled = false;
  let paused = false;
  const all = items.flatMap((item) => articlesOf(store, item));
  const what = items.length === 1 ? nameOf(items[0]) : `${items.length} files`;
  const tell = (done: number, results: ImportResult[], finished: boolean): void =>
    onProgress({ what, done, total: all.length, results, finished, cancelled });
  const work = async (): Promise<void> => {
    let done = 0;
    tell(done, [], false);
    for (const item of all) {
      do await new Promise((settle) => setTimeout(settle, PACE));
      while (paused && !cancelled);
      if (cancelled) break;
      tell(++done, [importOne(store, item)], false);
    }
    tell(done, [], true);
  };
  return {
    cancel: () => void (cancelled = true),
    pause: (halt) => void (paused = halt),
    done: work(),
  };
}

/** Looks at an item; of an address that takes a moment, in which it can be cancelled. */
export function preview(item: ImportItem, look: () => Promise<ImportPreview>): PreviewJob {
  let cancelled = false;
  const answer = async (): Promise<ImportPreview> => {
    if (item.type === "address") await new Promise((settle) => setTimeout(settle, PACE));
    if (cancelled) throw problem("cancelled", "It was stopped before all was there.");
    return look();
  };
  return { cancel: () => void (cancelled = true), answer: answer() };
}

/** Each article that is read again, and each part that is taken, is an item of its own. */
function articlesOf(store: Store, item: ImportItem): ImportItem[] {
  if (item.type === "again") {
    const ids =
      item.articles.length > 0 ? item.articles : store.state.articles.map(({ article }) => article.id);
    return ids.map((id) => ({ type: "again", articles: [id] }));
  }
  if (item.type !== "parts" || item.whole) return [item];
  const only = item.only.length > 0 ? item.only : PARTS.map((_, index) => index + 1);
  return only.map((number) => ({ ...item, only: [number] }));
}

function nameOf(item: ImportItem | undefined): string {
  if (!item) return "";
  switch (item.type) {
    case "paste":
      return item.title ?? item.text.slice(0, 40);
    case "address":
      return item.address;
    case "again":
      return "Articles, read again";
    default:
      return item.path.split("/").at(-1) ?? item.path;
  }
}

function failed(name: string, message: string, code?: ImportResult["code"]): ImportResult {
  return { name, outcome: "failed", article: null, version: null, message, ...(code ? { code } : {}) };
}

function importOne(store: Store, item: ImportItem): ImportResult {
  const name = nameOf(item);
  switch (item.type) {
    case "paste":
      return importText(store, name, item);
    case "again": {
      const stored = store.state.articles.find(({ article }) => article.id === item.articles[0]);
      if (!stored) return failed(name, "This article is no longer in the library.");
      const { id } = stored.article;
      const title = stored.article.metadata.title.value ?? "";
      return { name: title, outcome: "duplicate", article: id, version: newest(stored).id, message: title };
    }
    case "address":
      return importPage(store, name, item);
    case "parts": {
      const part = PARTS[(item.only[0] ?? 1) - 1] ?? "A page";
      return importText(store, part, asPaste(`${part}\nIt stands in ${name}.`));
    }
    case "path":
      return failed(
        name,
        `${name} can't be read here: a page in a browser gets no files and no other pages. Use the desktop window.`,
      );
  }
}

/** Other pages can't be fetched here: what an address is like is told by its words. */
function importPage(
  store: Store,
  name: string,
  item: Extract<ImportItem, { type: "address" }>,
): ImportResult {
  if (/localhost|127\./.test(name) && !item.allow_private) {
    const words = `“${name}” is on this computer or in a private network. Nothing was fetched.`;
    return failed(name, words, "private-network");
  }
  if (/login/.test(name) && !item.keep_anyway) {
    const words =
      "The address leads to a page that asks for a login or a subscription. Nothing was imported.";
    return failed(name, words, "not-the-article");
  }
  const at = URL.canParse(name) ? new URL(name).pathname.split("/").at(-1) : "";
  return importText(store, name, {
    ...asPaste(`${at || "A page"}\nIts text, as it was fetched.`),
    address: name,
  });
}

function asPaste(text: string): Extract<ImportItem, { type: "paste" }> {
  return { type: "paste", text, html: null, title: null, published: null, publisher: null, address: null };
}

/** The articles in every file that holds several here. */
const PARTS = ["The first page", "The second page", "The third page"];

/** Of a text its lines are shown; what the core finds out, only the core finds out. */
export const previews: Pick<
  Answers,
  "preview_import" | "accept_import" | "import_parts" | "write_import_report"
> = {
  preview_import(store, { item }) {
    const trial = new Store(store.path, structuredClone(store.state));
    const result = importOne(trial, item);
    if (!result.article) throw problem(result.code ?? "unreadable", result.message);
    const stored = find(trial.state.articles, ({ article }) => article.id === result.article, "article");
    const version = newest(stored);
    const token = looked.push(item);
    // As the core would, what is said of other lines than the text's is folded.
    const blocks = version.blocks.map((block, index) =>
      wordsOf(version, index).startsWith("Skip to") ? { ...block, fold: "navigation" as const } : block,
    );
    return {
      token,
      name: result.name,
      outcome: result.outcome,
      article: result.outcome === "duplicate" ? result.article : null,
      metadata: stored.article.metadata,
      published: published(stored),
      also_published: [],
      text: version.text,
      blocks,
      remarks: version.remarks,
      doubtful: false,
      format: item.type === "address" ? "web page" : "plain text",
      bytes: version.size,
    };
  },

  accept_import(store, { token, title, publisher, published: date, address }) {
    const item = looked[token - 1];
    if (!item) throw problem("not-found", "This preview is no longer kept.");
    const result = importOne(store, item);
    const stored = store.state.articles.find(({ article }) => article.id === result.article);
    if (stored && result.outcome === "imported") {
      const { metadata } = stored.article;
      for (const [found, value] of [
        [metadata.title, title],
        [metadata.publisher, publisher],
        [metadata.published, date],
        [metadata.address, address],
      ] as const)
        if (value !== null) Object.assign(found, { value: value || null, verified: true, source: "you" });
    }
    return result;
  },

  import_parts(_store, { path }) {
    if (!/\.(epub|warc|zip)$/.test(path)) return [];
    return PARTS.map((name, index) => ({
      number: index + 1,
      name,
      address: path.endsWith(".warc") ? `https://example.org/${index + 1}` : null,
      captured: path.endsWith(".warc") ? "2024-03-01T10:00:00Z" : null,
    }));
  },

  write_import_report: (_store, { path, results }) => ({ path, bytes: results.length }),
};

/** What was looked at, by token. */
const looked: ImportItem[] = [];
