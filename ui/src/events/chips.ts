/** Chips of tags and names, and what picking and removing does to their lists. */
import type { EntityChip, TagChip } from "../bindings";
import type { Chip, Pick } from "./ChipField.svelte";

/** A tag chosen: its path, and its colour where it is known. */
export interface ChosenTag {
  path: TagChip["path"];
  color: TagChip["color"];
}

/** Tags as chips. */
export function tagChips(tags: readonly ChosenTag[]): Chip[] {
  return tags.map(({ path, color }) => ({ key: path, label: path, color, kind: null }));
}

/** The tags with what was picked. A tag is there once. */
export function withTag(tags: readonly ChosenTag[], pick: Pick): ChosenTag[] {
  const path = "known" in pick ? pick.known.label : tidyPath(pick.words);
  if (path === "" || tags.some((tag) => tag.path === path)) return [...tags];
  return [...tags, { path, color: "known" in pick ? pick.known.color : null }];
}

/** A path as it is kept: "signals / distress call" is typed for "signals/distress call". */
export function tidyPath(words: string): string {
  return words
    .split("/")
    .map((part) => part.trim())
    .filter(Boolean)
    .join("/");
}

const nameKey = (entity: EntityChip): string => entity.id ?? `${entity.kind} ${entity.name}`;

/** People, organisations and places as chips. */
export function entityChips(entities: readonly EntityChip[]): Chip[] {
  return entities.map((entity) => ({
    key: nameKey(entity),
    label: entity.name,
    color: null,
    kind: entity.kind,
  }));
}

/** The entities with what was picked. An entity is there once. */
export function withEntity(entities: readonly EntityChip[], pick: Pick): EntityChip[] {
  const added: EntityChip =
    "known" in pick
      ? { id: pick.known.id, kind: pick.known.kind ?? "person", name: pick.known.label }
      : { id: null, kind: pick.kind ?? "person", name: pick.words };
  return entities.some((entity) => nameKey(entity) === nameKey(added)) ? [...entities] : [...entities, added];
}

/** The entities without the one of this chip. */
export function withoutEntity(entities: readonly EntityChip[], key: string): EntityChip[] {
  return entities.filter((entity) => nameKey(entity) !== key);
}
