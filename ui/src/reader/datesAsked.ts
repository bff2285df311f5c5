/** Asking for the dates of a text, which come after it: finding them takes its time, and reading does not wait. */
import type { ArticleDates, ArticleDatesAsk } from "../bindings";
import type { Session } from "../shared/session.svelte";
import { Answers } from "./answers";

const answers = new Answers<ArticleDates | null>();

/** The dates of a version, as they are now; the same object as before where they are no other. */
export function askDates(
  session: Session,
  { id, version }: Pick<ArticleDatesAsk, "id" | "version">,
): Promise<ArticleDates | null> {
  return answers.ask(session, `${id} ${version}`, async (before) => {
    const known = before?.stamp ?? null;
    return (await session.backend.call("article_dates", { id, version, known })) ?? before ?? null;
  });
}
