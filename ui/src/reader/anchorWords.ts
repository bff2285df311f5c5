import type { AnchorState } from "../bindings";

/** How a passage stands in a version, in a word or two; an exact one is silent. */
export const STATE_WORDS: Record<AnchorState, string> = {
  exact: "",
  moved: "Moved",
  changed: "Changed",
  ambiguous: "Found in several places",
  lost: "Not found",
};
