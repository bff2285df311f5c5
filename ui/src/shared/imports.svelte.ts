/** The import that is under way or has just ended. */
import type { ImportItem, ImportProgress, ImportResult } from "../bindings";
import type { Clipboard, ImportJob } from "../backend";
import type { Session } from "./session.svelte";

export class Imports {
  /** The newest message; `null` when there is nothing to show. */
  progress = $state.raw<ImportProgress | null>(null);
  /** All results so far. */
  results = $state.raw<ImportResult[]>([]);
  #pasted: Clipboard | null = null;
  #job: ImportJob | null = null;
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
    try {
      this.#job = await this.#session.backend.import({ items }, (progress) => {
        this.progress = progress;
        this.results = [...this.results, ...progress.results];
      });
      await this.#job.done;
      await this.#session.refresh();
    } catch (thrown) {
      this.progress = null;
      this.#session.fail(thrown);
    }
  }

  /** Imports files and folders. */
  paths(paths: string[]): Promise<void> {
    return this.begin(paths.map((path) => ({ type: "path", path })));
  }

  /** Opens the import dialog with what was pasted outside any field. */
  paste(pasted: Clipboard): void {
    this.#pasted = pasted;
    this.#session.layer = "import";
  }

  /** What was pasted, once. */
  takePasted(): Clipboard | null {
    const pasted = this.#pasted;
    this.#pasted = null;
    return pasted;
  }

  cancel(): void {
    this.#job?.cancel();
  }

  /** Puts the report away. */
  dismiss(): void {
    if (!this.running) this.progress = null;
  }
}
