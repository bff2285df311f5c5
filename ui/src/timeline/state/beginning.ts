/** What an event begins with that is made on a timeline, so that it stands where it was made. */
import type { EntityChip, Lane, LaneBy } from "../../bindings";
import type { ChosenTag } from "../../events/chips";
import { readFilter } from "../../shared/filter";

export interface Begun {
  tags: ChosenTag[];
  entities: EntityChip[];
}

/** The tag, person or place of the lane, and the tags that the conditions ask for. */
export function beginsWith(
  by: LaneBy,
  lane: Pick<Lane, "key" | "name" | "color"> | null,
  filter: string,
): Begun {
  const ofLane: ChosenTag[] = lane && by === "tag" ? [{ path: lane.name, color: lane.color }] : [];
  const asked = readFilter(filter).terms.filter(({ key, not }) => key === "tag" && !not);
  // A lane's tag below the one that is asked for is that too.
  const within = (path: string): boolean =>
    ofLane.some((tag) => tag.path === path || tag.path.startsWith(`${path}/`));
  const tags = asked
    .filter(({ value }) => !within(value))
    .map(({ value }): ChosenTag => ({ path: value, color: null }));
  const entities: EntityChip[] =
    lane && (by === "person" || by === "place") ? [{ id: lane.key, kind: by, name: lane.name }] : [];
  return { tags: [...ofLane, ...tags], entities };
}
