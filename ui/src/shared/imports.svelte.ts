/** The import that is under way or has just ended, and what is looked at before it begins. */
import type { ImportItem, ImportProgress, ImportResult, ListedPart } from "../bindings";
import type { Clipboard, ImportJob } from "../backend";
import { Pace } from "./pace";
import type { Session } from "./session.svelte";

/** What the import dialog shows. */
export type ImportStep =
  | { at: "choose"; pasted: Clipboard | null }
  | { at: "look"; item: ImportItem; name: string }
  | { at: "parts"; path: string; name: string; parts: ListedPart[] };

export class Imports {
  /** The newest message; `null` before the first import. */
  progress = $state.raw<ImportProgress | null>(null);
  /** All results so far. */
  results = $state.raw<ImportResult[]>([]);
  /** Whether the row above the list of articles is put away; the report stays. */
  dismissed = $state(false);
  paused = $state(false);
  /** Whether articles are read again, so that nothing new comes in. */
  again = $state(false);
  /** Items a second and seconds left; `null` until they can be told. */
  pace = $state.raw<{ speed: number; left: number } | null>(null);
  step = $state.raw<ImportStep>({ at: "choose", pasted: null });
  #pace = new Pace();
  #job: ImportJob | null = null;
  /** Counts the wishes to look at something; an answer to an older one is dropped. */
  #looked = 0;
  readonly #session: Session;

  constructor(session: Session) {
    this.#session = session;
  }

  get running(): boolean {
    return this.progress !== null && !this.progress.finished;
  }

  /** Imports; the row above the list of articles follows it. */
  async begin(items: ImportItem[]): Promise<void> {
    if (items.length === 0) return;
    if (this.running) {
      this.#session.toasts.show("An import is under way. Wait for it, or cancel it.", null, "danger");
      return;
    }
    this.results = [];
    this.dismissed = false;
    this.paused = false;
    this.again = items.some(({ type }) => type === "again");
    this.pace = null;
    this.#pace = new Pace();
    try {
      this.#job = await this.#session.backend.import({ items }, (progress) => {
        this.progress = progress;
        this.results = [...this.results, ...progress.results];
        this.pace = this.#pace.heard(performance.now(), progress.done, progress.total);
      });
      await this.#job.done;
      await this.#session.refresh();
      this.#tell();
    } catch (thrown) {
      this.progress = null;
      this.#session.fail(thrown);
    }
  }

  /** Who is elsewhere when an import ends hears of it, and gets to the report from there. */
  #tell(): void {
    const place = this.#session.place;
    const [only] = this.results;
    if (this.again && only && this.results.length === 1) {
      const said = {
        duplicate: "gives the same text",
        "new-version": "gives a new version",
        imported: "came in",
      };
      const words =
        only.outcome === "failed"
          ? `“${only.name}” can't be read again. ${only.message}`
          : `“${only.message}”, read again, ${said[only.outcome]}.`;
      return this.#session.toasts.show(words, null, only.outcome === "failed" ? "danger" : "plain");
    }
    if (place?.room === "articles" || !this.progress || this.results.length < 2) return;
    this.#session.toasts.show(`Import of “${this.progress.what}” has ended`, {
      name: "Report",
      keys: null,
      run: () => (this.#session.layer = "import-report"),
    });
  }

  /** Imports files and folders; one file alone is looked at first. */
  async paths(paths: string[]): Promise<void> {
    const [only] = paths;
    if (only === undefined || paths.length > 1)
      return this.begin(paths.map((path) => ({ type: "path", path })));
    if (this.running) return this.begin([{ type: "path", path: only }]);
    const mine = ++this.#looked;
    try {
      const parts = await this.#session.backend.call("import_parts", { path: only });
      if (mine !== this.#looked) return;
      if (parts.length > 1) this.#show({ at: "parts", path: only, name: lastPart(only), parts });
      else this.look({ type: "path", path: only }, lastPart(only));
    } catch {
      // A folder, or a file that can't be read: its row tells why.
      await this.begin([{ type: "path", path: only }]);
    }
  }

  /** Shows what would be imported. */
  look(item: ImportItem, name: string): void {
    this.#show({ at: "look", item, name });
  }

  /** Opens the import dialog where one chooses what to import. */
  choose(pasted: Clipboard | null = null): void {
    this.#show({ at: "choose", pasted });
  }

  #show(step: ImportStep): void {
    this.#looked++;
    this.step = step;
    this.#session.layer = "import";
  }

  /** Halts before the next item, or goes on. */
  pause(paused: boolean): void {
    if (!this.running) return;
    this.paused = paused;
    this.pace = null;
    this.#pace = new Pace();
    this.#job?.pause(paused);
  }

  cancel(): void {
    this.paused = false;
    this.#job?.cancel();
  }

  /** Puts the row away; the report can still be opened. */
  dismiss(): void {
    if (!this.running) this.dismissed = true;
  }
}

/** The name of a file in its folder. */
export function lastPart(path: string): string {
  return path.split(/[/\\]/).findLast(Boolean) ?? path;
}
