/* eslint-disable svelte/prefer-svelte-reactivity -- these maps and sets are replaced whole, or nobody watches them */
/** Asks the backend for what a timeline shows: one question under way, the newest next, the old answer until then. */
import type { IpcError, LaneBy, Nearest, TimelineAsk, TimelineView } from "../../bindings";
import { asIpcError, type Backend } from "../../backend";
import type { Window } from "../scene/scale";

/** Which events, in which lanes. */
export interface Question {
  filter: string;
  lanes: LaneBy;
  /** Depth of lanes by tag; `null` tells all tags apart. */
  depth?: number | null;
  /** Lanes passed over, and lanes at most. */
  rows?: [number, number];
}

/** What is true of exactly the window that is shown. */
export interface Counts {
  window: Window;
  inside: number;
  lanes: ReadonlyMap<string, number>;
  nearest: Nearest | null;
}

/** How much more than the window is asked for, at each side: panning then has something to show. */
const PAD = 0.5;
/** How long the window rests before its events are counted, and marks asked for at exactly its zoom. */
const REST = 120;
/**
 * How far the zoom may be from that of the answer: on the way an answer serves some frames, since each one has to be
 * read and laid out.
 */
const MOVING = 0.15;
const RESTING = 0.01;

type Wanted = TimelineAsk & { epoch: number };

export class Source {
  /** The newest answer. It reaches beyond the window. */
  view = $state.raw<TimelineView | undefined>(undefined);
  counts = $state.raw<Counts | undefined>(undefined);
  error = $state.raw<IpcError | undefined>(undefined);

  readonly #backend: Backend;
  #wanted: Wanted | null = null;
  #busy = false;
  /** Grows when the question changes: answers to an older question are dropped. */
  #epoch = 0;
  #question = "";
  #revision = -1;
  #asked: { window: Window; width: number } | null = null;
  #rest: ReturnType<typeof setTimeout> | undefined;

  constructor(backend: Backend) {
    this.#backend = backend;
  }

  /** Ends what is under way; its answers are dropped. */
  end(): void {
    this.#epoch++;
    this.#wanted = null;
    clearTimeout(this.#rest);
  }

  /** The extent of all events that the question finds; `null` when none has a date. */
  async extent(question: Question, width: number): Promise<Window | null> {
    try {
      const view = await this.#backend.call("timeline", { ...question, window: null, width });
      this.view = view;
      this.error = undefined;
      return view.extent;
    } catch (thrown) {
      this.error = asIpcError(thrown);
      return null;
    }
  }

  /** Shows a window, `width` pixels wide. Asks only for what the newest answer does not hold. */
  show(question: Question, window: Window, width: number, revision: number): void {
    const words = JSON.stringify(question);
    const changed = words !== this.#question || revision !== this.#revision;
    if (changed) {
      this.#epoch++;
      this.#question = words;
      this.#revision = revision;
      this.#asked = null;
    }
    if (!this.#holds(window, width, MOVING)) this.#ask(question, window, width);
    clearTimeout(this.#rest);
    const epoch = this.#epoch;
    const count = (): void => void this.#count(question, window, width, epoch);
    if (changed) return count();
    this.#rest = setTimeout(() => {
      if (epoch !== this.#epoch) return;
      if (!this.#holds(window, width, RESTING)) this.#ask(question, window, width);
      count();
    }, REST);
  }

  #ask(question: Question, window: Window, width: number): void {
    const span = window[1] - window[0];
    const padded: Window = [window[0] - span * PAD, window[1] + span * PAD];
    this.#asked = { window: padded, width };
    this.#wanted = { ...question, window: [...padded], width: width * (1 + 2 * PAD), epoch: this.#epoch };
    void this.#run();
  }

  /** Whether what was asked last serves this window too, at a zoom that differs by no more than a share. */
  #holds(window: Window, width: number, share: number): boolean {
    if (!this.#asked || this.#asked.width !== width) return false;
    const [from, to] = this.#asked.window;
    const sameZoom = Math.abs((to - from) / (1 + 2 * PAD) / (window[1] - window[0]) - 1) < share;
    return sameZoom && window[0] >= from && window[1] <= to;
  }

  async #run(): Promise<void> {
    if (this.#busy) return;
    this.#busy = true;
    while (this.#wanted) {
      const { epoch, ...ask } = this.#wanted;
      this.#wanted = null;
      try {
        const view = await this.#backend.call("timeline", ask);
        if (epoch !== this.#epoch) continue;
        this.view = view;
        this.error = undefined;
      } catch (thrown) {
        if (epoch === this.#epoch) this.error = asIpcError(thrown);
      }
    }
    this.#busy = false;
  }

  async #count(question: Question, window: Window, width: number, epoch: number): Promise<void> {
    try {
      // Few pixels make few marks: only the numbers are wanted here.
      const view = await this.#backend.call("timeline", {
        ...question,
        window: [...window],
        width: Math.min(width, 64),
      });
      if (epoch !== this.#epoch) return;
      const lanes = new Map(view.lanes.map((lane) => [lane.key, lane.count]));
      this.counts = { window, inside: view.inside, lanes, nearest: view.nearest };
    } catch (thrown) {
      if (epoch === this.#epoch) this.error = asIpcError(thrown);
    }
  }
}
