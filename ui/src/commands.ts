/** Every command. Menus, palette, tooltips and shortcuts are drawn from this one list. */
import { annotationCommands } from "./annotations/commands";
import { eventCommands } from "./events/commands";
import { libraryCommands } from "./library/commands";
import { noteCommands } from "./notes/commands";
import { compareCommands } from "./reader/compare/commands";
import { readerCommands } from "./reader/commands";
import type { Command } from "./shared/command";
import { isEmpty, isTyping, matches, shown, worksWhileTyping } from "./shared/keys";
import type { Session } from "./shared/session.svelte";
import { windowCommands } from "./shared/windowCommands";
import { timelineCommands } from "./timeline/commands";

export const commands: readonly Command[] = [
  ...libraryCommands,
  ...readerCommands,
  ...compareCommands,
  ...annotationCommands,
  ...eventCommands,
  ...timelineCommands,
  ...noteCommands,
  ...windowCommands,
];

/** The command with this id; a wrong id is a mistake of ours. */
export function command(id: string): Command {
  const found = commands.find((candidate) => candidate.id === id);
  if (!found) throw new Error(`There is no command ${id}.`);
  return found;
}

/** The keys of a command as shown, or an empty text. */
export function keysOf(id: string): string {
  const [keys] = command(id).keys;
  return keys ? shown(keys) : "";
}

/** A tooltip: the name, and the key behind it. */
export function tip(id: string, name = command(id).name): string {
  const keys = keysOf(id);
  return keys ? `${name}  ${keys}` : name;
}

/** What a dialog that lies over the window leaves alone: commands for what stands beneath it do not run. */
const ABOVE: readonly Command["group"][] = ["Library", "Go", "Window", "Edit"];

/** Runs the first command that these keys stand for and that can run now. */
export function dispatch(event: KeyboardEvent, session: Session): boolean {
  if (event.defaultPrevented || event.isComposing) return false;
  const typing = isTyping(event.target);
  const empty = typing && isEmpty(event.target);
  for (const candidate of commands) {
    if (session.layer !== null && !ABOVE.includes(candidate.group)) continue;
    const hit = candidate.keys.some(
      (keys) => (!typing || worksWhileTyping(keys, empty)) && matches(event, keys),
    );
    if (!hit || !candidate.when(session)) continue;
    event.preventDefault();
    void candidate.run(session);
    return true;
  }
  return false;
}
