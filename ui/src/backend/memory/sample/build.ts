/** Articles, annotations and events from short descriptions. */
import type {
  AnchorState,
  Block,
  BlockKind,
  Color,
  Expression,
  FoldReason,
  Found,
  Mark,
  Stance,
  Version,
} from "../../../bindings";
import { dateView } from "../dates";
import { locate } from "../positions";
import type { StoredAnnotation, StoredArticle, StoredEvent, StoredPlace } from "../store";

/**
 * A paragraph: plain text with `*emphasis*`. "## " makes a heading, "> " a quotation, "[caption] " a folded line
 * of that kind.
 */
export type Paragraph = string;

/** Words in the text, their EDTF, from what it was resolved, and what else they may mean. */
export type DateWords = [
  words: string,
  edtf: string,
  reason: string,
  others?: [edtf: string, reason: string][],
];

export interface ArticleSeed {
  id: string;
  title: string;
  authors: string[];
  publisher: string;
  published: string;
  /** What no second signal confirms. */
  unverified?: ("authors" | "published" | "publisher")[];
  /** A second reading of the date of publication. */
  otherDate?: string;
  address: string;
  file: string;
  captured: number;
  doubtful?: boolean;
  unread?: boolean;
  versions: { paragraphs: Paragraph[]; dates: DateWords[] }[];
}

export function buildArticle(seed: ArticleSeed): StoredArticle {
  const versions = seed.versions.map((one, index) => buildVersion(seed, one.paragraphs, index + 1));
  const newest = versions.at(-1);
  const doubted = (key: "authors" | "published" | "publisher"): boolean => !seed.unverified?.includes(key);
  const published = seed.published ? found(seed.published, doubted("published")) : found<string>(null, false);
  if (seed.otherDate) published.others = [seed.otherDate];
  return {
    article: {
      id: seed.id,
      metadata: {
        title: found(seed.title, true),
        authors: found(seed.authors.length > 0 ? seed.authors : null, doubted("authors")),
        publisher: found(seed.publisher || null, doubted("publisher")),
        published,
        modified: found<string>(null, false),
        language: found("en", true),
        address: found(seed.address || null, true),
      },
      created: seed.captured,
      version: newest?.id ?? "",
    },
    versions,
    expressions: Object.fromEntries(
      versions.map((version, index) => [version.id, expressions(version, seed.versions[index]?.dates ?? [])]),
    ),
    folded: Object.fromEntries(
      versions.map((version) => [
        version.id,
        version.blocks.flatMap((block, index) => (block.fold && block.fold !== "title" ? [index] : [])),
      ]),
    ),
    readings: [],
    genre: null,
    trashed: false,
    read: !seed.unread,
    doubtful: seed.doubtful ?? false,
  };
}

function found<T>(value: T | null, verified: boolean): Found<T> {
  return { value, source: verified ? "several signals agree" : "the page's text only", verified };
}

function buildVersion(seed: ArticleSeed, paragraphs: Paragraph[], number: number): Version {
  const blocks: Block[] = [];
  let text = "";
  for (const paragraph of paragraphs) {
    const { kind, fold, body } = read(paragraph);
    if (text) text += "\n";
    const start = [...text].length;
    const marks: Mark[] = [];
    body.split("*").forEach((piece, index) => {
      const from = [...text].length;
      text += piece;
      if (index % 2 === 1) marks.push({ kind: { type: "emphasis" }, start: from, end: [...text].length });
    });
    blocks.push({ kind, start, end: [...text].length, marks, ...(fold ? { fold } : {}) });
  }
  return {
    id: `${seed.id}-v${number}`,
    article: seed.id,
    number,
    captured: seed.captured + (number - 1) * 86400_000 * 11,
    text,
    blocks,
    original: fingerprint(text),
    file_name: seed.file,
    size: 12_000 + text.length * 7,
    remarks: [],
  };
}

function read(paragraph: Paragraph): { kind: BlockKind; fold?: FoldReason; body: string } {
  if (paragraph.startsWith("## ")) return { kind: { type: "heading", level: 2 }, body: paragraph.slice(3) };
  if (paragraph.startsWith("> ")) return { kind: { type: "quotation" }, body: paragraph.slice(2) };
  const fold = /^\[(navigation|caption|footer|related|credit)\] /.exec(paragraph);
  if (!fold) return { kind: { type: "paragraph" }, body: paragraph };
  const reason = fold[1] as FoldReason;
  return {
    kind: { type: reason === "caption" ? "caption" : "paragraph" },
    fold: reason,
    body: paragraph.slice(fold[0].length),
  };
}

/** Something that looks like a SHA-256 and differs where the text differs. */
function fingerprint(text: string): string {
  let hash = 2166136261;
  return Array.from({ length: 8 }, (_, round) => {
    for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ (text.charCodeAt(at) + round), 16777619);
    return (hash >>> 0).toString(16).padStart(8, "0");
  }).join("");
}

function expressions(version: Version, dates: DateWords[]): Expression[] {
  return dates
    .flatMap(([words, edtf, reason, other = []]): Expression[] => {
      const place = locate(version.text, words);
      if (!place || !dateView(edtf)) return [];
      const type = edtf.includes("T") ? "TIME" : "DATE";
      const others = other.map(([edtf, reason]) => ({ value: edtf, edtf, reason }));
      return [{ ...place, text: words, type, value: edtf, mod: null, edtf, reason, others }];
    })
    .sort((a, b) => a.start - b.start);
}

export interface AnnotationSeed {
  id: string;
  article: string;
  quote: string;
  color: Color;
  note?: string;
  tags?: string[];
  /** How it stands in the newest version, when not exactly. */
  now?: { state: AnchorState; words?: string };
}

export function buildAnnotation(seed: AnnotationSeed, articles: StoredArticle[]): StoredAnnotation {
  const stored = articles.find(({ article }) => article.id === seed.article);
  const versions = stored?.versions ?? [];
  const places: Record<string, StoredPlace> = {};
  versions.forEach((version, index) => {
    const last = index === versions.length - 1;
    const words = (last && seed.now?.words) || seed.quote;
    const place = locate(version.text, words);
    const state = last && seed.now ? seed.now.state : place ? "exact" : "lost";
    places[version.id] = {
      state,
      place: state === "lost" || state === "ambiguous" ? null : place,
      now: state === "changed" ? words : null,
      candidates: [],
    };
  });
  const first = versions.findIndex((version) => version.text.includes(seed.quote));
  return {
    id: seed.id,
    article: seed.article,
    color: seed.color,
    quote: seed.quote,
    note: seed.note ?? "",
    tags: seed.tags ?? [],
    madeOn: Math.max(1, first + 1),
    places,
    created: "14 March 2026, 09:40",
  };
}

export interface EventSeed {
  id: string;
  title: string;
  when: [edtf: string, written: string] | null;
  description?: string;
  entities?: string[];
  tags?: string[];
  evidence?: [annotation: string, stance: Stance, claims: [edtf: string, written: string] | null][];
}

export function buildEvent(seed: EventSeed, index: number): StoredEvent {
  const date = (pair: [string, string] | null): StoredEvent["when"] =>
    pair && { edtf: pair[0], written: pair[1] };
  return {
    id: seed.id,
    title: seed.title,
    when: date(seed.when),
    description: seed.description ?? "",
    entities: seed.entities ?? [],
    tags: seed.tags ?? [],
    evidence: (seed.evidence ?? []).map(([annotation, stance, claims], at) => ({
      id: `${seed.id}-evidence-${at + 1}`,
      annotation,
      stance,
      claims: date(claims),
    })),
    created: "14 March 2026",
    changed: "15 March 2026",
    touched: index,
  };
}
