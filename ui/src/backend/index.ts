/** The only door to the backend: the real one in the desktop window, one in memory everywhere else. */
import type {
  Calls,
  ImportAsk,
  ImportItem,
  ImportPreview,
  ImportProgress,
  IpcError,
  LibraryChanged,
  Start,
} from "../bindings";

/** Names of all calls. */
export type CallName = keyof Calls;
/** Names of the calls that write and can be undone. */
export type ChangeName = { [N in CallName]: Calls[N]["kind"] extends "change" ? N : never }[CallName];
/** Names of the calls that only read. */
export type QueryName = Exclude<CallName, ChangeName>;
export type Input<N extends CallName> = Calls[N]["input"];
export type Output<N extends CallName> = Calls[N]["output"];

/** Ends a subscription. */
export type Unlisten = () => void;

/** An import under way. */
export interface ImportJob {
  /** Stops after the item that is being read; what was imported stays. */
  cancel(): void;
  /** Halts before the next item, or goes on. */
  pause(paused: boolean): void;
  /** Settles when the import is over, cancelled or not. */
  done: Promise<void>;
}

/** An item that is being looked at before it is imported. */
export interface PreviewJob {
  /** Stops the fetching or reading; the answer is then rejected with the code `cancelled`. */
  cancel(): void;
  answer: Promise<ImportPreview>;
}

/** What a file dialog offers, or a save dialog proposes. */
export interface FileKind {
  /** "Markdown", as the dialog names it. */
  name: string;
  /** Endings without the dot. */
  endings: string[];
}

/** What happens while files are dragged over the window. */
export type DropEvent = { type: "over" } | { type: "leave" } | { type: "drop"; paths: string[] };

/** What the clipboard holds, as far as the person lets the window read it. */
export interface Clipboard {
  text: string;
  html: string | null;
}

/**
 * Everything that the window asks of the world outside it. All promises reject with an `IpcError`; `isIpcError`
 * tells, `asIpcError` makes one of anything.
 */
export interface Backend {
  /** Whether this is the desktop window, where paths are real. */
  readonly desktop: boolean;
  call<N extends CallName>(name: N, input: Input<N>): Promise<Output<N>>;

  start(): Promise<Start>;
  openLibrary(path: string): Promise<Start>;
  createLibrary(path: string): Promise<Start>;
  openSample(): Promise<Start>;
  closeLibrary(): Promise<Start>;

  /** Starts an import; `onProgress` hears until `finished`. */
  import(ask: ImportAsk, onProgress: (progress: ImportProgress) => void): Promise<ImportJob>;
  /** Reads an item, fetching an address, and answers what would be imported. Writes nothing. */
  preview(item: ImportItem): PreviewJob;
  /** Hears of every change of the library, by this window or another program. */
  onChanged(listener: (change: LibraryChanged) => void): Unlisten;

  /** Paths of the files chosen; empty when the person closed the dialog. */
  pickFiles(kinds: FileKind[]): Promise<string[]>;
  pickFolder(title: string): Promise<string | null>;
  /** Where to save; `null` when the person closed the dialog. */
  saveDialog(proposedName: string, kinds: FileKind[]): Promise<string | null>;
  /** Shows a file in the system's file manager. */
  reveal(path: string): Promise<void>;
  /** Opens an http, https or mailto address outside the window. */
  openLink(address: string): Promise<void>;
  /** Reads the clipboard. */
  clipboard(): Promise<Clipboard>;
  /** Writes plain text to the clipboard. */
  copy(text: string): Promise<void>;
  /** Ends the program. */
  quit(): Promise<void>;
  onFilesDropped(listener: (event: DropEvent) => void): Unlisten;
}

/** Whether something that was thrown carries a code. */
export function isIpcError(thrown: unknown): thrown is IpcError {
  return typeof thrown === "object" && thrown !== null && "code" in thrown && "message" in thrown;
}

/** The error as the ui shows it, whatever was thrown. */
export function asIpcError(thrown: unknown): IpcError {
  if (isIpcError(thrown)) return thrown;
  return { code: "failed", message: thrown instanceof Error ? thrown.message : String(thrown) };
}

/** The backend of this window. */
export async function openBackend(): Promise<Backend> {
  if ("__TAURI_INTERNALS__" in window) {
    const { TauriBackend } = await import("./tauri");
    return new TauriBackend();
  }
  const { MemoryBackend } = await import("./memory");
  return new MemoryBackend();
}
