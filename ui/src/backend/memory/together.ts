/** Calls about tags that occur together, and over time. */
import type { Period, TagChip, TagScope } from "../../bindings";
import type { Answers } from "./answers";
import { dateView } from "./dates";
import { annotationPasses, eventPasses } from "./filter";
import type { State, StoredAnnotation } from "./store";
import { articleOf, kept, newest, published, tagChips, tagRows, when } from "./views";

export const together: Pick<
  Answers,
  "tags_together" | "tags_over_time" | "write_tags_together" | "write_tags_over_time"
> = {
  tags_together({ state }, { filter, scope, limit }) {
    const marks = visible(state, filter);
    const { tags, used } = chosen(state, marks, limit);
    const places = standing(state, marks, scope);
    const stands = (tag: TagChip, place: StoredAnnotation[]): boolean =>
      place.some(({ tags }) => carries(state, tags, tag.path));
    const counts = tags.map((first) =>
      tags.map((second) => places.filter((place) => stands(first, place) && stands(second, place)).length),
    );
    return { tags, counts, used };
  },

  tags_over_time({ state }, { filter, by, limit }) {
    const carriers =
      by === "article"
        ? visible(state, filter).map((one) => ({
            tags: one.tags,
            at: published(articleOf(state, one.article))?.edges.start_min ?? null,
          }))
        : state.events
            .filter((event) => eventPasses(state, event, filter))
            .map((event) => ({ tags: event.tags, at: when(event.when)?.edges.start_min ?? null }));
    const tagged = carriers.filter(({ tags }) => tags.length > 0);
    const { tags, used } = chosen(state, tagged, limit);
    const periods = months(tagged.flatMap(({ at }) => (at === null ? [] : [at])));
    return {
      periods,
      rows: tags.map((tag) => ({
        tag,
        counts: periods.map(
          ({ from }, index) =>
            tagged.filter(
              ({ at, tags }) =>
                at !== null &&
                at >= from &&
                at < (periods[index + 1]?.from ?? Infinity) &&
                carries(state, tags, tag.path),
            ).length,
        ),
      })),
      undated: tagged.filter(({ at }) => at === null).length,
      used,
    };
  },

  write_tags_together: (_, { path }) => ({ path, bytes: 0 }),
  write_tags_over_time: (_, { path }) => ({ path, bytes: 0 }),
};

function visible(state: State, filter: string): StoredAnnotation[] {
  const articles = new Set(kept(state).map(({ article }) => article.id));
  return state.annotations.filter((one) => articles.has(one.article) && annotationPasses(state, one, filter));
}

/** Whether one of these tags is this one or lies below it. */
export function carries(state: State, ids: string[], path: string): boolean {
  return tagChips(state, ids).some((chip) => chip.path === path || chip.path.startsWith(`${path}/`));
}

function chosen(
  state: State,
  carriers: { tags: string[] }[],
  limit: number,
): { tags: TagChip[]; used: number } {
  const all = tagRows(state)
    .map(({ tag, path }) => ({
      chip: tagChips(state, [tag.id])[0],
      count: carriers.filter(({ tags }) => carries(state, tags, path)).length,
    }))
    .flatMap(({ chip, count }) => (chip && count > 0 ? [{ chip, count }] : []));
  const most = new Set(all.toSorted((a, b) => b.count - a.count).slice(0, limit));
  return { tags: all.filter((one) => most.has(one)).map(({ chip }) => chip), used: all.length };
}

/** The annotations of each place: those on the same words, in the same paragraph, in the same article. */
export function standing(state: State, marks: StoredAnnotation[], scope: TagScope): StoredAnnotation[][] {
  return kept(state).flatMap((stored) => {
    const own = marks.filter(({ article }) => article === stored.article.id);
    if (scope === "article") return own.length > 0 ? [own] : [];
    const version = newest(stored);
    const at = (one: StoredAnnotation, start: number, end: number): boolean => {
      const place = one.places[version.id]?.place;
      return place !== null && place !== undefined && place.start < end && start < place.end;
    };
    if (scope === "paragraph") {
      return version.blocks
        .map(({ start, end }) => own.filter((one) => at(one, start, end)))
        .filter((place) => place.length > 0);
    }
    const edges = [...new Set(own.flatMap((one) => Object.values(one.places[version.id]?.place ?? {})))];
    edges.sort((a, b) => a - b);
    const pieces = edges.map((edge) => own.filter((one) => at(one, edge, edge + 1)));
    // A piece whose tags stood together already directly before goes on with the same stretch.
    return pieces.filter(
      (piece, index) => piece.length > 0 && !piece.every((one) => (pieces[index - 1] ?? []).includes(one)),
    );
  });
}

/** The months from the first to the last of these seconds. */
function months(seconds: number[]): Period[] {
  if (seconds.length === 0) return [];
  const first = new Date(Math.min(...seconds) * 1000);
  const last = new Date(Math.max(...seconds) * 1000);
  const periods: Period[] = [];
  for (
    const at = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth(), 1));
    at <= last && periods.length < 48;
    at.setUTCMonth(at.getUTCMonth() + 1)
  ) {
    const edtf = at.toISOString().slice(0, 7);
    periods.push({ from: at.getTime() / 1000, words: dateView(edtf)?.words ?? edtf, edtf, last: edtf });
  }
  return periods;
}
