/** The desktop shell as a backend. Nothing outside this folder names Tauri. */
import { Channel, invoke } from "@tauri-apps/api/core";
import { listen } from "@tauri-apps/api/event";
import { getCurrentWebview } from "@tauri-apps/api/webview";
import { open, save } from "@tauri-apps/plugin-dialog";
import type {
  ImportAsk,
  ImportItem,
  ImportPreview,
  ImportProgress,
  LibraryChanged,
  Start,
} from "../../bindings";
import {
  asIpcError,
  type Backend,
  type CallName,
  type Clipboard,
  type DropEvent,
  type FileKind,
  type ImportJob,
  type Input,
  type Output,
  type PreviewJob,
  type Unlisten,
} from "..";

const decoder = new TextDecoder();

export class TauriBackend implements Backend {
  readonly desktop = true;

  async call<N extends CallName>(name: N, input: Input<N>): Promise<Output<N>> {
    // Answers travel as raw bytes: large ones would otherwise be encoded twice.
    const bytes = await command<ArrayBuffer>("call", { name, input });
    return JSON.parse(decoder.decode(bytes)) as Output<N>;
  }

  start(): Promise<Start> {
    return command("start");
  }

  openLibrary(path: string): Promise<Start> {
    return command("open_library", { path });
  }

  createLibrary(path: string): Promise<Start> {
    return command("create_library", { path });
  }

  openSample(): Promise<Start> {
    return command("open_sample");
  }

  closeLibrary(): Promise<Start> {
    return command("close_library");
  }

  quit(): Promise<void> {
    return command("quit");
  }

  async import(ask: ImportAsk, onProgress: (progress: ImportProgress) => void): Promise<ImportJob> {
    const channel = new Channel<ImportProgress>();
    const done = new Promise<void>((settle) => {
      channel.onmessage = (progress) => {
        onProgress(progress);
        if (progress.finished) settle();
      };
    });
    const job = await command<unknown>("import", { ask, channel });
    return {
      cancel: () => void command("cancel_import", { job }),
      pause: (paused) => void command("pause_import", { job, paused }),
      done,
    };
  }

  preview(item: ImportItem): PreviewJob {
    const channel = new Channel<number>();
    const number = new Promise<number>((settle) => (channel.onmessage = settle));
    const answer = command<ArrayBuffer>("preview_import", { ask: { item }, channel });
    return {
      cancel: () => void number.then((job) => command("cancel_import", { job })),
      answer: answer.then((bytes) => JSON.parse(decoder.decode(bytes)) as ImportPreview),
    };
  }

  onChanged(listener: (change: LibraryChanged) => void): Unlisten {
    return later(listen<LibraryChanged>("library-changed", (event) => listener(event.payload)));
  }

  async pickFiles(kinds: FileKind[]): Promise<string[]> {
    const chosen = await open({ multiple: true, filters: kinds.map(filter) });
    return chosen ?? [];
  }

  pickFolder(title: string): Promise<string | null> {
    return open({ directory: true, title });
  }

  saveDialog(proposedName: string, kinds: FileKind[]): Promise<string | null> {
    return save({ defaultPath: proposedName, filters: kinds.map(filter) });
  }

  reveal(path: string): Promise<void> {
    return command("reveal", { path });
  }

  openLink(address: string): Promise<void> {
    return command("open_link", { address });
  }

  async clipboard(): Promise<Clipboard> {
    return readClipboard();
  }

  copy(text: string): Promise<void> {
    return navigator.clipboard.writeText(text);
  }

  onFilesDropped(listener: (event: DropEvent) => void): Unlisten {
    return later(
      getCurrentWebview().onDragDropEvent(({ payload }) => {
        if (payload.type === "drop") listener({ type: "drop", paths: payload.paths });
        else listener({ type: payload.type === "leave" ? "leave" : "over" });
      }),
    );
  }
}

/** Runs a command of the shell; whatever it throws becomes an `IpcError`. */
async function command<T>(name: string, input: Record<string, unknown> = {}): Promise<T> {
  try {
    return await invoke<T>(name, input);
  } catch (thrown) {
    throw asIpcError(thrown);
  }
}

function filter(kind: FileKind): { name: string; extensions: string[] } {
  return { name: kind.name, extensions: kind.endings };
}

/** A subscription that is still being made can be ended already. */
function later(made: Promise<Unlisten>): Unlisten {
  return () => void made.then((end) => end());
}

async function readClipboard(): Promise<Clipboard> {
  const items = await navigator.clipboard.read();
  const read = async (type: string): Promise<string | null> => {
    const item = items.find((candidate) => candidate.types.includes(type));
    return item ? (await item.getType(type)).text() : null;
  };
  return { text: (await read("text/plain")) ?? "", html: await read("text/html") };
}
