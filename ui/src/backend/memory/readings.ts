/** Calls about the dates of a text: what a person says of them, and the events that sentences suggest. */
import type {
  ArticleDates,
  Expression,
  ExpressionView,
  PositionSelector,
  Suggestion,
  Version,
} from "../../bindings";
import type { Answers } from "./answers";
import { dateView } from "./dates";
import { locate, slice } from "./positions";
import { find, problem, type State, type StoredArticle, type StoredReading } from "./store";
import { understand } from "./understand";
import { articleOf, newest, published } from "./views";

type Names = "correct_reading" | "dismiss_reading" | "restore_reading" | "set_genre" | "suggestions";

export const readings: Pick<Answers, Names> = {
  correct_reading(store, { passage, when }) {
    const stored = articleOf(store.state, passage.article);
    const year = Number(published(stored)?.edtf.slice(0, 4)) || null;
    const { readings: found, problem: why } = understand(when.written, year);
    const edtf = when.edtf ?? found[0]?.date.edtf;
    if (!edtf) throw problem("not-a-date", why ?? "Type the date that these words mean.");
    const words = dateView(edtf)?.words ?? edtf;
    store.change(`Read “${wordsOf(store.state, passage)}” as ${words}`, (state) => {
      say(state, store.id("reading"), passage, { written: when.written, edtf });
    });
    return {};
  },

  dismiss_reading(store, passage) {
    store.change(`“${wordsOf(store.state, passage)}” is no date`, (state) => {
      say(state, store.id("reading"), passage, null);
    });
    return {};
  },

  restore_reading(store, { id }) {
    const owner = find(
      store.state.articles,
      ({ readings: said }) => said.some((each) => each.id === id),
      "reading",
    );
    const quote = owner.readings.find((each) => each.id === id)?.quote ?? "";
    store.change(`Read “${quote}” as Dateline does`, (state) => {
      const stored = articleOf(state, owner.article.id);
      stored.readings = stored.readings.filter((each) => each.id !== id);
    });
    return {};
  },

  set_genre(store, { article, genre }) {
    store.change("Choose how dates are read", (state) => {
      articleOf(state, article).genre = genre;
    });
    return {};
  },

  suggestions({ state }, { id, version: wanted }) {
    const stored = articleOf(state, id);
    const version = stored.versions.find((each) => each.id === wanted) ?? newest(stored);
    return suggested(state, stored, version);
  },
};

interface Passage extends PositionSelector {
  article: string;
  version: string;
}

function wordsOf(state: State, passage: Passage): string {
  const { versions } = articleOf(state, passage.article);
  return slice(find(versions, ({ id }) => id === passage.version, "version").text, passage);
}

function say(state: State, id: string, passage: Passage, date: StoredReading["date"]): void {
  const stored = articleOf(state, passage.article);
  const quote = wordsOf(state, passage);
  if (!quote.trim()) throw problem("bad-input", "There are no words at that place of this version.");
  const place = { start: passage.start, end: passage.end };
  stored.readings = stored.readings.filter(
    (each) => each.version !== passage.version || !meet(each.place, place),
  );
  stored.readings.push({ id, version: passage.version, place, quote, date });
}

function meet(one: PositionSelector, other: PositionSelector): boolean {
  return one.start < other.end && other.start < one.end;
}

/** The dates of a version, with what was said of them. */
export function datesOf(
  stored: StoredArticle,
  version: Version,
): Pick<ArticleDates, "expressions" | "readings" | "read_as"> {
  const said = stored.readings
    .map((each) => ({
      ...each,
      place: each.version === version.id ? each.place : locate(version.text, each.quote),
    }))
    .sort((a, b) => (a.place?.start ?? Infinity) - (b.place?.start ?? Infinity));
  const folded = new Set(stored.folded[version.id]);
  const hidden = version.blocks.filter((_, index) => folded.has(index));
  const found = stored.expressions[version.id] ?? [];
  const touched = (place: PositionSelector): boolean =>
    said.some((each) => each.place !== null && meet(each.place, place));
  const views = found.filter((each) => !touched(each)).map((each) => view(each));
  for (const each of said) {
    if (!each.date || !each.place) continue;
    const { edtf, written } = each.date;
    const was = found.find((one) => each.place !== null && meet(one, each.place));
    const expression: Expression = {
      ...each.place,
      text: each.quote,
      type: edtf.includes("T") ? "TIME" : "DATE",
      value: edtf,
      mod: null,
      edtf,
      reason: "as you read it",
      others: [
        ...(was ? [{ value: was.value, edtf: was.edtf, reason: was.reason }] : []),
        ...(was?.others ?? []),
      ],
    };
    views.push({ ...view(expression), said: { id: each.id, written } });
  }
  return {
    expressions: views
      .filter(({ expression }) => !hidden.some((block) => meet(block, expression)))
      .sort((a, b) => a.expression.start - b.expression.start),
    readings: said.map(({ id, quote, date, place }) => ({
      id,
      quote,
      date: date && dateView(date.edtf, date.written),
      place,
    })),
    read_as: stored.genre ?? "news",
  };
}

function view(expression: Expression): ExpressionView {
  const date = expression.edtf ? dateView(expression.edtf, expression.text) : null;
  const others = expression.others.flatMap(({ edtf, reason }) => {
    const words = edtf && edtf !== expression.edtf ? dateView(edtf)?.words : undefined;
    return edtf && words ? [{ words, edtf, reason }] : [];
  });
  return {
    expression: { ...expression, others: [] },
    words: date?.words ?? expression.value,
    edges: date?.edges ?? null,
    others,
    said: null,
  };
}

/** The sentences with a date and a verb of the past, in the order of the text. */
function suggested(state: State, stored: StoredArticle, version: Version): Suggestion[] {
  const folded = new Set(stored.folded[version.id]);
  const dates = datesOf(stored, version).expressions.map((each) => each.expression);
  const proven = state.annotations
    .filter(({ id, article }) => article === stored.article.id && isEvidence(state, id))
    .flatMap(({ places }) => places[version.id]?.place ?? []);
  return version.blocks.flatMap((block, index) => {
    if (folded.has(index) || block.kind.type !== "paragraph") return [];
    const text = slice(version.text, block);
    let offset = block.start;
    return text.split(/(?<=[.!?])(?=\s)/).flatMap((piece): Suggestion[] => {
      const start = offset + (piece.length - piece.trimStart().length);
      offset += [...piece].length;
      const place = { start, end: offset };
      const date = dates.find(
        (each) => each.edtf !== null && place.start <= each.start && each.end <= place.end,
      );
      const when = date?.edtf ? dateView(date.edtf, date.text) : null;
      const past = /\b(\w+ed|rose|met|took|left|came|wrote|did|had|was|were|caught|flew)\b/.test(piece);
      if (!when || !past || proven.some((each) => meet(each, place))) return [];
      const title = piece
        .trim()
        .replace(/[.!?]$/, "")
        .slice(0, 72);
      const why = "Day known, told as past, says who acts";
      return [{ title, when, ...place, quote: piece.trim(), why, entities: [] }];
    });
  });
}

function isEvidence(state: State, annotation: string): boolean {
  return state.events.some(({ evidence }) => evidence.some((each) => each.annotation === annotation));
}
