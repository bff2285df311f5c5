/** Exports: a plain rendering of each format, enough to see the preview work. */
import type { ExportAsk, ExportScope } from "../../bindings";
import { eventPasses } from "./filter";
import type { Answers } from "./answers";
import { find, type State } from "./store";
import { annotationView, articleOf, eventView, inTime, titleOf } from "./views";

export const exports_: Pick<Answers, "export_preview" | "export_write" | "picture_write"> = {
  export_preview({ state }, ask) {
    const views = inTime(state.events.filter((event) => inScope(state, event.id, ask.scope))).map((event) =>
      eventView(state, event),
    );
    const evidence = views.flatMap((view) => view.evidence);
    return {
      text: render(state, ask, views),
      cut: false,
      events: views.length,
      passages: evidence.length,
      articles: new Set(evidence.map(({ source }) => source.article)).size,
      changed: evidence.filter(({ annotation }) => annotation.state !== "exact").length,
      file_name: `${nameOf(state, ask.scope)}.${{ markdown: "md", w3c: "jsonld", csv: "csv" }[ask.format]}`,
    };
  },

  export_write(store, { ask, path }) {
    return { path, bytes: exports_.export_preview(store, ask).text.length };
  },

  // Pictures are drawn by the core alone.
  picture_write(_store, { path }) {
    return { path, bytes: 0 };
  },
};

type View = ReturnType<typeof eventView>;

function inScope(state: State, id: string, scope: ExportScope): boolean {
  const event = find(state.events, (one) => one.id === id, "event");
  switch (scope.type) {
    case "all":
      return true;
    case "article":
      return event.evidence.some((link) =>
        state.annotations.some((one) => one.id === link.annotation && one.article === scope.id),
      );
    case "timeline":
      return eventPasses(
        state,
        event,
        find(state.timelines, (one) => one.id === scope.id, "timeline").filter,
      );
    case "filter":
      return eventPasses(state, event, scope.filter);
  }
}

function nameOf(state: State, scope: ExportScope): string {
  switch (scope.type) {
    case "all":
      return "Research notes";
    case "article":
      return titleOf(articleOf(state, scope.id)).replace(/[?:/\\]/g, "");
    case "timeline":
      return find(state.timelines, (one) => one.id === scope.id, "timeline").name;
    case "filter":
      return "Selection";
  }
}

function render(state: State, { format, scope }: ExportAsk, views: View[]): string {
  if (format === "csv") {
    const cell = (value: string): string => `"${value.replaceAll('"', '""')}"`;
    const rows = views.map(({ row }) =>
      [
        row.when?.edtf ?? "",
        row.title,
        row.places.map(({ name }) => name).join("; "),
        String(row.supports),
      ].map(cell),
    );
    return [["date", "title", "places", "supports"], ...rows].map((row) => row.join(",")).join("\r\n");
  }
  if (format === "w3c") {
    const items = state.annotations.map((annotation) => {
      const view = annotationView(state, annotation);
      return {
        type: "Annotation",
        target: { source: view.article, selector: { type: "TextQuoteSelector", exact: view.quote } },
      };
    });
    return JSON.stringify(
      { "@context": "http://www.w3.org/ns/anno.jsonld", type: "AnnotationPage", items },
      null,
      2,
    );
  }
  const entries = views.flatMap((view) => [
    `### ${view.row.when?.words ?? "No date yet"}: ${view.row.title}`,
    "",
    ...view.evidence.flatMap(({ annotation, source, stance }) => [
      `> ${annotation.quote}`,
      "",
      `${stance === "disputes" ? "Disputes. " : ""}${[source.publisher, source.published?.words].filter(Boolean).join(", ")}, “${source.title}”`,
      "",
    ]),
  ]);
  return [`# ${nameOf(state, scope)}`, "", "## Chronology", "", ...entries].join("\n");
}
