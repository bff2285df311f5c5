/** Which event the inspector shows with its fields open, so that commands can open them. */
import type { EventId } from "../bindings";
import type { Session } from "../shared/session.svelte";

class Edited {
  id = $state<EventId | null>(null);
}

const bySession = new WeakMap<Session, Edited>();

/** The event that is being edited in a window. */
export function edited(session: Session): Edited {
  const known = bySession.get(session) ?? new Edited();
  bySession.set(session, known);
  return known;
}
