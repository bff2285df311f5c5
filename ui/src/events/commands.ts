/** Commands of this room. */
import type { Command } from "../shared/command";

export const eventCommands: Command[] = [];
