/** A text that becomes an article in memory: its lines are its paragraphs. */
import type { ImportItem, ImportResult, Version } from "../../bindings";
import { buildArticle } from "./sample/build";
import type { Store } from "./store";
import { newest, titleOf } from "./views";

export function importText(
  store: Store,
  name: string,
  item: Extract<ImportItem, { type: "paste" }>,
): ImportResult {
  const text = item.text.trim();
  if (!text)
    return { name, outcome: "failed", article: null, version: null, message: "There is no text in it." };
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

/** The words of a block. */
export function wordsOf(version: Version, index: number): string {
  const block = version.blocks[index];
  return block ? [...version.text].slice(block.start, block.end).join("") : "";
}
