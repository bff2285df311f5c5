/** The backend without a core: everything in memory, gone at the next start. For `npm run dev` and for tests. */
import type {
  ImportAsk,
  ImportItem,
  ImportProgress,
  LibraryChanged,
  LibraryInfo,
  Start,
} from "../../bindings";
import {
  asIpcError,
  type Backend,
  type CallName,
  type Clipboard,
  type DropEvent,
  type ImportJob,
  type Input,
  type Output,
  type PreviewJob,
  type Unlisten,
} from "..";
import { adopt } from "./adopt";
import { annotations } from "./annotations";
import { articles } from "./articles";
import { browse } from "./browse";
import { collections } from "./collections";
import { entities } from "./entities";
import { events } from "./events";
import { exports_ } from "./exports";
import type { Answers } from "./answers";
import { history } from "./history";
import { preview, previews, runImport } from "./imports";
import { notes } from "./notes";
import { readings } from "./readings";
import { sampleState } from "./sample";
import { search } from "./search";
import { problem, Store } from "./store";
import { tags } from "./tags";
import { timelines } from "./timeline";
import { together } from "./together";
import { versions } from "./versions";

const answers: Answers = {
  ...articles,
  ...readings,
  ...annotations,
  ...adopt,
  ...browse,
  ...collections,
  ...together,
  ...events,
  ...entities,
  ...tags,
  ...notes,
  ...previews,
  ...timelines,
  ...search,
  ...exports_,
  ...history,
  ...versions,
};

export class MemoryBackend implements Backend {
  readonly desktop = false;
  #store: Store | null = null;
  #recent: LibraryInfo[] = [];
  #listeners = new Set<(change: LibraryChanged) => void>();

  async call<N extends CallName>(name: N, input: Input<N>): Promise<Output<N>> {
    if (!this.#store) throw problem("no-library", "No library is open.");
    try {
      // As over the real door, what is asked and answered is copied, never shared.
      return copy(answers[name](this.#store, copy(input)));
    } catch (thrown) {
      throw asIpcError(thrown);
    }
  }

  async start(): Promise<Start> {
    // `?sample` in the address opens the sample at once.
    if (typeof location !== "undefined" && new URLSearchParams(location.search).has("sample"))
      return this.openSample();
    return this.#answer();
  }

  async openLibrary(path: string): Promise<Start> {
    if (path.endsWith(".dateline")) return this.#open(new Store(path));
    throw problem(
      "not-a-library",
      `${path} is no Dateline library. Choose a folder whose name ends in .dateline.`,
    );
  }

  async createLibrary(path: string): Promise<Start> {
    return this.#open(new Store(path));
  }

  async openSample(): Promise<Start> {
    return this.#open(new Store("Documents/Italia 1928.dateline", sampleState()));
  }

  async closeLibrary(): Promise<Start> {
    this.#store = null;
    return this.#answer();
  }

  async quit(): Promise<void> {
    window.close();
  }

  async import(ask: ImportAsk, onProgress: (progress: ImportProgress) => void): Promise<ImportJob> {
    if (!this.#store) throw problem("no-library", "No library is open.");
    return runImport(this.#store, ask, onProgress);
  }

  preview(item: ImportItem): PreviewJob {
    return preview(item, () => this.call("preview_import", { item }));
  }

  onChanged(listener: (change: LibraryChanged) => void): Unlisten {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  async pickFiles(): Promise<string[]> {
    return ["Documents/scan-0612.pdf"];
  }

  async pickFolder(): Promise<string | null> {
    return "Documents";
  }

  async saveDialog(proposedName: string): Promise<string | null> {
    return `Documents/${proposedName}`;
  }

  async reveal(): Promise<void> {}

  async openLink(address: string): Promise<void> {
    if (/^(https?|mailto):/.test(address)) window.open(address, "_blank", "noopener");
    else throw problem("bad-input", `${address} is no address that can be opened.`);
  }

  async clipboard(): Promise<Clipboard> {
    return { text: await navigator.clipboard.readText(), html: null };
  }

  async copy(text: string): Promise<void> {
    await navigator.clipboard.writeText(text);
  }

  onFilesDropped(listener: (event: DropEvent) => void): Unlisten {
    const over = (event: DragEvent): void => {
      event.preventDefault();
      listener({ type: "over" });
    };
    const leave = (event: DragEvent): void => {
      if (event.relatedTarget === null) listener({ type: "leave" });
    };
    const drop = (event: DragEvent): void => {
      event.preventDefault();
      listener({ type: "drop", paths: [...(event.dataTransfer?.files ?? [])].map(({ name }) => name) });
    };
    window.addEventListener("dragover", over);
    window.addEventListener("dragleave", leave);
    window.addEventListener("drop", drop);
    return () => {
      window.removeEventListener("dragover", over);
      window.removeEventListener("dragleave", leave);
      window.removeEventListener("drop", drop);
    };
  }

  #open(store: Store): Start {
    this.#store = store;
    const info = { name: store.name, path: store.path, warning: null };
    this.#recent = [info, ...this.#recent.filter(({ path }) => path !== info.path)];
    store.listen((revision) => {
      for (const listener of this.#listeners) listener({ revision });
    });
    return this.#answer();
  }

  #answer(): Start {
    const open = this.#store && { name: this.#store.name, path: this.#store.path, warning: null };
    return { open, recent: this.#recent, home: "Documents" };
  }
}

function copy<T>(value: T): T {
  return JSON.parse(JSON.stringify(value)) as T;
}
