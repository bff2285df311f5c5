/** What the palette lists: commands, hits, completions. */
import CalendarDays from "@lucide/svelte/icons/calendar-days";
import Building from "@lucide/svelte/icons/building-2";
import FileText from "@lucide/svelte/icons/file-text";
import Highlighter from "@lucide/svelte/icons/highlighter";
import MapPin from "@lucide/svelte/icons/map-pin";
import NotebookPen from "@lucide/svelte/icons/notebook-pen";
import User from "@lucide/svelte/icons/user";
import type { Color, Completion, EntityKind, HitKind, SearchHit, SnippetPart } from "../bindings";
import type { Command, Icon } from "../shared/command";
import { withTerm } from "../shared/filter";
import type { Session } from "../shared/session.svelte";
import { hits } from "../shared/words";

export interface PaletteRow {
  id: string;
  icon: Icon | null;
  color: Color | null;
  title: SnippetPart[];
  snippet: SnippetPart[];
  detail: string;
  keys: string;
  disabled: boolean;
  run: (session: Session) => unknown;
}

export interface PaletteGroup {
  /** Empty for the first group, which needs no heading. */
  name: string;
  rows: PaletteRow[];
}

const BARE = { icon: null, color: null, snippet: [], detail: "", keys: "", disabled: false };
const SHOWN_COMMANDS = 7;

function commandRow(command: Command, words: string, disabled: boolean): PaletteRow {
  return {
    ...BARE,
    id: command.id,
    icon: command.icon,
    title: hits(command.name, words),
    keys: command.keys[0] ?? "",
    disabled,
    run: command.run,
  };
}

/** Commands whose name has all the words; those that can't run now come last, dead. */
export function commandRows(session: Session, commands: readonly Command[], words: string): PaletteGroup[] {
  const wanted = words.toLowerCase().split(/\s+/);
  const fitting = commands
    .filter(({ name, hidden }) => !hidden && wanted.every((word) => name.toLowerCase().includes(word)))
    .map((command) => ({ command, starts: command.name.toLowerCase().startsWith(wanted[0] ?? "") }))
    .sort((a, b) => Number(b.starts) - Number(a.starts))
    .map(({ command }) => command);
  const now = fitting.filter((command) => command.when(session)).slice(0, SHOWN_COMMANDS);
  const later = fitting.filter((command) => !command.when(session)).slice(0, SHOWN_COMMANDS);
  return [
    { name: "", rows: now.map((command) => commandRow(command, words, false)) },
    {
      name: session.library ? "Not here" : "Once a library is open",
      rows: later.map((command) => commandRow(command, words, true)),
    },
  ].filter(({ rows }) => rows.length > 0);
}

/** What an empty palette offers: the commands that can run now. */
export function recentRows(session: Session, commands: readonly Command[]): PaletteGroup[] {
  const now = commands.filter((command) => !command.hidden && command.when(session));
  const names = [...new Set(now.map(({ group }) => group))];
  return names.map((name) => ({
    name,
    rows: now.filter(({ group }) => group === name).map((command) => commandRow(command, "", false)),
  }));
}

const KINDS: Record<HitKind, { name: string; icon: Icon }> = {
  article: { name: "Articles", icon: FileText },
  annotation: { name: "Annotations", icon: Highlighter },
  event: { name: "Events", icon: CalendarDays },
  note: { name: "Notes", icon: NotebookPen },
  entity: { name: "People and places", icon: User },
};

/** Hits of the search, a group for each kind. */
export function hitRows(found: SearchHit[], words: string): PaletteGroup[] {
  return (Object.keys(KINDS) as HitKind[])
    .map((kind) => ({
      name: KINDS[kind].name,
      rows: found
        .filter((hit) => hit.kind === kind)
        .map((hit): PaletteRow => ({
          ...BARE,
          id: `${kind}-${hit.id}`,
          icon: KINDS[kind].icon,
          title: hits(hit.title, words),
          snippet: saysMore(hit) ? hit.snippet : [],
          detail: hit.detail,
          run: (session) => openHit(session, hit),
        })),
    }))
    .filter(({ rows }) => rows.length > 0);
}

/** Whether the words around the hit are others than the title's. */
function saysMore({ title, snippet }: SearchHit): boolean {
  const letters = (text: string): string => text.replace(/[…\s]+/g, "");
  const words = letters(snippet.map(({ text }) => text).join(""));
  return !letters(title).startsWith(words) && !words.startsWith(letters(title));
}

function openHit(session: Session, { kind, id, article, place }: SearchHit): void {
  if (kind === "article") session.openArticle(id, { place });
  else if (kind === "annotation" && article) session.openArticle(article, { annotation: id, place });
  else if (kind === "event") {
    session.open({ room: "events", filter: "" });
    session.select({ kind: "event", id });
  } else if (kind === "note") session.open({ room: "notes", id });
  else {
    session.open({ room: "entities", id });
    session.select({ kind: "entity", id });
  }
}

export const ENTITY_ICONS: Record<EntityKind, Icon> = { person: User, organisation: Building, place: MapPin };

/** Tags after "#", people and places after "@". */
export function completionRows(of: "tags" | "entities", completions: Completion[]): PaletteGroup[] {
  const rows = completions.map(({ id, label, color, kind, detail }): PaletteRow => ({
    ...BARE,
    id: `${of}-${id}`,
    icon: kind ? ENTITY_ICONS[kind] : null,
    color,
    title: [{ text: of === "tags" ? label.replaceAll("/", " / ") : label, hit: false }],
    detail: detail ?? "",
    run: (session) => {
      if (of === "tags") {
        const filter = withTerm("", { key: "tag", value: label, not: false });
        session.open({ room: "articles", filter, trash: false });
      } else {
        session.open({ room: "entities", id });
        session.select({ kind: "entity", id });
      }
    },
  }));
  return rows.length > 0 ? [{ name: of === "tags" ? "Tags" : "People and places", rows }] : [];
}
