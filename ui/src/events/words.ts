import type { DateReadings, DateView, EntityChip, EntityKind, Source, Stance } from "../bindings";

/** What a stance is called. */
export const STANCES: Record<Stance, string> = {
  supports: "Supports",
  disputes: "Disputes",
  context: "Context",
};

/** All stances in their order. */
export const STANCE_ORDER: readonly Stance[] = ["supports", "disputes", "context"];

/** The number with its noun: "1 event", "2 events". */
export function count(number: number, one: string, many = `${one}s`): string {
  return `${number.toLocaleString("en-GB")} ${number === 1 ? one : many}`;
}

/** "with 2 others, disputed by 1": what else is said about an event that a passage supports or disputes. */
export function company(stance: Stance, supports: number, disputes: number): string {
  const others = supports - (stance === "supports" ? 1 : 0);
  const against = disputes - (stance === "disputes" ? 1 : 0);
  const parts: string[] = [];
  if (stance === "supports" && others > 0) parts.push(`with ${count(others, "other")}`);
  if (stance !== "supports" && others > 0) parts.push(`supported by ${others}`);
  if (against > 0)
    parts.push(stance === "disputes" ? `with ${count(against, "other")}` : `disputed by ${against}`);
  return parts.join(", ");
}

/** "Supported by 3, disputed by 1", or that there is no evidence yet. */
export function tally(supports: number, disputes: number, contexts: number): string {
  const parts: string[] = [];
  if (supports > 0) parts.push(`supported by ${supports}`);
  if (disputes > 0) parts.push(`disputed by ${disputes}`);
  if (contexts > 0) parts.push(`${contexts} context`);
  if (parts.length === 0) return "No evidence yet";
  const words = parts.join(", ");
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** The name a citation gives: the publisher, or the first author, or the title. */
export function sourceName(source: Source): string {
  return source.publisher ?? source.authors[0] ?? source.title;
}

/** "The Meridian Weekly, 21 July 1928". */
export function sourceLine(source: Source): string {
  return source.published ? `${sourceName(source)}, ${source.published.words}` : sourceName(source);
}

/** A tag's path as it is shown: "signals / distress call". */
export function tagWords(path: string): string {
  return path.split("/").join(" / ");
}

/** Names with commas between. */
export function names(entities: readonly EntityChip[]): string {
  return entities.map((each) => each.name).join(", ");
}

/** A date that is known already, as a date field begins with it. */
export function known(date: DateView | null): DateReadings | null {
  return date && { readings: [{ date, why: "" }], problem: null };
}

/** What a kind of entity is called. */
export const KIND_NAMES: Record<EntityKind, string> = {
  person: "person",
  organisation: "organisation",
  place: "place",
};
