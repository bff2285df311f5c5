/** What one can do with a passage or an annotation: called by the toolbar, the cards and the commands. */
import type { AnnotationId, AnnotationView, Color } from "../bindings";
import type { Session } from "../shared/session.svelte";
import { deskOf, type Desk } from "./desk.svelte";
import type { Span } from "./positions";
import { grow, shrink, type Unit } from "./sentences";

/** Marks the selected passage, or recolours the annotation chosen. */
export async function mark(session: Session, color: Color): Promise<AnnotationView | null> {
  const desk = deskOf(session);
  desk.color = color;
  if (!desk.selected) {
    if (desk.annotation) await recolour(session, desk.annotation.id, color);
    return null;
  }
  const attached = desk.attaching ? await attach(session, desk.attaching, desk.selected) : null;
  return attached ?? (await annotate(session, desk.selected, color, []));
}

/** Counts marks that were just made, so that the newest sorts last; `~` sorts after every identifier. */
let freshly = 0;

/** Makes an annotation. */
export async function annotate(
  session: Session,
  span: Span,
  color: Color,
  tags: string[],
): Promise<AnnotationView | null> {
  const desk = deskOf(session);
  const passage = desk.passage(span);
  if (!passage) return null;
  // Painted at once: the new view of a long article takes longer than an eye waits.
  const painted = { ...span, color, id: `~${freshly++}` };
  desk.fresh = [...desk.fresh, painted];
  desk.seen = afterPainting();
  const made = await session.change("annotate", { passage, color, note: "", tags });
  if (!made) {
    desk.fresh = desk.fresh.filter((each) => each !== painted);
    return null;
  }
  desk.page?.deselect();
  desk.selected = null;
  desk.active = made.id;
  return made;
}

/** At most so long is waited for a frame: a window that is hidden has none. Milliseconds. */
const FRAME = 100;

/** Settles when the next frame is on the screen. */
function afterPainting(): Promise<void> {
  return new Promise((done) => {
    requestAnimationFrame(() => setTimeout(done));
    setTimeout(done, FRAME);
  });
}

/** Changes an annotation's colour. */
export function recolour(
  session: Session,
  id: AnnotationId,
  color: Color,
): Promise<AnnotationView | undefined> {
  return session.change("update_annotation", { id, color, note: null, tags: null, passage: null });
}

/** Changes an annotation's note. */
export function writeNote(
  session: Session,
  id: AnnotationId,
  note: string,
): Promise<AnnotationView | undefined> {
  return session.change("update_annotation", { id, color: null, note, tags: null, passage: null });
}

/** Changes an annotation's tags. */
export function setTags(
  session: Session,
  id: AnnotationId,
  tags: string[],
): Promise<AnnotationView | undefined> {
  return session.change("update_annotation", { id, color: null, note: null, tags, passage: null });
}

/** Gives an annotation the passage that is selected: after a change of the text, or to correct its extent. */
export async function attach(session: Session, id: AnnotationId, span: Span): Promise<AnnotationView | null> {
  const desk = deskOf(session);
  const passage = desk.passage(span);
  if (!passage) return null;
  const changed = await session.change(
    "update_annotation",
    { id, color: null, note: null, tags: null, passage },
    "Annotation attached to the new passage",
  );
  desk.attaching = null;
  desk.page?.deselect();
  desk.active = id;
  return changed ?? null;
}

/** Puts the focus on the end of the annotation chosen, so that keys move it. */
export function stretch(session: Session): void {
  const desk = deskOf(session);
  if (!desk.annotation?.place) return;
  desk.page?.show(desk.annotation.place);
  desk.page?.deselect();
  desk.edge = "end";
}

/** What is being kept: a key and the focus that then goes elsewhere ask for the same thing. */
let keeping: Desk["extent"] = null;

/** Keeps the ends that an annotation was given, as one step. */
export async function keepExtent(session: Session): Promise<void> {
  const desk = deskOf(session);
  const { extent } = desk;
  if (extent === null || extent === keeping) return;
  keeping = extent;
  const before = desk.view?.annotations.find((each) => each.id === extent?.id)?.place;
  const passage = desk.passage(desk.page?.text.trim(extent.span) ?? extent.span);
  if (passage && (passage.start !== before?.start || passage.end !== before.end)) {
    await session.change(
      "update_annotation",
      { id: extent.id, color: null, note: null, tags: null, passage },
      "Beginning and end changed",
    );
  }
  if (desk.extent === extent) desk.extent = null;
}

/** Begins to look for an annotation's new passage: the next passage that is marked becomes its own. */
export function beginAttach(session: Session, annotation: AnnotationView): void {
  const desk = deskOf(session);
  desk.attaching = annotation.id;
  desk.active = annotation.id;
  if (annotation.place) desk.page?.show(annotation.place);
  desk.page?.focus();
}

/** Agrees to a place: the changed words, or one of several candidates. */
export function accept(session: Session, annotation: AnnotationView, place: Span): Promise<unknown> {
  const version = deskOf(session).view?.version.id;
  if (!version) return Promise.resolve();
  return session.change(
    "accept_place",
    { id: annotation.id, version, place },
    "Annotation kept at this place",
  );
}

/** Says of a lost annotation that it has no place in the version shown. */
export function detach(session: Session, annotation: AnnotationView): Promise<unknown> {
  const version = deskOf(session).view?.version.id;
  if (!version) return Promise.resolve();
  return session.change("detach_annotation", { id: annotation.id, version }, "Annotation detached");
}

/** Deletes an annotation; the toast takes it back. */
export async function remove(session: Session, id: AnnotationId): Promise<void> {
  const desk = deskOf(session);
  await session.change("delete_annotations", { ids: [id] }, "Annotation deleted");
  if (desk.active === id) desk.active = null;
}

/** Opens the note of the annotation chosen, or of a new one on the selected passage. */
export async function note(session: Session): Promise<void> {
  const desk = deskOf(session);
  const made = desk.selected ? await annotate(session, desk.selected, desk.color, []) : desk.annotation;
  if (!made) return;
  showAnnotations(session);
  desk.active = made.id;
  desk.writing = made.id;
}

/** Opens the tags of the annotation chosen, or of a new one on the selected passage. */
export function tag(session: Session): void {
  const desk = deskOf(session);
  const at = desk.selected ?? desk.annotation?.place;
  if (at) desk.floating = { kind: "tags", at, annotation: desk.selected ? null : desk.active };
}

/** Opens the composer from the selected passage, the annotation chosen, or the date stepped to. */
export function compose(session: Session): void {
  const desk = deskOf(session);
  const at = desk.selected ?? (desk.active ? null : dateSentence(session));
  const passage = at ? desk.passage(at) : null;
  if (at && passage) desk.floating = { kind: "event", at, ask: { from: "passage", ...passage } };
  else if (desk.annotation?.place) {
    desk.floating = {
      kind: "event",
      at: desk.annotation.place,
      ask: { from: "annotation", id: desk.annotation.id },
    };
  }
}

/** Copies the words with their source. */
export async function copy(session: Session): Promise<void> {
  const desk = deskOf(session);
  const words = desk.selected
    ? desk.page?.text.points.slice(desk.selected.start, desk.selected.end)
    : desk.annotation?.quote;
  if (!words || !desk.view) return;
  const { article, title, published } = desk.view;
  const source = [title, article.metadata.publisher.value, published?.words].filter(Boolean).join(", ");
  try {
    await session.backend.copy(`“${words}” (${source})`);
    session.toasts.show("Quotation copied with its source");
  } catch (thrown) {
    session.fail(thrown);
  }
}

/** Grows the selection to whole words or sentences. */
export function snap(session: Session, unit: Unit): void {
  const desk = deskOf(session);
  const text = desk.page?.text;
  const version = desk.view?.version;
  if (!text || !version || !desk.selected) return;
  const first = version.blocks[text.blockAt(desk.selected.start)];
  const last = version.blocks[text.blockAt(desk.selected.end - 1)];
  if (!first || !last) return;
  const language = desk.view?.article.metadata.language.value ?? undefined;
  const start = grow(
    text.points,
    first,
    { start: desk.selected.start, end: Math.min(desk.selected.end, first.end) },
    unit,
    language,
  ).start;
  const end = grow(
    text.points,
    last,
    { start: Math.max(desk.selected.start, last.start), end: desk.selected.end },
    unit,
    language,
  ).end;
  desk.page?.select({ start, end });
}

/** Shrinks the selection to the whole words or sentences in it; where there is none it stays. */
export function shrinkTo(session: Session, unit: Unit): void {
  const desk = deskOf(session);
  const text = desk.page?.text;
  const { selected, view } = desk;
  if (!text || !view || !selected) return;
  const language = view.article.metadata.language.value ?? undefined;
  const whole = view.version.blocks
    .filter((block) => block.start < selected.end && selected.start < block.end)
    .map((block) => shrink(text.points, block, selected, unit, language))
    .filter((span) => span !== null);
  const [first, last] = [whole[0], whole.at(-1)];
  if (first && last) desk.page?.select({ start: first.start, end: last.end });
}

/**
 * Selects a whole block, as a paragraph, a table's cell or a picture's words: the one at a position, or all that the
 * selection touches, or the one round the caret or the annotation chosen.
 */
export function selectBlock(session: Session, position: number | null = null): void {
  const desk = deskOf(session);
  const text = desk.page?.text;
  const caret = position ?? desk.page?.caret() ?? desk.annotation?.place?.start ?? null;
  const touched = position === null ? desk.selected : null;
  const from = touched ?? (caret === null ? null : { start: caret, end: caret + 1 });
  if (!text || !from) return;
  const first = desk.view?.version.blocks[text.blockAt(from.start)];
  const last = desk.view?.version.blocks[text.blockAt(from.end - 1)];
  if (first && last) desk.page?.select({ start: first.start, end: last.end });
}

/** Steps to the next or previous date of the text, from the one shown, the selection or what is chosen. */
export function stepDate(session: Session, by: 1 | -1): void {
  const desk = deskOf(session);
  const all = desk.expressions;
  if (all.length === 0) return;
  const from = desk.selected?.start ?? desk.annotation?.place?.start ?? 0;
  const after = all.findIndex((each) => each.expression.start >= from);
  const begin = by > 0 ? (after < 0 ? 0 : after) : (after <= 0 ? all.length : after) - 1;
  const index = desk.date === null ? begin : (desk.date + by + all.length) % all.length;
  const date = all[index];
  if (!date) return;
  desk.page?.deselect();
  desk.active = null;
  desk.date = index;
  desk.page?.show(date.expression);
}

/** The sentence round the date stepped to: what an event made from it has as its passage. */
function dateSentence(session: Session): Span | null {
  const desk = deskOf(session);
  const text = desk.page?.text;
  const expression = desk.date === null ? undefined : desk.expressions[desk.date]?.expression;
  if (!text || !expression) return null;
  const block = desk.view?.version.blocks[text.blockAt(expression.start)];
  if (!block) return null;
  return text.trim(
    grow(text.points, block, expression, "sentence", desk.view?.article.metadata.language.value ?? undefined),
  );
}

/** Brings the list of annotations into the inspector. */
export function showAnnotations(session: Session): void {
  session.inspectorTab.reader = "annotations";
  if (!session.panes.shown("inspector")) session.toggle("inspector");
}

/** Chooses an annotation, from the text or from the list, and shows it in the other. */
export function choose(session: Session, id: AnnotationId, from: "text" | "list"): void {
  const desk = deskOf(session);
  desk.active = id;
  desk.date = null;
  const view = desk.view;
  if (from === "text" && view) {
    session.select({ kind: "article", id: view.article.id });
    session.inspectorTab.reader = "annotations";
  }
  const place = desk.annotation?.place;
  if (from === "list" && place) desk.page?.flash(place);
}

/** Chooses what stands on one spot of the text: the one annotation, or of several the one that is then picked. */
export function chooseAt(session: Session, hits: readonly (Span & { id: AnnotationId })[]): void {
  const desk = deskOf(session);
  const [first] = hits;
  if (!first) desk.active = null;
  else if (hits.length === 1) choose(session, first.id, "text");
  else desk.floating = { kind: "choice", at: first, annotations: hits.map(({ id }) => id) };
}
