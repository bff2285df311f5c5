/** What a command is. `commands.ts` lists them all; every room adds its own from its `commands.ts`. */
import type { Component } from "svelte";
import type { Session } from "./session.svelte";

/** An icon of Lucide's. */
export type Icon = Component<{ class?: string; size?: number | string; "aria-hidden"?: "true" }>;

export interface Command {
  /** "reader.highlight": room and what it does. */
  id: string;
  /** As menus, palette and tooltips show it: "New library…". */
  name: string;
  /**
   * Keys, the shown one first, as "Mod+Shift+N", "F6", "H", "Alt+ArrowLeft". Mod is Ctrl, on a Mac ⌘.
   * Keys without Mod and Alt, the function keys apart, are dead while one types in a field.
   */
  keys: string[];
  icon: Icon;
  /** Under which heading the palette shows it. */
  group: "Library" | "Go" | "Window" | "Article" | "Annotation" | "Event" | "Timeline" | "Note" | "Edit";
  /** Whether it can run now. */
  when: (session: Session) => boolean;
  run: (session: Session) => unknown;
  /** Left out of the palette: choices that make sense only at the keyboard. */
  hidden?: boolean;
}

/** A condition that many commands share: a library is open. */
export const withLibrary = (session: Session): boolean => session.library !== null;
