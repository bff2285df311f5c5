/** Commands of the reader: live with a selection or a chosen annotation, never while one types. */
import CalendarPlus from "@lucide/svelte/icons/calendar-plus";
import CalendarClock from "@lucide/svelte/icons/calendar-clock";
import CalendarDays from "@lucide/svelte/icons/calendar-days";
import CalendarOff from "@lucide/svelte/icons/calendar-off";
import CalendarSearch from "@lucide/svelte/icons/calendar-search";
import Check from "@lucide/svelte/icons/check";
import ChevronLeft from "@lucide/svelte/icons/chevron-left";
import ChevronRight from "@lucide/svelte/icons/chevron-right";
import Copy from "@lucide/svelte/icons/copy";
import Highlighter from "@lucide/svelte/icons/highlighter";
import ListChecks from "@lucide/svelte/icons/list-checks";
import ListTree from "@lucide/svelte/icons/text-select";
import PanelBottom from "@lucide/svelte/icons/panel-bottom-dashed";
import Pilcrow from "@lucide/svelte/icons/pilcrow";
import Printer from "@lucide/svelte/icons/printer";
import Quote from "@lucide/svelte/icons/quote";
import MoveHorizontal from "@lucide/svelte/icons/move-horizontal";
import Search from "@lucide/svelte/icons/search";
import StickyNote from "@lucide/svelte/icons/sticky-note";
import TableOfContents from "@lucide/svelte/icons/table-of-contents";
import Tag from "@lucide/svelte/icons/tag";
import Trash from "@lucide/svelte/icons/trash-2";
import Unlink from "@lucide/svelte/icons/unlink";
import type { Color } from "../bindings";
import type { Command } from "../shared/command";
import type { Session } from "../shared/session.svelte";
import {
  beginAttach,
  compose,
  copy,
  detach,
  mark,
  note,
  remove,
  selectBlock,
  shrinkTo,
  snap,
  stepDate,
  stretch,
  tag,
} from "./actions";
import { chosenDate, dismiss, readAs, readOtherwise, restore, showDates } from "./dateActions";
import { deskOf } from "./desk.svelte";
import { keepShown, nextToReview, showNextPlace, waits } from "./review";
import { printArticle } from "./printing/print";

/** The five colours in the order of their keys. */
export const COLORS: readonly Color[] = ["amber", "moss", "sky", "rose", "plum"];

const reading = (session: Session): boolean =>
  session.layer === null && session.place?.room === "article" && deskOf(session).view !== null;
const withSelection = (session: Session): boolean => reading(session) && deskOf(session).selected !== null;
const withAnnotation = (session: Session): boolean => reading(session) && deskOf(session).annotation !== null;
const withPassage = (session: Session): boolean => withSelection(session) || withAnnotation(session);
const withPassageOrDate = (session: Session): boolean =>
  withPassage(session) || (reading(session) && deskOf(session).date !== null);
/** The annotation chosen waits for a decision after a new version. */
const withWaiting = (session: Session): boolean => {
  const { annotation, selected } = deskOf(session);
  return reading(session) && selected === null && annotation !== null && waits(annotation);
};
/** A date is stepped to, and nothing else is chosen that the same keys would mean. */
const withDate = (session: Session): boolean =>
  reading(session) &&
  deskOf(session).selected === null &&
  deskOf(session).active === null &&
  chosenDate(session) !== null;

export const readerCommands: Command[] = [
  {
    id: "reader.highlight",
    name: "Mark the passage in the last colour",
    keys: ["H"],
    icon: Highlighter,
    group: "Article",
    when: withSelection,
    run: (session) => mark(session, deskOf(session).color),
  },
  ...COLORS.map((color, index): Command => ({
    id: `reader.highlight-${color}`,
    name: `Mark ${color}`,
    keys: [String(index + 1)],
    icon: Highlighter,
    group: "Article",
    when: withPassage,
    run: (session) => mark(session, color),
  })),
  {
    id: "reader.tag",
    name: "Tag the passage",
    keys: ["T"],
    icon: Tag,
    group: "Article",
    when: withPassage,
    run: tag,
  },
  {
    id: "reader.note",
    name: "Write a note on the passage",
    keys: ["N"],
    icon: StickyNote,
    group: "Article",
    when: withPassage,
    run: note,
  },
  {
    id: "reader.copy",
    name: "Copy the passage with its source",
    keys: ["C"],
    icon: Quote,
    group: "Article",
    when: withPassage,
    run: copy,
  },
  {
    id: "reader.event",
    name: "Make an event of the passage",
    keys: ["E"],
    icon: CalendarPlus,
    group: "Article",
    when: withPassageOrDate,
    run: compose,
  },
  {
    id: "reader.snap-words",
    name: "Grow the selection to whole words",
    keys: ["W"],
    icon: ListTree,
    group: "Article",
    when: withSelection,
    run: (session) => snap(session, "word"),
  },
  {
    id: "reader.snap-sentences",
    name: "Grow the selection to whole sentences",
    keys: ["S"],
    icon: ListTree,
    group: "Article",
    when: withSelection,
    run: (session) => snap(session, "sentence"),
  },
  {
    id: "reader.shrink-words",
    name: "Shrink the selection to whole words",
    keys: ["Shift+W"],
    icon: ListTree,
    group: "Article",
    when: withSelection,
    run: (session) => shrinkTo(session, "word"),
  },
  {
    id: "reader.shrink-sentences",
    name: "Shrink the selection to whole sentences",
    keys: ["Shift+S"],
    icon: ListTree,
    group: "Article",
    when: withSelection,
    run: (session) => shrinkTo(session, "sentence"),
  },
  {
    id: "reader.select-block",
    name: "Select the whole paragraph, cell or picture",
    keys: ["B"],
    icon: Pilcrow,
    group: "Article",
    when: reading,
    run: (session) => selectBlock(session),
  },
  {
    id: "reader.next-date",
    name: "Next date in the text",
    keys: ["]"],
    icon: ChevronRight,
    group: "Article",
    when: reading,
    run: (session) => stepDate(session, 1),
  },
  {
    id: "reader.previous-date",
    name: "Previous date in the text",
    keys: ["["],
    icon: ChevronLeft,
    group: "Article",
    when: reading,
    run: (session) => stepDate(session, -1),
  },
  {
    id: "reader.is-date",
    name: "Read the selected words as a date",
    keys: ["D"],
    icon: CalendarClock,
    group: "Article",
    when: withSelection,
    run: readOtherwise,
  },
  {
    id: "reader.read-otherwise",
    name: "Read the date otherwise",
    keys: ["R"],
    icon: CalendarClock,
    group: "Article",
    when: withDate,
    run: readOtherwise,
  },
  ...[0, 1, 2, 3, 4].map((which): Command => ({
    id: `reader.reading-${which + 1}`,
    name: `Take the ${["first", "second", "third", "fourth", "fifth"][which] ?? ""} of the date’s other readings`,
    keys: [String(which + 1)],
    icon: CalendarClock,
    group: "Article",
    when: (session) => withDate(session) && which < (chosenDate(session)?.others.length ?? 0),
    run: (session) => readAs(session, deskOf(session).date ?? -1, which),
    hidden: true,
  })),
  {
    id: "reader.no-date",
    name: "The date is none",
    keys: ["Delete", "Backspace"],
    icon: CalendarOff,
    group: "Article",
    when: withDate,
    run: (session) => dismiss(session, deskOf(session).date ?? -1),
  },
  {
    id: "reader.restore-date",
    name: "Read the date as Dateline does",
    keys: [],
    icon: CalendarClock,
    group: "Article",
    when: (session) => withDate(session) && chosenDate(session)?.said != null,
    run: (session) => {
      const date = chosenDate(session);
      return date?.said ? restore(session, date.said, date.expression.text) : undefined;
    },
  },
  {
    id: "reader.dates",
    name: "Dates in this article, in time order",
    keys: ["Shift+D"],
    icon: CalendarDays,
    group: "Article",
    when: (session) => reading(session) && deskOf(session).selected === null,
    run: (session) => showDates(session, "order"),
  },
  {
    id: "reader.suggest",
    name: "Suggest events from this article",
    keys: ["Shift+E"],
    icon: CalendarSearch,
    group: "Article",
    when: reading,
    run: (session) => showDates(session, "suggestions"),
  },
  {
    id: "reader.date-strip",
    name: "Show or hide the dates under the text",
    keys: ["Mod+Shift+J"],
    icon: PanelBottom,
    group: "Article",
    when: reading,
    run: (session) => session.settings.set({ dateStrip: !session.settings.values.dateStrip }),
  },
  {
    id: "reader.delete",
    name: "Delete the annotation",
    keys: ["Delete", "Backspace"],
    icon: Trash,
    group: "Article",
    when: (session) => withAnnotation(session) && deskOf(session).selected === null,
    run: (session) => {
      const { active } = deskOf(session);
      return active ? remove(session, active) : undefined;
    },
  },
  {
    id: "reader.re-attach",
    name: "Attach the annotation to another passage",
    keys: ["A"],
    icon: Unlink,
    group: "Article",
    when: withAnnotation,
    run: (session) => {
      const { annotation } = deskOf(session);
      if (annotation) beginAttach(session, annotation);
    },
  },
  {
    id: "reader.keep-place",
    name: "Keep the annotation at the place shown",
    keys: ["Y"],
    icon: Check,
    group: "Article",
    when: (session) => withWaiting(session) && deskOf(session).annotation?.state !== "lost",
    run: (session) => {
      const { annotation } = deskOf(session);
      if (annotation) keepShown(session, annotation);
    },
  },
  {
    id: "reader.next-place",
    name: "Show the annotation’s next possible place",
    keys: ["P"],
    icon: Copy,
    group: "Article",
    when: (session) => withWaiting(session) && (deskOf(session).annotation?.candidates.length ?? 0) > 0,
    run: (session) => {
      const { annotation } = deskOf(session);
      if (annotation) showNextPlace(session, annotation);
    },
  },
  {
    id: "reader.detach",
    name: "Say that the annotation has no place in this version",
    keys: ["Shift+A"],
    icon: Unlink,
    group: "Article",
    when: withWaiting,
    run: (session) => {
      const { annotation } = deskOf(session);
      return annotation ? detach(session, annotation) : undefined;
    },
  },
  {
    id: "reader.next-to-review",
    name: "Next annotation to review",
    keys: ["J"],
    icon: ListChecks,
    group: "Article",
    when: (session) => reading(session) || (session.layer === null && session.place?.room === "review"),
    run: nextToReview,
  },
  {
    id: "reader.extent",
    name: "Change where the annotation begins and ends",
    keys: ["X"],
    icon: MoveHorizontal,
    group: "Article",
    when: (session) => withAnnotation(session) && deskOf(session).annotation?.place != null,
    run: stretch,
  },
  {
    id: "reader.find",
    name: "Find in the article",
    keys: ["Mod+F"],
    icon: Search,
    group: "Article",
    when: reading,
    run: (session) => deskOf(session).page?.find(),
  },
  {
    id: "reader.outline",
    name: "Show or hide the outline",
    keys: ["O"],
    icon: TableOfContents,
    group: "Article",
    when: reading,
    run: (session) => deskOf(session).page?.outline(),
  },
  {
    id: "reader.print",
    name: "Print the article with its annotations…",
    keys: ["Mod+P"],
    icon: Printer,
    group: "Article",
    when: reading,
    run: (session) => {
      const { view } = deskOf(session);
      return view ? printArticle(session, view) : undefined;
    },
  },
];
