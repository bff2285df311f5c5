/** How the annotations' room is set up in this window, and what is chosen in it: for the room and its commands. */
import type { AnnotationGroup, AnnotationSort, AnnotationView, BrowseOrder } from "../bindings";

class Browser {
  sort = $state<AnnotationSort>("place");
  descending = $state(false);
  group = $state<AnnotationGroup>("article");
  /** The annotations chosen, in the order in which they were. */
  chosen = $state.raw<string[]>([]);
  /** The one chosen last, as it was shown. */
  active = $state.raw<AnnotationView | null>(null);
  /** Whether the field for tags is open. */
  tagging = $state(false);

  order(filter: string): BrowseOrder {
    return { filter, sort: this.sort, descending: this.descending, group: this.group };
  }

  choose(ids: string[], active: AnnotationView | null): void {
    this.chosen = ids;
    if (active || ids.length === 0) this.active = active;
  }
}

export const browser = new Browser();

export const SORTS: readonly { sort: AnnotationSort; name: string; words: string }[] = [
  { sort: "place", name: "Place in the article", words: "place in the article" },
  { sort: "published", name: "Article’s date", words: "article’s date" },
  { sort: "made", name: "When made", words: "when made" },
  { sort: "changed", name: "When changed", words: "when changed" },
];

export const GROUPS: readonly { group: AnnotationGroup; name: string }[] = [
  { group: "article", name: "Article" },
  { group: "tag", name: "Tag" },
  { group: "color", name: "Colour" },
  { group: "publisher", name: "Publisher" },
  { group: "none", name: "No groups" },
];
