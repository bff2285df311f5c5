/** What the reader, the inspector's tabs and the commands share about the article that is being read. */
import { SvelteSet } from "svelte/reactivity";
import type {
  AnnotationId,
  AnnotationView,
  ArticleDates,
  ArticleView,
  Color,
  ComposeAsk,
  ExpressionView,
  Passage,
  VersionId,
} from "../bindings";
import type { Session } from "../shared/session.svelte";
import type { Edge } from "./edges";
import type { Painted } from "./painting";
import type { PageText, Span } from "./positions";

/** What floats over the text, and the passage under which it hangs. */
export type Floating =
  | { kind: "tags"; at: Span; annotation: AnnotationId | null }
  /** With `when`, the date that the event begins with, in words. */
  | { kind: "event"; at: Span; ask: ComposeAsk; when?: string }
  | { kind: "choice"; at: Span; annotations: AnnotationId[] }
  /** The field in which the words are given a date. */
  | { kind: "reading"; at: Span };

/** What the page can be asked to do; the reader provides it while it is shown. */
export interface Page {
  text: PageText;
  /** Scrolls a passage into view and paints it for a moment. */
  flash(span: Span): void;
  /** Scrolls a passage into view. */
  show(span: Span): void;
  /** Takes the selection away. */
  deselect(): void;
  /** Selects a passage, as the pointer would. */
  select(span: Span): void;
  /** Puts the focus on the text. */
  focus(): void;
  /** Where the caret stands, or the moving end of the selection; `null` when it is elsewhere. */
  caret(): number | null;
  /** Opens or closes the search inside the article. */
  find(): void;
  /** Opens or closes the outline. */
  outline(): void;
}

const NONE: readonly ExpressionView[] = [];

export class Desk {
  /** The article shown; `null` while none is. */
  view = $state.raw<ArticleView | null>(null);
  /** The dates of the version shown; `null` until they are found, which is after the text is there. */
  dates = $state.raw<ArticleDates | null>(null);
  /** Whether they are being found: what shows them keeps their place and says so. */
  datesComing = $state(false);
  page = $state.raw<Page | null>(null);
  /** The passage that is selected in the text. */
  selected = $state.raw<Span | null>(null);
  /** Whether the selection has come to rest, so that its toolbar shows. */
  rested = $state(false);
  /** The annotation chosen in the text or in the inspector. */
  active = $state<AnnotationId | null>(null);
  /** The annotation whose note is being written. */
  writing = $state<AnnotationId | null>(null);
  /** The annotation that waits for a new passage. */
  attaching = $state<AnnotationId | null>(null);
  /** Which of the possible places of an ambiguous annotation is shown. */
  offered = $state.raw<{ id: AnnotationId; index: number } | null>(null);
  /** Where the annotation that is being stretched or shrunk would stand; nothing is kept yet. */
  extent = $state.raw<{ id: AnnotationId; span: Span } | null>(null);
  /** The end of the chosen annotation that is to take the focus. */
  edge = $state<Edge | null>(null);
  /** Marks that were just made, painted until the article's new view has them. */
  fresh = $state.raw<readonly Painted[]>([]);
  /** Settles once they are on the screen: the article's new view, with all that follows from it, waits so long. */
  seen: Promise<void> = Promise.resolve();
  /** The date expression that is stepped to: its index in the view. */
  date = $state<number | null>(null);
  /** What the dates' tab shows: all of them in time order, or the events that sentences suggest. */
  datesShown = $state<"order" | "suggestions">("order");
  /** Whether the dates' tab is to take the focus when it shows. */
  datesWanted = $state(false);
  /** Suggestions that were passed over since the program started: article and sentence. */
  readonly skipped = new SvelteSet<string>();
  floating = $state.raw<Floating | null>(null);
  /** How far each version was scrolled, in pixels. */
  readonly scrolled: Record<VersionId, number> = {};
  /** The colour that H marks with. */
  color = $state<Color>("amber");
  /** Only annotations with these colours are listed; none means all. */
  readonly colors = new SvelteSet<Color>();

  /** The annotation chosen, as the view has it. */
  get annotation(): AnnotationView | null {
    return this.view?.annotations.find((each) => each.id === this.active) ?? null;
  }

  /** The date expressions of the version shown, in the order of the text; none until they are found. */
  get expressions(): readonly ExpressionView[] {
    return this.dates?.expressions ?? NONE;
  }

  /** A stretch of the version shown, as the backend wants it. */
  passage(span: Span): Passage | null {
    const version = this.view?.version;
    return version
      ? { article: version.article, version: version.id, start: span.start, end: span.end }
      : null;
  }

  /** Forgets what belonged to the article before. */
  leave(): void {
    this.view = null;
    this.dates = null;
    this.datesComing = false;
    this.page = null;
    this.selected = null;
    this.rested = false;
    this.active = null;
    this.writing = null;
    this.attaching = null;
    this.offered = null;
    this.extent = null;
    this.edge = null;
    this.fresh = [];
    this.date = null;
    this.floating = null;
    this.colors.clear();
  }
}

const desks = new WeakMap<Session, Desk>();

/** The desk of a session. */
export function deskOf(session: Session): Desk {
  const known = desks.get(session);
  if (known) return known;
  const made = new Desk();
  desks.set(session, made);
  return made;
}
