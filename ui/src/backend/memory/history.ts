/** Calls about the history and the library as a whole. */
import type { Answers } from "./answers";
import { countArticles } from "./articles";
import { eventPasses } from "./filter";
import { needsReview, newest, articleOf, tagRows } from "./views";

export const history: Pick<Answers, "history" | "undo" | "redo" | "overview"> = {
  history: (store, { limit }) => ({ steps: store.history(limit) }),
  undo: (store) => store.undo(),
  redo: (store) => store.redo(),

  overview(store) {
    const { state } = store;
    return {
      library: { name: store.name, path: store.path, warning: null },
      counts: {
        ...countArticles(state),
        annotations: state.annotations.length,
        events: state.events.length,
        entities: state.entities.length,
        notes: state.notes.length,
        to_review: state.annotations.filter(({ article, places }) =>
          needsReview(places[newest(articleOf(state, article)).id]),
        ).length,
      },
      timelines: state.timelines.map((timeline) => ({
        timeline,
        events: state.events.filter((event) => eventPasses(state, event, timeline.filter)).length,
      })),
      tags: tagRows(state),
      ...store.reach,
      revision: store.revision,
    };
  },
};
