/** Commands of the annotations' room, and the number keys of tags, which work in the reader too. */
import Highlighter from "@lucide/svelte/icons/highlighter";
import FileText from "@lucide/svelte/icons/file-text";
import Import from "@lucide/svelte/icons/file-down";
import Tag from "@lucide/svelte/icons/tag";
import Trash from "@lucide/svelte/icons/trash-2";
import type { Color } from "../bindings";
import { deskOf } from "../reader/desk.svelte";
import { withLibrary, type Command } from "../shared/command";
import type { Session } from "../shared/session.svelte";
import { colourAll, deleteAll, openAnnotation, pressTagKey } from "./actions";
import { browser } from "./browser.svelte";

const COLORS: readonly Color[] = ["amber", "moss", "sky", "rose", "plum"];

const browsing = (session: Session): boolean =>
  session.layer === null &&
  session.place?.room === "annotations" &&
  session.place.view === "list" &&
  browser.chosen.length > 0;

const reading = (session: Session): boolean =>
  session.layer === null && session.place?.room === "article" && deskOf(session).annotation !== null;

export const annotationCommands: Command[] = [
  {
    id: "annotation.import",
    name: "Import annotations…",
    keys: ["Mod+Shift+A"],
    icon: Import,
    group: "Library",
    when: withLibrary,
    run: (session) => (session.layer = "import-annotations"),
  },
  {
    id: "annotation.open",
    name: "Open the article at the annotation",
    keys: ["Mod+Enter"],
    icon: FileText,
    group: "Annotation",
    when: (session) => browsing(session) && browser.active !== null,
    run: (session) => browser.active && openAnnotation(session, browser.active),
  },
  ...COLORS.map((color, index): Command => ({
    id: `annotation.colour-${color}`,
    name: `Colour the chosen annotations ${color}`,
    keys: [String(index + 1)],
    icon: Highlighter,
    group: "Annotation",
    when: browsing,
    run: (session) => colourAll(session, browser.chosen, color),
  })),
  {
    id: "annotation.tag",
    name: "Tag the chosen annotations",
    keys: ["T"],
    icon: Tag,
    group: "Annotation",
    when: browsing,
    run: () => (browser.tagging = true),
  },
  ...[1, 2, 3, 4, 5, 6, 7, 8, 9].map((key): Command => ({
    id: `annotation.tag-${key}`,
    name: `Put the tag of key ${key} on the annotation, or take it off`,
    keys: [`Alt+${key}`],
    icon: Tag,
    group: "Annotation",
    when: (session) => browsing(session) || reading(session),
    run: (session) => {
      if (session.place?.room === "annotations")
        return pressTagKey(session, browser.chosen, browser.active, key);
      const { annotation } = deskOf(session);
      return annotation ? pressTagKey(session, [annotation.id], annotation, key) : undefined;
    },
    hidden: true,
  })),
  {
    id: "annotation.delete",
    name: "Delete the chosen annotations",
    keys: ["Delete"],
    icon: Trash,
    group: "Annotation",
    when: browsing,
    run: (session) => deleteAll(session, browser.chosen),
  },
];
