/** Answers that the rooms share: kept while the library stays as it is, and renewed from the one before when not. */
import type { Session } from "../shared/session.svelte";

/** Answers that are kept: those of the articles that are open beside each other. */
const KEPT = 4;

interface Kept<A> {
  /** The revision that the window knew of when it asked. */
  revision: number;
  answer: Promise<A>;
}

export class Answers<A> {
  readonly #kept = new WeakMap<Session, Map<string, Kept<A>>>();

  /**
   * The answer to the question that `name` names in the open library. `renew` asks for it, with the answer before
   * where one is kept. An answer that fails is not kept.
   */
  ask(session: Session, name: string, renew: (before: A | undefined) => Promise<A>): Promise<A> {
    const kept = this.#kept.get(session) ?? new Map<string, Kept<A>>();
    this.#kept.set(session, kept);
    // Copies of one library hold the same articles.
    const key = `${session.library?.path} ${name}`;
    const before = kept.get(key);
    if (before?.revision === session.revision) return before.answer;
    const renewed = async (): Promise<A> => renew(await before?.answer.catch(() => undefined));
    const now = { revision: session.revision, answer: renewed() };
    kept.delete(key);
    kept.set(key, now);
    for (const oldest of [...kept.keys()].slice(0, -KEPT)) kept.delete(oldest);
    now.answer.catch(() => {
      if (kept.get(key) === now) kept.delete(key);
    });
    return now.answer;
  }
}
