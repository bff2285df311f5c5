/** Imports in memory: pasted text becomes an article; of a path only the name is known. */
import type { ImportAsk, ImportItem, ImportProgress, ImportResult } from "../../bindings";
import type { ImportJob } from "..";
import type { Answers } from "./answers";
import { buildArticle } from "./sample/build";
import { find, problem, Store } from "./store";
import { newest, published, titleOf } from "./views";

/** Long enough to see the row. */
const PACE = 350;

export function runImport(
  store: Store,
  { items }: ImportAsk,
  onProgress: (progress: ImportProgress) => void,
): ImportJob {
  let cancelled = false;
  let paused = false;
  const what = items.length === 1 ? nameOf(items[0]) : `${items.length} files`;
  const tell = (done: number, results: ImportResult[], finished: boolean): void =>
    onProgress({ what, done, total: items.length, results, finished, cancelled });
  const work = async (): Promise<void> => {
    tell(0, [], false);
    for (const [index, item] of items.entries()) {
      do await new Promise((settle) => setTimeout(settle, PACE));
      while (paused && !cancelled);
      if (cancelled) break;
      tell(index + 1, [importOne(store, item)], false);
    }
    tell(items.length, [], true);
  };
  return {
    cancel: () => void (cancelled = true),
    pause: (halt) => void (paused = halt),
    done: work(),
  };
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

function importOne(store: Store, item: ImportItem): ImportResult {
  const name = nameOf(item);
  if (item.type !== "paste") {
    const message = `${name} can't be read here: a page in a browser gets no files and no other pages. Use the desktop window.`;
    return { name, outcome: "failed", article: null, version: null, message };
  }
  const text = item.text.trim();
  if (!text) {
    return { name, outcome: "failed", article: null, version: null, message: "There is no text in it." };
  }
  const same = store.state.articles.find((stored) => newest(stored).text === text.replace(/\n+/g, "\n"));
  if (same) {
    const version = newest(same).id;
    return { name, outcome: "duplicate", article: same.article.id, version, message: titleOf(same) };
  }
  return store.change(`Import “${name}”`, (state) => {
    const id = store.id("article");
    const built = buildArticle({
      id,
      title: item.title ?? text.split("\n")[0]?.slice(0, 80) ?? name,
      authors: [],
      publisher: item.publisher ?? "",
      published: item.published ?? "",
      unverified: ["authors"],
      address: item.address ?? "",
      file: "pasted.txt",
      captured: Date.UTC(2026, 10, 22, 9, 30),
      versions: [{ paragraphs: text.split(/\n+/), dates: [] }],
    });
    state.articles.push(built);
    return { name, outcome: "imported", article: id, version: newest(built).id, message: titleOf(built) };
  });
}

/** Of a paste its lines are shown; what the core finds out, only the core finds out. */
export const previews: Pick<
  Answers,
  "preview_import" | "accept_import" | "import_parts" | "write_import_report"
> = {
  preview_import(store, { item }) {
    if (item.type !== "paste") throw problem("unreadable", importOne(store, item).message);
    const before = store.state;
    const trial = new Store(store.path, structuredClone(before));
    const result = importOne(trial, item);
    if (!result.article) throw problem("unreadable", result.message);
    const stored = find(trial.state.articles, ({ article }) => article.id === result.article, "article");
    const version = newest(stored);
    const token = looked.push(item);
    return {
      token,
      name: result.name,
      outcome: result.outcome,
      article: result.outcome === "duplicate" ? result.article : null,
      metadata: stored.article.metadata,
      published: published(stored),
      text: version.text,
      blocks: version.blocks,
      remarks: version.remarks,
      doubtful: false,
      format: "plain text",
      bytes: version.size,
    };
  },

  accept_import(store, { token, title, publisher, published: date, address }) {
    const item = looked[token - 1];
    if (item?.type !== "paste") throw problem("not-found", "This preview is no longer kept.");
    return importOne(store, {
      ...item,
      title: title ?? item.title,
      publisher: publisher ?? item.publisher,
      published: date ?? item.published,
      address: address ?? item.address,
    });
  },

  import_parts: () => [],

  write_import_report: (_store, { path, results }) => ({ path, bytes: results.length }),
};

/** What was looked at, by token. */
const looked: ImportItem[] = [];
