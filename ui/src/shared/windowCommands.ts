/** Commands of the window: tabs, panes, undo, the palette. */
import ArrowLeft from "@lucide/svelte/icons/arrow-left";
import ArrowRight from "@lucide/svelte/icons/arrow-right";
import Keyboard from "@lucide/svelte/icons/keyboard";
import Moon from "@lucide/svelte/icons/sun-moon";
import PanelBottom from "@lucide/svelte/icons/panel-bottom";
import PanelLeft from "@lucide/svelte/icons/panel-left";
import PanelRight from "@lucide/svelte/icons/panel-right";
import Power from "@lucide/svelte/icons/power";
import Redo from "@lucide/svelte/icons/redo-2";
import Search from "@lucide/svelte/icons/search";
import Settings from "@lucide/svelte/icons/settings-2";
import SquareArrowRight from "@lucide/svelte/icons/square-arrow-right";
import Undo from "@lucide/svelte/icons/undo-2";
import X from "@lucide/svelte/icons/x";
import { withLibrary, type Command } from "./command";
import { cyclePlaces } from "./focus";

export const windowCommands: Command[] = [
  {
    id: "edit.undo",
    name: "Undo",
    keys: ["Mod+Z"],
    icon: Undo,
    group: "Edit",
    when: (session) => Boolean(session.overview?.undo),
    run: (session) => session.undo(),
  },
  {
    id: "edit.redo",
    name: "Redo",
    keys: ["Mod+Shift+Z", "Mod+Y"],
    icon: Redo,
    group: "Edit",
    when: (session) => Boolean(session.overview?.redo),
    run: (session) => session.redo(),
  },
  {
    id: "window.quit",
    name: "Quit",
    keys: ["Mod+Q"],
    icon: Power,
    group: "Window",
    when: (session) => session.backend.desktop,
    run: (session) => session.quit(),
  },
  {
    id: "window.search",
    name: "Search everything",
    keys: ["Mod+K"],
    icon: Search,
    group: "Window",
    when: () => true,
    run: (session) => {
      session.paletteText = "";
      session.layer = session.layer === "palette" ? null : "palette";
    },
  },
  {
    id: "window.back",
    name: "Back",
    keys: ["Alt+ArrowLeft"],
    icon: ArrowLeft,
    group: "Window",
    when: (session) => session.journey.canBack,
    run: (session) => session.journey.back(),
  },
  {
    id: "window.forward",
    name: "Forward",
    keys: ["Alt+ArrowRight"],
    icon: ArrowRight,
    group: "Window",
    when: (session) => session.journey.canForward,
    run: (session) => session.journey.forward(),
  },
  {
    id: "window.close-tab",
    name: "Close the tab",
    keys: ["Mod+W"],
    icon: X,
    group: "Window",
    when: (session) => session.tab !== null,
    run: (session) => session.tab && session.journey.close(session.tab.key),
  },
  {
    id: "window.next-tab",
    name: "Next tab",
    keys: ["Mod+PageDown"],
    icon: SquareArrowRight,
    group: "Window",
    when: (session) => session.journey.tabs.length > 1,
    run: (session) => session.journey.neighbour(1),
  },
  {
    id: "window.previous-tab",
    name: "Previous tab",
    keys: ["Mod+PageUp"],
    icon: SquareArrowRight,
    group: "Window",
    when: (session) => session.journey.tabs.length > 1,
    run: (session) => session.journey.neighbour(-1),
  },
  {
    id: "window.sidebar",
    name: "Show or hide the sidebar",
    keys: ["Mod+B"],
    icon: PanelLeft,
    group: "Window",
    when: withLibrary,
    run: (session) => session.toggle("sidebar"),
  },
  {
    id: "window.inspector",
    name: "Show or hide the inspector",
    keys: ["Mod+Alt+I"],
    icon: PanelRight,
    group: "Window",
    when: withLibrary,
    run: (session) => session.toggle("inspector"),
  },
  {
    id: "window.strip",
    name: "Show or hide the timeline under the text",
    keys: ["Mod+J"],
    icon: PanelBottom,
    group: "Window",
    when: (session) => session.place?.room === "article",
    run: (session) => session.toggle("strip"),
  },
  {
    id: "window.theme",
    name: "Light or dark",
    keys: ["Mod+Shift+L"],
    icon: Moon,
    group: "Window",
    when: () => true,
    run: (session) => {
      const dark = getComputedStyle(document.documentElement).colorScheme === "dark" || systemIsDark(session);
      session.settings.set({ theme: dark ? "light" : "dark" });
    },
  },
  {
    id: "window.settings",
    name: "Settings",
    keys: ["Mod+,"],
    icon: Settings,
    group: "Window",
    when: withLibrary,
    run: (session) => session.open({ room: "settings" }),
  },
  {
    id: "window.keys",
    name: "All keys",
    keys: ["F1"],
    icon: Keyboard,
    group: "Window",
    when: () => true,
    run: (session) => (session.layer = session.layer === "keys" ? null : "keys"),
  },
  {
    id: "window.next-place",
    name: "Next place of the window",
    keys: ["F6"],
    icon: SquareArrowRight,
    group: "Window",
    when: withLibrary,
    run: () => cyclePlaces(1),
    hidden: true,
  },
  {
    id: "window.previous-place",
    name: "Previous place of the window",
    keys: ["Shift+F6"],
    icon: SquareArrowRight,
    group: "Window",
    when: withLibrary,
    run: () => cyclePlaces(-1),
    hidden: true,
  },
];

function systemIsDark(session: Parameters<Command["run"]>[0]): boolean {
  return session.settings.values.theme === "system" && matchMedia("(prefers-color-scheme: dark)").matches;
}
