/** What can be done with a saved timeline, whether it is shown or not. */
import type { Timeline } from "../../bindings";
import { tabKey } from "../../shared/places";
import type { Session } from "../../shared/session.svelte";

/** Timelines that were just made: their name is open for typing when they are first shown. */
export const namedNext = new Set<string>();

/** Saves a timeline like this one after the others, and opens it with its name open for typing. */
export async function duplicateTimeline(session: Session, timeline: Timeline): Promise<void> {
  const { filter, lanes, window, style } = timeline;
  const name = `${timeline.name}, copy`;
  const made = await session.change(
    "create_timeline",
    { name, filter, lanes, window, style },
    `“${name}” saved.`,
  );
  if (!made) return;
  namedNext.add(made.id);
  session.open({ room: "timeline", id: made.id, filter: made.filter });
}

/** Deletes a saved timeline, and closes its tab. */
export async function deleteTimeline(session: Session, { id, name, filter }: Timeline): Promise<void> {
  const done = await session.change("delete_timeline", { id }, `“${name}” deleted. Its events stay.`);
  if (done) session.journey.close(tabKey({ room: "timeline", id, filter }));
}
