/**
 * Asking for an article. The rooms that show the same one share the answer, and asking again only brings what is
 * other than before: of thousands of annotations mostly one.
 */
import type { AnnotationView, ArticleAsk, ArticleChange, ArticleView } from "../bindings";
import type { Session } from "../shared/session.svelte";

/** Answers that are kept: those of the articles that are open beside each other. */
const KEPT = 4;

interface Answer {
  /** The revision that the window knew of when it asked. */
  revision: number;
  view: Promise<ArticleView>;
}

const answers = new WeakMap<Session, Map<string, Answer>>();

/** An article to read, as it is now. Rejects with an `IpcError`. */
export function askArticle(session: Session, ask: ArticleAsk): Promise<ArticleView> {
  const known = answers.get(session) ?? new Map<string, Answer>();
  answers.set(session, known);
  // Copies of one library hold the same articles.
  const key = `${session.library?.path} ${ask.id} ${ask.version}`;
  const before = known.get(key);
  if (before?.revision === session.revision) return before.view;
  const answer = { revision: session.revision, view: askedAfter(session, ask, before?.view) };
  known.delete(key);
  known.set(key, answer);
  for (const oldest of [...known.keys()].slice(0, -KEPT)) known.delete(oldest);
  answer.view.catch(() => {
    if (known.get(key) === answer) known.delete(key);
  });
  return answer.view;
}

async function askedAfter(
  session: Session,
  ask: ArticleAsk,
  before: Promise<ArticleView> | undefined,
): Promise<ArticleView> {
  const known = await before?.catch(() => undefined);
  if (!known) return session.backend.call("article", ask);
  const since = { ...ask, known: known.version.id, since: known.revision };
  const changes = await session.backend.call("article_changes", since);
  return changes.type === "whole" ? changes.view : changed(known, changes.change);
}

/** The view with what is other; what stayed the same stays the same object. */
export function changed(view: ArticleView, change: ArticleChange): ArticleView {
  const { annotations, gone, expressions, ...other } = change;
  const replaced = new Set([...gone, ...annotations.map(({ id }) => id)]);
  return {
    ...view,
    ...other,
    annotations:
      replaced.size === 0
        ? view.annotations
        : [...view.annotations.filter(({ id }) => !replaced.has(id)), ...annotations].sort(inText),
    expressions: expressions ?? view.expressions,
  };
}

/** In the order of the text; those without a place last. */
function inText(a: AnnotationView, b: AnnotationView): number {
  if (a.place && b.place)
    return a.place.start - b.place.start || a.place.end - b.place.end || (a.id < b.id ? -1 : 1);
  return Number(a.place === null) - Number(b.place === null) || (a.id < b.id ? -1 : 1);
}
