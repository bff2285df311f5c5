/** Commands of the library: opening, importing, going to its rooms. */
import ArrowDown from "@lucide/svelte/icons/arrow-down";
import ArrowUp from "@lucide/svelte/icons/arrow-up";
import ArrowDownToLine from "@lucide/svelte/icons/download";
import CalendarDays from "@lucide/svelte/icons/calendar-days";
import ChartGantt from "@lucide/svelte/icons/chart-gantt";
import ClipboardList from "@lucide/svelte/icons/clipboard-list";
import Compass from "@lucide/svelte/icons/compass";
import FileOutput from "@lucide/svelte/icons/file-output";
import FolderInput from "@lucide/svelte/icons/folder-input";
import FolderMinus from "@lucide/svelte/icons/folder-minus";
import FolderOpen from "@lucide/svelte/icons/folder-open";
import FolderPlus from "@lucide/svelte/icons/folder-plus";
import GitCompare from "@lucide/svelte/icons/git-compare";
import Highlighter from "@lucide/svelte/icons/highlighter";
import History from "@lucide/svelte/icons/history";
import LogOut from "@lucide/svelte/icons/log-out";
import Newspaper from "@lucide/svelte/icons/newspaper";
import NotebookPen from "@lucide/svelte/icons/notebook-pen";
import RefreshCw from "@lucide/svelte/icons/refresh-cw";
import Undo from "@lucide/svelte/icons/archive-restore";
import FileText from "@lucide/svelte/icons/file-text";
import Tag from "@lucide/svelte/icons/tag";
import Trash from "@lucide/svelte/icons/trash-2";
import Users from "@lucide/svelte/icons/users";
import type { ArticleId, CollectionId } from "../bindings";
import { withLibrary, type Command } from "../shared/command";
import type { Place } from "../shared/places";
import type { Session } from "../shared/session.svelte";
import { countOf } from "../shared/words";
import { articlesMeant, chosen, naming } from "./chosen.svelte";
import { takeOutOf } from "./collections";

const go = (id: string, name: string, keys: string[], icon: Command["icon"], place: Place): Command => ({
  id: `go.${id}`,
  name,
  keys,
  icon,
  group: "Go",
  when: withLibrary,
  run: (session) => session.open(place),
});

export const libraryCommands: Command[] = [
  {
    id: "library.new",
    name: "New library…",
    keys: ["Mod+Shift+N"],
    icon: FolderPlus,
    group: "Library",
    when: () => true,
    run: (session) => (session.layer = "new-library"),
  },
  {
    id: "library.open",
    name: "Open a library…",
    keys: ["Mod+O"],
    icon: FolderOpen,
    group: "Library",
    when: () => true,
    run: openLibrary,
  },
  {
    id: "library.sample",
    name: "Explore the sample",
    keys: [],
    icon: Compass,
    group: "Library",
    when: () => true,
    run: (session) => session.openSample(),
  },
  {
    id: "library.close",
    name: "Close the library",
    keys: [],
    icon: LogOut,
    group: "Library",
    when: withLibrary,
    run: (session) => session.closeLibrary(),
  },
  {
    id: "library.import",
    name: "Import…",
    keys: ["Mod+I"],
    icon: ArrowDownToLine,
    group: "Library",
    when: withLibrary,
    run: (session) => session.imports.choose(),
  },
  {
    id: "library.export",
    name: "Export…",
    keys: ["Mod+E"],
    icon: FileOutput,
    group: "Library",
    when: withLibrary,
    run: (session) => session.open({ room: "export", scope: scopeOf(session) }),
  },
  {
    id: "article.open",
    name: "Open the article",
    keys: ["Mod+Enter"],
    icon: FileText,
    group: "Article",
    when: (session) => inList(session) && chosen.ids.length === 1,
    run: (session) => chosen.ids[0] && session.openArticle(chosen.ids[0]),
  },
  {
    id: "article.trash",
    name: "Move to the trash",
    keys: ["Delete"],
    icon: Trash,
    group: "Article",
    when: (session) => inList(session) && !inTrash(session) && chosen.ids.length > 0,
    run: trash,
  },
  {
    // Without a key: where one reads, Delete means the annotation that is chosen.
    id: "article.trash-open",
    name: "Move this article to the trash",
    keys: [],
    icon: Trash,
    group: "Article",
    when: (session) => session.place?.room === "article",
    run: trash,
  },
  {
    id: "article.restore",
    name: "Take out of the trash",
    keys: ["Mod+Backspace"],
    icon: Undo,
    group: "Article",
    when: (session) => inTrash(session) && chosen.ids.length > 0,
    run: async (session) => {
      const ids = [...chosen.ids];
      chosen.ids = [];
      await session.change(
        "restore_articles",
        { ids },
        `${countOf(ids.length, "article")} taken out of the trash`,
      );
    },
  },
  {
    id: "tag.new",
    name: "New tag",
    keys: [],
    icon: Tag,
    group: "Library",
    when: withLibrary,
    run: (session) => {
      session.panes.show("sidebar");
      naming.tag = true;
    },
  },
  {
    id: "library.import-report",
    name: "Report of the last import",
    keys: [],
    icon: ClipboardList,
    group: "Library",
    when: (session) => session.imports.results.length > 0,
    run: (session) => (session.layer = "import-report"),
  },
  {
    id: "collection.new",
    name: "New collection",
    keys: [],
    icon: FolderPlus,
    group: "Library",
    when: withLibrary,
    run: (session) => {
      session.panes.show("sidebar");
      naming.collection = { articles: [] };
    },
  },
  {
    id: "article.collect",
    name: "Put into collections…",
    keys: ["K"],
    icon: FolderInput,
    group: "Article",
    when: (session) => articlesMeant(session).length > 0 && !inTrash(session),
    run: (session) => (session.layer = "collect"),
  },
  {
    id: "collection.take-out",
    name: "Take out of the collection",
    keys: ["Backspace"],
    icon: FolderMinus,
    group: "Article",
    when: (session) => inCollection(session) !== null && chosen.ids.length > 0,
    run: takeOut,
  },
  {
    id: "collection.up",
    name: "Move up in the collection",
    keys: ["Alt+ArrowUp"],
    icon: ArrowUp,
    group: "Article",
    when: (session) => inList(session) && chosen.move !== null && chosen.ids.length > 0,
    run: () => chosen.move?.(-1),
  },
  {
    id: "collection.down",
    name: "Move down in the collection",
    keys: ["Alt+ArrowDown"],
    icon: ArrowDown,
    group: "Article",
    when: (session) => inList(session) && chosen.move !== null && chosen.ids.length > 0,
    run: () => chosen.move?.(1),
  },
  {
    id: "article.read-again",
    name: "Read again from the original",
    keys: [],
    icon: RefreshCw,
    group: "Article",
    when: (session) => articlesMeant(session).length > 0 && !inTrash(session) && !session.imports.running,
    run: (session) => readAgain(session, articlesMeant(session)),
  },
  {
    id: "article.read-again-all",
    name: "Read all articles again",
    keys: [],
    icon: RefreshCw,
    group: "Article",
    when: (session) => Boolean(session.overview?.counts.articles) && !session.imports.running,
    run: (session) => readAgain(session, []),
  },
  go("articles", "Articles", ["Mod+1"], Newspaper, { room: "articles", filter: "", trash: false }),
  go("events", "Events", ["Mod+2"], CalendarDays, { room: "events", filter: "" }),
  go("timeline", "Timeline", ["Mod+3"], ChartGantt, { room: "timeline", id: null, filter: "" }),
  go("entities", "People and places", ["Mod+4"], Users, { room: "entities", id: null }),
  go("notes", "Notes", ["Mod+5"], NotebookPen, { room: "notes", id: null }),
  go("annotations", "Annotations", ["Mod+7"], Highlighter, { room: "annotations", filter: "", view: "list" }),
  go("review", "To review", ["Mod+6"], GitCompare, { room: "review" }),
  go("trash", "Trash", [], Trash, { room: "articles", filter: "", trash: true }),
  go("history", "History", ["Mod+Shift+H"], History, { room: "history" }),
];

async function openLibrary(session: Session): Promise<void> {
  const path = await session.backend.pickFolder("Open a library");
  if (path) await session.openLibrary(path);
}

/** What the person most likely wants to export: what is in front of them. */
function scopeOf(session: Session): Extract<Place, { room: "export" }>["scope"] {
  const place = session.place;
  if (place?.room === "article") return { type: "article", id: place.id };
  if (place?.room === "timeline" && place.id) return { type: "timeline", id: place.id };
  return { type: "all" };
}

function inList(session: Session): boolean {
  return session.place?.room === "articles";
}

function inTrash(session: Session): boolean {
  return session.place?.room === "articles" && session.place.trash;
}

function inCollection(session: Session): CollectionId | null {
  return (session.place?.room === "articles" && session.place.collection) || null;
}

async function takeOut(session: Session): Promise<void> {
  const id = inCollection(session);
  if (!id) return;
  const ids = [...chosen.ids];
  chosen.ids = [];
  await takeOutOf(session, { id, name: session.tab?.title ?? "" }, ids);
}

/** Reads articles again from what was imported; none stands for all. What came of it stands in the report. */
async function readAgain(session: Session, articles: ArticleId[]): Promise<void> {
  await session.imports.begin([{ type: "again", articles }]);
}

async function trash(session: Session): Promise<void> {
  const place = session.place;
  const ids = place?.room === "article" ? [place.id] : [...chosen.ids];
  chosen.ids = [];
  session.select(null);
  await session.change("trash_articles", { ids }, `${countOf(ids.length, "article")} moved to the trash`);
  if (place?.room === "article" && session.tab) session.journey.close(session.tab.key);
}
