/** What one can do with a date of the text: called by its card, the list, the strip and the commands. */
import type { ExpressionView, Genre, ReadingView, Suggestion } from "../bindings";
import type { Session } from "../shared/session.svelte";
import { deskOf } from "./desk.svelte";

/** The date stepped to, as the view has it. */
export function chosenDate(session: Session): ExpressionView | null {
  const desk = deskOf(session);
  return desk.date === null ? null : (desk.expressions[desk.date] ?? null);
}

/** Shows a date in its place in the text, and its card with it. */
export function goToDate(session: Session, index: number): void {
  const desk = deskOf(session);
  const date = desk.expressions[index];
  if (!date) return;
  desk.page?.deselect();
  desk.selected = null;
  desk.active = null;
  desk.floating = null;
  desk.date = index;
  desk.page?.flash(date.expression);
}

/** Takes another of the readings that the words may have. */
export function readAs(session: Session, index: number, which: number): Promise<unknown> {
  const date = deskOf(session).expressions[index];
  const other = date?.others[which];
  const passage = date && deskOf(session).passage(date.expression);
  if (!date || !other || !passage) return Promise.resolve();
  return session.change(
    "correct_reading",
    { passage, when: { written: date.expression.text, edtf: other.edtf } },
    `“${date.expression.text}” is read as ${other.words}`,
  );
}

/** Says that a date is none. */
export async function dismiss(session: Session, index: number): Promise<void> {
  const desk = deskOf(session);
  const date = desk.expressions[index];
  const passage = date && desk.passage(date.expression);
  if (!date || !passage) return;
  if (desk.date === index) desk.date = null;
  await session.change("dismiss_reading", passage, `“${date.expression.text}” is no longer read as a date`);
}

/** Takes back what was said of a date. */
export function restore(session: Session, said: { id: ReadingView["id"] }, words: string): Promise<unknown> {
  return session.change("restore_reading", { id: said.id }, `“${words}” is read as Dateline reads it`);
}

/** Opens the field for another date: of the date stepped to, or of the words selected. */
export function readOtherwise(session: Session): void {
  const desk = deskOf(session);
  const at = desk.selected ?? chosenDate(session)?.expression;
  if (at) desk.floating = { kind: "reading", at: { start: at.start, end: at.end } };
}

/** Chooses against what the article's relative dates are read. */
export function setGenre(session: Session, genre: Genre | null): Promise<unknown> {
  const article = deskOf(session).view?.article.id;
  return article ? session.change("set_genre", { article, genre }) : Promise.resolve();
}

/** Brings the dates into the inspector, in time order or as suggested events. */
export function showDates(session: Session, what: "order" | "suggestions"): void {
  const desk = deskOf(session);
  desk.datesShown = what;
  desk.datesWanted = true;
  if (what === "suggestions") desk.date = null;
  session.inspectorTab.reader = "dates";
  if (desk.view) session.select({ kind: "article", id: desk.view.article.id });
  if (!session.panes.shown("inspector")) session.toggle("inspector");
}

/** Makes an event of a suggestion: its sentence marked, the event, and the one as the other's evidence. */
export async function accept(session: Session, suggestion: Suggestion): Promise<boolean> {
  const passage = deskOf(session).passage(suggestion);
  if (!passage) return false;
  const when = { written: suggestion.when.written, edtf: suggestion.when.edtf };
  const made = await session.change(
    "create_event",
    {
      title: suggestion.title,
      when,
      description: "",
      entities: suggestion.entities,
      tags: [],
      evidence: [{ passage: { from: "passage", ...passage }, stance: "supports", claims: when }],
    },
    `Event “${suggestion.title}” created`,
  );
  return made !== undefined;
}

/** Opens the composer with a suggestion, to be changed before it becomes an event. */
export function edit(session: Session, suggestion: Suggestion): void {
  const desk = deskOf(session);
  const passage = desk.passage(suggestion);
  if (!passage) return;
  const at = { start: suggestion.start, end: suggestion.end };
  desk.date = null;
  desk.active = null;
  desk.page?.show(at);
  desk.floating = { kind: "event", at, ask: { from: "passage", ...passage } };
}
