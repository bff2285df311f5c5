/** Commands of this room. */
import ArrowLeft from "@lucide/svelte/icons/undo-dot";
import CalendarSearch from "@lucide/svelte/icons/calendar-search";
import Copy from "@lucide/svelte/icons/copy";
import ImageDown from "@lucide/svelte/icons/image-down";
import Fullscreen from "@lucide/svelte/icons/maximize";
import Pencil from "@lucide/svelte/icons/pencil";
import Save from "@lucide/svelte/icons/bookmark";
import SaveAs from "@lucide/svelte/icons/bookmark-plus";
import Scan from "@lucide/svelte/icons/scan-search";
import Table from "@lucide/svelte/icons/table-2";
import Trash from "@lucide/svelte/icons/trash-2";
import ZoomIn from "@lucide/svelte/icons/zoom-in";
import ZoomOut from "@lucide/svelte/icons/zoom-out";
import type { Command } from "../shared/command";
import type { Session } from "../shared/session.svelte";
import { shownTimeline, type ShownTimeline } from "./state/timeline.svelte";
import { ZOOM_STEP } from "./state/viewport.svelte";

interface Wish {
  id: string;
  name: string;
  keys?: string[];
  icon: Command["icon"];
  when?: (timeline: ShownTimeline, session: Session) => boolean;
  run: (timeline: ShownTimeline) => unknown;
}

function command({ id, name, keys = [], icon, when = () => true, run }: Wish): Command {
  return {
    id: `timeline.${id}`,
    name,
    keys,
    icon,
    group: "Timeline",
    when: (session) => {
      const timeline = shownTimeline(session);
      return timeline !== null && when(timeline, session);
    },
    run: (session) => {
      const timeline = shownTimeline(session);
      return timeline && run(timeline);
    },
  };
}

const drawn = (timeline: ShownTimeline): boolean => timeline.mode === "timeline" && timeline.viewport.ready;
const isSaved = (timeline: ShownTimeline): boolean => timeline.saved !== null;

export const timelineCommands: Command[] = [
  command({
    id: "zoom-in",
    name: "Zoom in",
    keys: ["+", "="],
    icon: ZoomIn,
    when: drawn,
    run: ({ viewport }) => viewport.zoom(ZOOM_STEP),
  }),
  command({
    id: "zoom-out",
    name: "Zoom out",
    keys: ["-"],
    icon: ZoomOut,
    when: drawn,
    run: ({ viewport }) => viewport.zoom(1 / ZOOM_STEP),
  }),
  command({
    id: "fit",
    name: "Show the whole timeline",
    keys: ["0"],
    icon: Fullscreen,
    when: drawn,
    run: (timeline) => timeline.fit(),
  }),
  command({
    id: "zoom-to-selection",
    name: "Zoom to the selected event",
    keys: ["Z"],
    icon: Scan,
    when: (timeline, session) => drawn(timeline) && session.selection?.kind === "event",
    run: (timeline) => timeline.zoomToSelection(),
  }),
  command({
    id: "go-to-date",
    name: "Go to a date…",
    keys: ["G"],
    icon: CalendarSearch,
    when: drawn,
    run: (timeline) => (timeline.going = true),
  }),
  command({
    id: "window-back",
    name: "Back to the window before",
    keys: ["Backspace"],
    icon: ArrowLeft,
    when: drawn,
    run: ({ viewport }) => viewport.back(),
  }),
  command({
    id: "table",
    name: "Timeline or table",
    keys: ["Mod+Shift+T"],
    icon: Table,
    run: (timeline) => (timeline.mode = timeline.mode === "table" ? "timeline" : "table"),
  }),
  command({
    id: "save",
    name: "Save this view",
    keys: ["Mod+S"],
    icon: Save,
    when: ({ viewport }) => viewport.ready,
    run: (timeline) => timeline.save(),
  }),
  command({
    id: "save-as",
    name: "Save as a new timeline",
    keys: ["Mod+Shift+S"],
    icon: SaveAs,
    when: ({ viewport }) => viewport.ready,
    run: (timeline) => timeline.saveAs(),
  }),
  command({
    id: "picture",
    name: "Picture…",
    keys: ["Mod+Shift+P"],
    icon: ImageDown,
    when: ({ viewport }) => viewport.ready,
    run: ({ session }) => (session.layer = "picture"),
  }),
  command({
    id: "rename",
    name: "Rename the timeline",
    keys: ["F2"],
    icon: Pencil,
    when: isSaved,
    run: (timeline) => (timeline.naming = true),
  }),
  command({
    id: "duplicate",
    name: "Duplicate the timeline",
    icon: Copy,
    when: isSaved,
    run: (timeline) => timeline.duplicate(),
  }),
  command({
    id: "delete",
    name: "Delete the timeline",
    icon: Trash,
    when: isSaved,
    run: (timeline) => timeline.remove(),
  }),
];
