/** Calls about annotations browsed over the library. */
import type { AnnotationSort, BrowseGroup, BrowseOrder, BrowseRow } from "../../bindings";
import { readFilter } from "../../shared/filter";
import type { Answers } from "./answers";
import { order as inTime } from "./dates";
import { annotationPasses } from "./filter";
import { slice } from "./positions";
import { find, type State, type StoredAnnotation } from "./store";
import { tagsByPath } from "./tags";
import { annotationView, articleOf, newest, source, tagChips, tagRows } from "./views";

export const browse: Pick<
  Answers,
  "browse_annotations" | "browse_groups" | "browse_ids" | "change_annotations" | "passage_context"
> = {
  browse_annotations({ state }, { order, offset, limit }) {
    const groups = grouped(state, order);
    const rows = groups.flatMap(({ members }) => members);
    return {
      total: new Set(rows).size,
      rows: rows.slice(offset, offset + limit).map((annotation) => row(state, annotation)),
    };
  },

  browse_groups({ state }, order) {
    const groups = grouped(state, order);
    return {
      total: new Set(groups.flatMap(({ members }) => members)).size,
      all: kept(state).length,
      groups: order.group === "none" ? [] : groups.map(({ group }) => group),
    };
  },

  browse_ids({ state }, order) {
    return { ids: [...new Set(grouped(state, order).flatMap(({ members }) => members))].map(({ id }) => id) };
  },

  change_annotations(store, { ids, color, add, remove }) {
    let changed = 0;
    const what = color ? "Colour" : add.length > 0 ? "Tag" : "Take tags off";
    store.change(`${what} ${ids.length} ${ids.length === 1 ? "annotation" : "annotations"}`, (state) => {
      const added = tagsByPath(store, state, add);
      for (const annotation of state.annotations.filter(({ id }) => ids.includes(id))) {
        const before = JSON.stringify([annotation.color, annotation.tags]);
        if (color) annotation.color = color;
        annotation.tags = [...new Set([...annotation.tags.filter((id) => !remove.includes(id)), ...added])];
        if (JSON.stringify([annotation.color, annotation.tags]) !== before) changed++;
      }
    });
    return { changed };
  },

  passage_context({ state }, { id, around }) {
    const annotation = find(state.annotations, (one) => one.id === id, "annotation");
    const stored = articleOf(state, annotation.article);
    const made = stored.versions.find(({ number }) => number === annotation.madeOn) ?? newest(stored);
    const now = annotation.places[newest(stored).id]?.place;
    const version = now ? newest(stored) : made;
    const place = now ?? annotation.places[made.id]?.place ?? { start: 0, end: 0 };
    const folded = new Set(stored.folded[version.id]);
    const touches = ({ start, end }: { start: number; end: number }): boolean =>
      start < place.end && place.start < end;
    const shown = version.blocks.filter((block, index) => touches(block) || !folded.has(index));
    const first = shown.findIndex((block) => block.end > place.start);
    const last = shown.findLastIndex((block) => block.start < place.end) + 1;
    const from = Math.max(0, first - around);
    const to = Math.min(shown.length, last + around);
    return {
      row: row(state, annotation),
      version: version.id,
      number: version.number,
      newest: version === newest(stored),
      place,
      paragraphs: shown
        .slice(from, to)
        .map((block) => ({ kind: block.kind, start: block.start, text: slice(version.text, block) })),
      before: from,
      after: shown.length - to,
    };
  },
};

function row(state: State, annotation: StoredAnnotation): BrowseRow {
  return {
    annotation: annotationView(state, annotation),
    source: source(articleOf(state, annotation.article)),
    changed: annotation.created,
  };
}

/** The annotations of articles outside the trash. */
function kept(state: State): StoredAnnotation[] {
  return state.annotations.filter(({ article }) => !articleOf(state, article).trashed);
}

type Compare = (a: StoredAnnotation, b: StoredAnnotation) => number;

function sorted(state: State, { filter, sort, descending }: BrowseOrder): StoredAnnotation[] {
  readFilter(filter);
  const turn = descending ? -1 : 1;
  const start = (one: StoredAnnotation): number =>
    one.places[newest(articleOf(state, one.article)).id]?.place?.start ?? 0;
  const made = (one: StoredAnnotation): number => state.annotations.indexOf(one);
  const of = (one: StoredAnnotation): ReturnType<typeof source> => source(articleOf(state, one.article));
  const inText: Compare = (a, b) => start(a) - start(b);
  const orders: Record<AnnotationSort, Compare> = {
    place: (a, b) => of(a).title.localeCompare(of(b).title) * turn || inText(a, b),
    published: (a, b) => (inTime(of(a).published) - inTime(of(b).published)) * turn || inText(a, b),
    made: (a, b) => (made(a) - made(b)) * turn,
    changed: (a, b) => (made(a) - made(b)) * turn,
  };
  return kept(state)
    .filter((annotation) => annotationPasses(state, annotation, filter))
    .sort(orders[sort]);
}

interface Grouped {
  group: BrowseGroup;
  members: StoredAnnotation[];
}

function grouped(state: State, order: BrowseOrder): Grouped[] {
  const rows = sorted(state, order);
  const group = (name: string, more: Partial<BrowseGroup>, members: StoredAnnotation[]): Grouped => ({
    group: { name, color: null, article: null, ...more, count: members.length },
    members,
  });
  const apart = <K>(key: (one: StoredAnnotation) => K): Map<K, StoredAnnotation[]> => {
    const groups = new Map<K, StoredAnnotation[]>();
    for (const one of rows) groups.set(key(one), [...(groups.get(key(one)) ?? []), one]);
    return groups;
  };
  switch (order.group) {
    case "none":
      return [group("", {}, rows)];
    case "article":
      return [...apart(({ article }) => article)].map(([article, members]) =>
        group(source(articleOf(state, article)).title, { article }, members),
      );
    case "color":
      return (["amber", "moss", "sky", "rose", "plum"] as const)
        .map((color) =>
          group(
            color,
            { color },
            rows.filter((one) => one.color === color),
          ),
        )
        .filter(({ members }) => members.length > 0);
    case "publisher":
      return [...apart((one) => source(articleOf(state, one.article)).publisher ?? "")]
        .sort(([a], [b]) => Number(a === "") - Number(b === "") || a.localeCompare(b))
        .map(([name, members]) => group(name, {}, members));
    case "tag": {
      const groups = tagRows(state).map(({ tag, path }) =>
        group(
          path,
          { color: tagChips(state, [tag.id])[0]?.color ?? null },
          rows.filter(({ tags }) => tags.includes(tag.id)),
        ),
      );
      groups.push(
        group(
          "",
          {},
          rows.filter(({ tags }) => tags.length === 0),
        ),
      );
      return groups.filter(({ members }) => members.length > 0);
    }
  }
}
