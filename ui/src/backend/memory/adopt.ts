/** Annotations from elsewhere, as far as a browser without the core reads them: a list of Web Annotations. */
import type { AnnotationImportAsk, AnnotationImportReport, AnnotationImportResult } from "../../bindings";
import type { Answers } from "./answers";
import { makeAnnotation, passageOf } from "./annotations";
import { problem, type State } from "./store";
import { kept, newest, titleOf } from "./views";

export const adopt: Pick<Answers, "preview_annotations" | "import_annotations"> = {
  preview_annotations(store, ask) {
    return report(quotesOf(ask).map((quote) => fate(store.state, quote)));
  },

  import_annotations(store, ask) {
    const quotes = quotesOf(ask);
    return store.change(`Import ${quotes.length} annotations from Web Annotation`, (state) =>
      report(
        quotes.map((quote) => {
          const result = fate(state, quote);
          const passage = result.outcome === "added" ? passageOf(state, quote) : null;
          return passage ? { ...result, annotation: makeAnnotation(store, state, passage).id } : result;
        }),
      ),
    );
  },
};

function quotesOf({ text, path }: AnnotationImportAsk): string[] {
  if (path)
    throw problem("failed", `${path} is read by the desktop app, not in a browser. Paste it instead.`);
  try {
    const all = JSON.parse(text) as { target?: { selector?: { exact?: string }[] } }[];
    return all.map((one) => one.target?.selector?.find(({ exact }) => exact)?.exact ?? "");
  } catch {
    throw problem("unreadable", "This is no list of Web Annotations. Paste the whole export.");
  }
}

function fate(state: State, quote: string): AnnotationImportResult {
  const empty = { quote, state: null, article: null, article_title: null, annotation: null };
  const passage = quote ? passageOf(state, quote) : null;
  const stored = passage && kept(state).find(({ article }) => article.id === passage.article);
  if (!passage || !stored)
    return {
      ...empty,
      outcome: "set-aside",
      reason: "No article has these words. Import the article first.",
    };
  const here = state.annotations.find((each) => {
    const place = each.places[newest(stored).id]?.place;
    return place?.start === passage.start && place.end === passage.end;
  });
  return {
    ...empty,
    outcome: here ? "known" : "added",
    state: "exact",
    article: stored.article.id,
    article_title: titleOf(stored),
    annotation: here?.id ?? null,
    reason: null,
  };
}

function report(results: AnnotationImportResult[]): AnnotationImportReport {
  const count = (outcome: AnnotationImportResult["outcome"]): number =>
    results.filter((each) => each.outcome === outcome).length;
  return {
    format: "web-annotation",
    added: count("added"),
    known: count("known"),
    set_aside: count("set-aside"),
    results,
  };
}
