/** The import that is under way or has just ended. */
import type { ImportItem, ImportProgress, ImportResult } from "../bindings";
import type { ImportJob } from "../backend";
import type { Session } from "./session.svelte";

export class Imports {
  /** The newest message; `null` when there is nothing to show. */
  progress = $state.raw<ImportProgress | null>(null);
  /** All results so far. */
  results = $state.raw<ImportResult[]>([]);
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

  cancel(): void {
    this.#job?.cancel();
  }

  /** Puts the report away. */
  dismiss(): void {
    if (!this.running) this.progress = null;
  }
}
