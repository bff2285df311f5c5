/** What can be corrected before an import, as it stands in the fields. */
import type { AcceptImport, ImportPreview } from "../bindings";

export interface PreviewDraft {
  title: string;
  /** With semicolons between them. */
  authors: string;
  publisher: string;
  published: string;
  language: string;
  address: string;
}

/** The fields as they were found. */
export function draftOf({ metadata, published }: ImportPreview): PreviewDraft {
  return {
    title: metadata.title.value ?? "",
    authors: metadata.authors.value?.join("; ") ?? "",
    publisher: metadata.publisher.value ?? "",
    published: published?.words ?? metadata.published.value ?? "",
    language: metadata.language.value ?? "",
    address: metadata.address.value ?? "",
  };
}

/** What was corrected; the rest is left as it was found. */
export function patchOf(first: PreviewDraft, draft: PreviewDraft): Omit<AcceptImport, "token" | "turned"> {
  const changed = (key: keyof PreviewDraft): string | null =>
    draft[key].trim() === first[key] ? null : draft[key].trim();
  const authors = changed("authors");
  return {
    title: changed("title"),
    authors:
      authors === null
        ? null
        : authors
            .split(";")
            .map((one) => one.trim())
            .filter(Boolean),
    publisher: changed("publisher"),
    published: changed("published"),
    language: changed("language"),
    address: changed("address"),
  };
}
