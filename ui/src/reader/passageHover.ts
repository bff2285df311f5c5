import type { AnnotationView } from "../bindings";
import type { Hover } from "../shared/session.svelte";

/** What the pointer is on when it is on a passage: the passage, and the events that it is evidence of. */
export function passageHover(annotation: AnnotationView): Hover {
  return { kind: "annotation", id: annotation.id, events: annotation.events.map(({ event }) => event) };
}
