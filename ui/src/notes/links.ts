/** Links from a note to what the library holds: `[words](dateline:event/ID)`. */
import type { HitKind, SearchHit } from "../bindings";
import { OWN } from "../shared/markdown";
import type { Session } from "../shared/session.svelte";

/** What stands between the last `[[` before the caret and the caret, where a link is being written. */
export function wantedLink(before: string): string | null {
  const at = before.lastIndexOf("[[");
  if (at < 0) return null;
  const words = before.slice(at + 2);
  return /[\]\n]/.test(words) || words.length > 80 ? null : words;
}

/** A link as Markdown. Signs that would end its words are escaped. */
export function linkTo(kind: HitKind, id: string, title: string): string {
  const short = title.length > 80 ? `${title.slice(0, 79).trimEnd()}…` : title;
  const words = short.replace(/\s+/g, " ").replace(/[\\[\]*_`<]/g, "\\$&");
  return `[${words}](dateline:${kind}/${id})`;
}

/** A Dateline link that stands alone, as one copies it: its kind and identifier. */
export function readLink(text: string): { kind: HitKind; id: string } | null {
  const found = OWN.exec(text.trim());
  return found?.[1] && found[2] ? { kind: found[1] as HitKind, id: found[2] } : null;
}

/** What a link can lead to: hits of the search, without snippets. */
export async function linkable(session: Session, words: string): Promise<SearchHit[]> {
  if (words.trim() === "") return [];
  const { hits } = await session.backend.call("search", { text: words, limit: 4 });
  return hits;
}

/** The words of a link to something: its title, or the passage itself. */
export async function titleOf(session: Session, kind: HitKind, id: string): Promise<string> {
  switch (kind) {
    case "article":
      return (await session.backend.call("article", { id, version: null })).title;
    case "annotation":
      return (await session.backend.call("passage_context", { id, around: 0 })).row.annotation.quote;
    case "event":
      return (await session.backend.call("event", { id })).row.title;
    case "entity":
      return (await session.backend.call("entity", { id })).entity.name;
    case "note": {
      const { rows } = await session.backend.call("notes", {});
      return rows.find(({ note }) => note.id === id)?.note.title ?? "Note";
    }
  }
}

/** Goes where a link of Dateline's own leads. */
export async function followLink(session: Session, kind: HitKind, id: string): Promise<void> {
  if (kind === "article") session.openArticle(id);
  else if (kind === "event") session.select({ kind: "event", id });
  else if (kind === "entity") session.open({ room: "entities", id });
  else if (kind === "note") session.open({ room: "notes", id });
  else {
    const { annotation } = (await session.backend.call("passage_context", { id, around: 0 })).row;
    session.openArticle(annotation.article, { annotation: id, place: annotation.place });
  }
}
