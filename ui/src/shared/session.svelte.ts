/** The window's state: the library, the open tabs, what is selected, where one has been. */
import { createContext } from "svelte";
import type { LibraryInfo, Overview, Start } from "../bindings";
import type { AnnotationId, ArticleId, EventId, PositionSelector, VersionId } from "../bindings";
import {
  asIpcError,
  type Backend,
  type ChangeName,
  type Input,
  type Output,
  type Unlisten,
} from "../backend";
import { Carry } from "./carry.svelte";
import { Imports } from "./imports.svelte";
import { Journey } from "./journey.svelte";
import { Panes } from "./panes.svelte";
import type { Place, Selection, Tab } from "./places";
import { Settings } from "./settings.svelte";
import { Toasts } from "./toasts.svelte";

/** What lies over the window. */
export type Layer =
  | "palette"
  | "import"
  | "import-report"
  | "import-annotations"
  | "collect"
  | "new-library"
  | "keys"
  | "picture"
  | null;

/** What the pointer is on, so that text, strip and inspector can show the same thing. */
export type Hover =
  | { kind: "event"; id: EventId }
  /** With the events that the passage is evidence of. */
  | { kind: "annotation"; id: AnnotationId; events: readonly EventId[] }
  | null;

export class Session {
  readonly backend: Backend;
  readonly settings = new Settings();
  readonly panes = new Panes(this.settings);
  readonly toasts = new Toasts();
  readonly journey = new Journey();
  readonly carry = new Carry();
  readonly imports: Imports;

  /** `null` until the shell has answered. */
  start = $state.raw<Start | null>(null);
  overview = $state.raw<Overview | null>(null);
  /** Every query asks again when this grows. */
  revision = $state(0);
  /** The person's last failed wish at the start page, until the next. */
  startProblem = $state.raw<string | null>(null);

  layer = $state<Layer>(null);
  /** The text that the palette opens with. */
  paletteText = $state("");
  hover = $state.raw<Hover>(null);
  /** Which of the inspector's tabs is chosen, by the kind of what it shows. */
  inspectorTab = $state<Record<string, string>>({});

  #nonce = 0;
  #unlisten: Unlisten;

  constructor(backend: Backend) {
    this.backend = backend;
    this.imports = new Imports(this);
    this.#unlisten = backend.onChanged(({ revision }) => {
      if (revision > this.revision) void this.refresh();
    });
  }

  /** Ends what the session listens to. */
  end(): void {
    this.#unlisten();
  }

  /** Changes that have not been answered yet. */
  // Nothing on the screen follows it.
  // eslint-disable-next-line svelte/prefer-svelte-reactivity
  readonly #underway = new Set<Promise<unknown>>();

  // ── The library ─────────────────────────────────────────────────────────────

  get library(): LibraryInfo | null {
    return this.start?.open ?? null;
  }

  async begin(): Promise<void> {
    this.settings.show();
    await this.#opened(this.backend.start());
  }

  openLibrary(path: string): Promise<boolean> {
    return this.#opened(this.backend.openLibrary(path));
  }

  createLibrary(path: string): Promise<boolean> {
    return this.#opened(this.backend.createLibrary(path));
  }

  openSample(): Promise<boolean> {
    return this.#opened(this.backend.openSample());
  }

  closeLibrary(): Promise<boolean> {
    return this.#opened(this.backend.closeLibrary());
  }

  async #opened(answer: Promise<Start>): Promise<boolean> {
    try {
      const start = await answer;
      this.startProblem = null;
      this.journey.clear();
      this.overview = null;
      this.revision = 0;
      this.start = start;
      if (start.open) {
        await this.refresh();
        this.open({ room: "articles", filter: "", trash: false });
      }
      return true;
    } catch (thrown) {
      const { message } = asIpcError(thrown);
      this.startProblem = message;
      if (this.library) this.toasts.show(message, null, "danger");
      return false;
    }
  }

  /** Reads the sidebar's counts anew; every open query follows. */
  async refresh(): Promise<void> {
    const overview = await this.backend.call("overview", {});
    this.overview = overview;
    this.revision = overview.revision;
  }

  /**
   * Makes a change. With `words`, a toast says what was done and offers Undo. A failure is shown, not thrown:
   * the answer is then `undefined`.
   */
  async change<N extends ChangeName>(
    name: N,
    input: Input<N>,
    words?: string,
  ): Promise<Output<N> | undefined> {
    const answer = this.backend.call(name, input);
    this.#underway.add(answer);
    try {
      const output = await answer.finally(() => this.#underway.delete(answer));
      await this.refresh();
      if (words) this.toasts.show(words, { name: "Undo", keys: "Mod+Z", run: () => void this.undo() });
      return output;
    } catch (thrown) {
      this.fail(thrown);
      return undefined;
    }
  }

  /** Ends the program, once what is being typed and what is being written is kept. */
  async quit(): Promise<void> {
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
    await Promise.allSettled(this.#underway);
    await this.backend.quit();
  }

  /** Shows why something did not work. */
  fail(thrown: unknown): void {
    this.toasts.show(asIpcError(thrown).message, null, "danger");
  }

  async undo(): Promise<void> {
    // What was done a moment ago is what is meant, also while it is being written.
    await Promise.allSettled(this.#underway);
    const step = await this.change("undo", {});
    if (step) {
      this.toasts.show(`Undone: ${step.words}`, {
        name: "Redo",
        keys: "Mod+Shift+Z",
        run: () => void this.redo(),
      });
    }
  }

  async redo(): Promise<void> {
    await Promise.allSettled(this.#underway);
    const step = await this.change("redo", {});
    if (step) {
      this.toasts.show(`Done again: ${step.words}`, {
        name: "Undo",
        keys: "Mod+Z",
        run: () => void this.undo(),
      });
    }
  }

  // ── Tabs ────────────────────────────────────────────────────────────────────

  get tab(): Tab | null {
    return this.journey.tab;
  }

  get place(): Place | null {
    return this.journey.tab?.place ?? null;
  }

  /** Goes to a place: to its tab when it is open, to a new one otherwise. */
  open(place: Place): void {
    this.layer = null;
    this.journey.go(place);
  }

  /** Opens an article; with a place or an annotation, scrolls there and flashes it. */
  openArticle(
    id: ArticleId,
    at: {
      version?: VersionId | null;
      place?: PositionSelector | null;
      annotation?: AnnotationId | null;
    } = {},
  ): void {
    const place = at.place ?? null;
    const annotation = at.annotation ?? null;
    const reveal = place || annotation ? { place, annotation, nonce: ++this.#nonce } : null;
    this.open({ room: "article", id, version: at.version ?? null, reveal });
    // What was asked for by its evidence keeps the inspector on it.
    if (this.selection?.kind !== "event") this.select({ kind: "article", id });
  }

  /** Names the tab that shows a place, once its room knows the title. */
  title(title: string): void {
    this.journey.title(title);
  }

  // ── Selection and panes ─────────────────────────────────────────────────────

  get selection(): Selection | null {
    return this.journey.tab?.selection ?? null;
  }

  /** Shows something in the inspector. */
  select(selection: Selection | null): void {
    this.journey.select(selection);
  }

  /** Some rooms use the inspector's width themselves, unless something is selected in them. */
  get hasInspector(): boolean {
    const room = this.place?.room;
    if (room === "export" || room === "settings") return false;
    return this.selection !== null || (room !== "notes" && room !== "history" && room !== "compare");
  }

  toggle(pane: "sidebar" | "inspector" | "strip"): void {
    if (pane === "strip") this.settings.set({ strip: !this.settings.values.strip });
    else this.panes.show(pane, !this.panes.shown(pane));
  }
}

/** The session of the window a component stands in. */
export const [getSession, setSession] = createContext<Session>();
