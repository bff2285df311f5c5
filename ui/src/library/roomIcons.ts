/** The icon of each room. */
import CalendarDays from "@lucide/svelte/icons/calendar-days";
import ChartGantt from "@lucide/svelte/icons/chart-gantt";
import FileOutput from "@lucide/svelte/icons/file-output";
import FileText from "@lucide/svelte/icons/file-text";
import GitCompareArrows from "@lucide/svelte/icons/git-compare-arrows";
import GitCompare from "@lucide/svelte/icons/git-compare";
import Highlighter from "@lucide/svelte/icons/highlighter";
import History from "@lucide/svelte/icons/history";
import Newspaper from "@lucide/svelte/icons/newspaper";
import NotebookPen from "@lucide/svelte/icons/notebook-pen";
import Settings2 from "@lucide/svelte/icons/settings-2";
import Trash from "@lucide/svelte/icons/trash-2";
import Users from "@lucide/svelte/icons/users";
import type { Icon } from "../shared/command";
import type { Place, Room } from "../shared/places";

const ICONS: Record<Room, Icon> = {
  articles: Newspaper,
  article: FileText,
  compare: GitCompareArrows,
  annotations: Highlighter,
  events: CalendarDays,
  timeline: ChartGantt,
  entities: Users,
  notes: NotebookPen,
  review: GitCompare,
  history: History,
  export: FileOutput,
  settings: Settings2,
};

export function roomIcon(place: Place): Icon {
  return place.room === "articles" && place.trash ? Trash : ICONS[place.room];
}
