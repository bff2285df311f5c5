/**
 * Asking for an article. The rooms that show the same one share the answer, and asking again only brings what is
 * other than before: of thousands of annotations mostly one.
 */
import type { AnnotationView, ArticleAsk, ArticleChange, ArticleView } from "../bindings";
import type { Session } from "../shared/session.svelte";
import { Answers } from "./answers";

const answers = new Answers<ArticleView>();

/** An article to read, as it is now. Rejects with an `IpcError`. */
export function askArticle(session: Session, ask: ArticleAsk): Promise<ArticleView> {
  return answers.ask(session, `${ask.id} ${ask.version}`, async (known) => {
    if (!known) return session.backend.call("article", ask);
    const since = { ...ask, known: known.version.id, since: known.revision };
    const changes = await session.backend.call("article_changes", since);
    return changes.type === "whole" ? changes.view : changed(known, changes.change);
  });
}

/** The view with what is other; what stayed the same stays the same object. */
export function changed(view: ArticleView, change: ArticleChange): ArticleView {
  const { annotations, gone, ...other } = change;
  const replaced = new Set([...gone, ...annotations.map(({ id }) => id)]);
  return {
    ...view,
    ...other,
    annotations:
      replaced.size === 0
        ? view.annotations
        : [...view.annotations.filter(({ id }) => !replaced.has(id)), ...annotations].sort(inText),
  };
}

/** In the order of the text; those without a place last. */
function inText(a: AnnotationView, b: AnnotationView): number {
  if (a.place && b.place)
    return a.place.start - b.place.start || a.place.end - b.place.end || (a.id < b.id ? -1 : 1);
  return Number(a.place === null) - Number(b.place === null) || (a.id < b.id ? -1 : 1);
}
