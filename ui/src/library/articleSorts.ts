/** Columns by which the list of articles sorts, in words. */
import type { ArticleSort } from "../bindings";

export const ARTICLE_SORTS: { sort: ArticleSort; name: string }[] = [
  { sort: "published", name: "date published" },
  { sort: "title", name: "title" },
  { sort: "publisher", name: "publisher" },
  { sort: "added", name: "date added" },
  { sort: "annotations", name: "marks" },
  { sort: "events", name: "events" },
];

/** Of a collection also the order by hand, which comes first. */
export const COLLECTION_SORTS: typeof ARTICLE_SORTS = [{ sort: "by-hand", name: "hand" }, ...ARTICLE_SORTS];
