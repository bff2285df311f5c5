/**
 * The words of the search box: `distress tag:signals -tag:press from:1928-05-20 publisher:"The Meridian Weekly"`.
 * A term with a key becomes a chip; the rest is free text.
 */
export interface Term {
  key: string;
  value: string;
  not: boolean;
}

export interface Filter {
  terms: Term[];
  text: string;
}

const TERM =
  /(^|\s)(-?)(tag|person|place|publisher|article|author|collection|from|to|color|certain|dated|starred|state|has|passage|paragraph|together):(?:"([^"]*)"|(\S+))(?=\s|$)/g;

/** Takes a filter apart. */
export function readFilter(filter: string): Filter {
  const terms: Term[] = [];
  const text = filter
    .replace(TERM, (_, space: string, not: string, key: string, quoted?: string, bare?: string) => {
      terms.push({ key, value: quoted ?? bare ?? "", not: not === "-" });
      return space;
    })
    .replace(/\s+/g, " ");
  return { terms, text: terms.length > 0 ? text.trimStart() : text };
}

/** A term as one types it. */
export function writeTerm({ key, value, not }: Term): string {
  return `${not ? "-" : ""}${key}:${/\s/.test(value) ? `"${value}"` : value}`;
}

/** Puts a filter together. */
export function writeFilter({ terms, text }: Filter): string {
  return [...terms.map(writeTerm), text].filter(Boolean).join(" ");
}

/** The filter with one more term; a term that is there already stays once. */
export function withTerm(filter: string, term: Term): string {
  const { terms, text } = readFilter(filter);
  const others = terms.filter((other) => writeTerm(other) !== writeTerm(term));
  return writeFilter({ terms: [...others, term], text });
}

/** How a chip reads: the key in words, and the value. */
export function chipWords({ key, value, not }: Term): { name: string; value: string } {
  const names: Record<string, string> = {
    from: "since",
    to: "until",
    color: "colour",
    certain: "certainly in",
    passage: "same passage",
    paragraph: "same paragraph",
    together: "same article",
  };
  const name = names[key] ?? key;
  const ofTags = ["tag", "passage", "paragraph", "together"].includes(key);
  return { name: not ? `not ${name}` : name, value: ofTags ? value.replaceAll("/", " / ") : value };
}
