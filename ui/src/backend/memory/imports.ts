/** Imports in memory: pasted text becomes an article; of a path only the name is known. */
import type { ImportAsk, ImportItem, ImportProgress, ImportResult } from "../../bindings";
import type { ImportJob } from "..";
import { buildArticle } from "./sample/build";
import type { Store } from "./store";
import { newest, titleOf } from "./views";

/** Long enough to see the row. */
const PACE = 350;

export function runImport(
  store: Store,
  { items }: ImportAsk,
  onProgress: (progress: ImportProgress) => void,
): ImportJob {
  let cancelled = false;
  const what = items.length === 1 ? nameOf(items[0]) : `${items.length} files`;
  const tell = (done: number, results: ImportResult[], finished: boolean): void =>
    onProgress({ what, done, total: items.length, results, finished, cancelled });
  const work = async (): Promise<void> => {
    tell(0, [], false);
    for (const [index, item] of items.entries()) {
      await new Promise((settle) => setTimeout(settle, PACE));
      if (cancelled) break;
      tell(index + 1, [importOne(store, item)], false);
    }
    tell(items.length, [], true);
  };
  return { cancel: () => void (cancelled = true), done: work() };
}

function nameOf(item: ImportItem | undefined): string {
  if (!item) return "";
  return item.type !== "paste"
    ? (item.path.split("/").at(-1) ?? item.path)
    : (item.title ?? item.text.slice(0, 40));
}

function importOne(store: Store, item: ImportItem): ImportResult {
  const name = nameOf(item);
  if (item.type !== "paste") {
    const message = `${name} can't be read here: the browser gives no files. Use the desktop window.`;
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
