/** What the room of two versions and its commands share. */
import type { Session } from "../../shared/session.svelte";

export class Comparing {
  /** Indexes of the stretches that changed, rising. */
  changes = $state.raw<readonly number[]>([]);
  /** Which of them is shown; -1 before the first. */
  at = $state(-1);
  /** Brings a stretch into sight; the room provides it while it is shown. */
  show: ((run: number) => void) | null = null;
  /** Opens the newer version at the change shown; the room provides it too. */
  read: (() => void) | null = null;

  /** The stretch shown; `null` before the first. */
  get run(): number | null {
    return this.changes[this.at] ?? null;
  }

  /** Other versions are compared: begins before the first change. */
  begin(changes: readonly number[]): void {
    this.changes = changes;
    this.at = -1;
  }

  /** Goes to the next or previous change, round the end. */
  step(by: 1 | -1): void {
    const number = this.changes.length;
    if (number === 0) return;
    this.go(this.changes[this.at < 0 && by < 0 ? number - 1 : (this.at + by + number) % number] ?? 0);
  }

  /** Goes to the change of this stretch. */
  go(run: number): void {
    this.at = this.changes.indexOf(run);
    this.show?.(run);
  }
}

const all = new WeakMap<Session, Comparing>();

/** The comparison of a session. */
export function comparingOf(session: Session): Comparing {
  const known = all.get(session);
  if (known) return known;
  const made = new Comparing();
  all.set(session, made);
  return made;
}
