/** Deciding on annotations that wait after a new version: by the buttons of their card, and by keys. */
import type { AnnotationView } from "../bindings";
import type { Session } from "../shared/session.svelte";
import { accept } from "./actions";
import { deskOf, type Desk } from "./desk.svelte";
import type { Span } from "./positions";

/** Whether a decision is waited for. */
export function waits({ accepted, state }: AnnotationView): boolean {
  return !accepted && (state === "changed" || state === "ambiguous" || state === "lost");
}

/** Which of the places of an ambiguous annotation is shown, counted from 0; `null` before one was. */
export function shownPlace(desk: Desk, annotation: AnnotationView): number | null {
  return desk.offered?.id === annotation.id ? desk.offered.index : null;
}

/** The place that keeping would agree to: the changed words, or the candidate that is shown. */
export function placeToKeep(desk: Desk, annotation: AnnotationView): Span | null {
  if (annotation.state !== "ambiguous") return annotation.place;
  const index = shownPlace(desk, annotation);
  return index === null ? null : (annotation.candidates[index] ?? null);
}

/** Shows the first of an annotation's possible places, or the one after that shown. */
export function showNextPlace(session: Session, annotation: AnnotationView): void {
  const desk = deskOf(session);
  const shown = shownPlace(desk, annotation);
  const index = shown === null ? 0 : (shown + 1) % annotation.candidates.length;
  const place = annotation.candidates[index];
  if (!place) return;
  desk.active = annotation.id;
  desk.offered = { id: annotation.id, index };
  desk.page?.flash(place);
}

/** Agrees to the place shown. Of several places one has to be shown first. */
export function keepShown(session: Session, annotation: AnnotationView): void {
  const desk = deskOf(session);
  const place = placeToKeep(desk, annotation);
  if (place) void accept(session, annotation, place);
  else showNextPlace(session, annotation);
}

/** Goes to the annotation of the library that waits after the one chosen, round the end. */
export async function nextToReview(session: Session): Promise<void> {
  const ask = { filter: "", article: null, to_review: true, offset: 0, limit: 200 };
  try {
    const { rows } = await session.backend.call("annotations", ask);
    const at = rows.findIndex(({ id }) => id === deskOf(session).active);
    const next = rows[(at + 1) % rows.length];
    if (!next) session.toasts.show("No annotation waits for review.");
    else
      session.openArticle(next.article, {
        annotation: next.id,
        place: next.place ?? next.candidates[0] ?? null,
      });
  } catch (thrown) {
    session.fail(thrown);
  }
}
