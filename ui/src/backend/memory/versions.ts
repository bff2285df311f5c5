/** Two versions compared, by the word diff that the window itself uses for passages. */
import type { ComparedRun, PositionSelector, RunKind } from "../../bindings";
import { diff } from "../../reader/diff";
import type { Answers } from "./answers";
import { find } from "./store";
import { annotationView, articleOf, eventRow, inTime, newest, titleOf } from "./views";

const KINDS: Record<"same" | "gone" | "new", RunKind> = { same: "same", gone: "removed", new: "added" };

export const versions: Pick<Answers, "compare_versions" | "compare_articles" | "similar_articles"> = {
  compare_versions({ state }, { article, older, newer }) {
    const stored = articleOf(state, article);
    const old = find(stored.versions, ({ id }) => id === older, "version");
    const now = find(stored.versions, ({ id }) => id === newer, "version");
    const runs = compare(old.text, now.text);
    const changed = runs.flatMap((run, index) => (run.kind === "same" ? [] : [{ run, index }]));
    const touched = state.annotations
      .filter((annotation) => annotation.article === article)
      .map((annotation) => ({
        annotation: annotationView(state, annotation, now),
        runs: changed
          .filter(
            ({ run }) =>
              meets(run.old, annotation.places[older]?.place) ||
              meets(run.new, annotation.places[newer]?.place),
          )
          .map(({ index }) => index),
      }))
      .filter(({ runs }) => runs.length > 0);
    const shaken = new Set(touched.flatMap(({ annotation }) => annotation.events.map(({ event }) => event)));
    return {
      runs,
      changes: changed.length,
      touched,
      events: inTime(state.events.filter(({ id }) => shaken.has(id))).map((event) => eventRow(state, event)),
    };
  },

  compare_articles({ state }, { first, second }) {
    const [old, now] = [articleOf(state, first), articleOf(state, second)];
    const runs = compare(newest(old).text, newest(now).text);
    const changes = runs.filter(({ kind }) => kind !== "same").length;
    return { first: titleOf(old), second: titleOf(now), runs, changes };
  },

  // Which texts are alike the core alone works out; none of the sample's are.
  similar_articles: () => [],
};

function compare(before: string, after: string): ComparedRun[] {
  let [old, now] = [0, 0];
  return diff(before, after).map(({ kind, words }) => {
    const long = [...words].length;
    const run = {
      kind: KINDS[kind],
      old: { start: old, end: kind === "new" ? old : old + long },
      new: { start: now, end: kind === "gone" ? now : now + long },
      old_text: kind === "new" ? "" : words,
      new_text: kind === "gone" ? "" : words,
    };
    [old, now] = [run.old.end, run.new.end];
    return run;
  });
}

function meets(range: PositionSelector, place: PositionSelector | null | undefined): boolean {
  return !!place && range.start < place.end && place.start < Math.max(range.end, range.start + 1);
}
