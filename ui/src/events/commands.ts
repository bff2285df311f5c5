/** Commands of this room: what can be done with the event that is selected. */
import CalendarRange from "@lucide/svelte/icons/calendar-range";
import Pencil from "@lucide/svelte/icons/pencil";
import Star from "@lucide/svelte/icons/star";
import Trash from "@lucide/svelte/icons/trash-2";
import type { EventId } from "../bindings";
import type { Command } from "../shared/command";
import type { Session } from "../shared/session.svelte";
import { showOnTimeline } from "../timeline/state/timeline.svelte";
import { edited } from "./edited.svelte";

/** The event that is selected, where events are what one works on. */
function chosen(session: Session): EventId | null {
  const room = session.place?.room;
  const { selection } = session;
  return (room === "timeline" || room === "events") && selection?.kind === "event" ? selection.id : null;
}

/** Stars an event, or takes its star away. */
export async function toggleStar(session: Session, id: EventId): Promise<void> {
  try {
    const { row } = await session.backend.call("event", { id });
    const words = row.starred ? `“${row.title}” is no longer starred` : `“${row.title}” starred`;
    await session.change("star_event", { event: id, starred: !row.starred }, words);
  } catch (thrown) {
    session.fail(thrown);
  }
}

async function remove(session: Session, id: EventId): Promise<void> {
  try {
    const { row } = await session.backend.call("event", { id });
    const gone = await session.change("delete_events", { ids: [id] }, `Event “${row.title}” deleted`);
    if (gone) session.select(null);
  } catch (thrown) {
    session.fail(thrown);
  }
}

function command(
  id: string,
  name: string,
  keys: string[],
  icon: Command["icon"],
  run: (session: Session, event: EventId) => unknown,
): Command {
  return {
    id: `event.${id}`,
    name,
    keys,
    icon,
    group: "Event",
    when: (session) => chosen(session) !== null,
    run: (session) => {
      const event = chosen(session);
      return event && run(session, event);
    },
  };
}

export const eventCommands: Command[] = [
  command("star", "Star the event, or take its star away", ["S"], Star, toggleStar),
  command("edit", "Edit the event", ["Shift+E"], Pencil, (session, event) => {
    session.panes.show("inspector", true);
    edited(session).id = event;
  }),
  command("on-timeline", "Show the event on the timeline", ["Shift+Z"], CalendarRange, showOnTimeline),
  command("delete", "Delete the event", ["Delete"], Trash, remove),
];
