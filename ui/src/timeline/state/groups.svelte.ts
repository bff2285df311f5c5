/* eslint-disable svelte/prefer-svelte-reactivity -- these maps and sets are replaced whole, or nobody watches them */
/** The rows of the table in groups, the lanes of the timeline: heads first, events fetched in pages as they come into view. */
import type { Color, EventMark, IpcError } from "../../bindings";
import { asIpcError, type Backend } from "../../backend";
import { FAR, type Window } from "../scene/scale";
import type { Question } from "./source.svelte";

/** Events fetched at once. */
const PAGE = 100;
/** Groups shown at most. */
const GROUPS = 2000;

/** A group's head. */
export interface Head {
  key: string;
  name: string;
  color: Color | null;
  count: number;
}

/** A row of the grouped table. */
export type GroupRow =
  | { kind: "head"; head: Head; closed: boolean }
  /** `null` until it is fetched. */
  | { kind: "event"; head: Head; event: EventMark | null };

export class Groups {
  heads = $state.raw<readonly Head[]>([]);
  known = $state(false);
  error = $state.raw<IpcError | undefined>(undefined);
  closed = $state.raw<ReadonlySet<string>>(new Set());

  readonly #backend: Backend;
  #pages = $state.raw<ReadonlyMap<string, readonly EventMark[]>>(new Map());
  #fetched = new Set<string>();
  #asked: { question: Question; window: Window | null } | null = null;
  #words = "";
  #epoch = 0;

  constructor(backend: Backend) {
    this.#backend = backend;
  }

  /** Rows of all groups together: a head each, and the events of those that are open. */
  readonly total = $derived(
    this.heads.reduce((sum, head) => sum + 1 + (this.closed.has(head.key) ? 0 : head.count), 0),
  );

  /** The row at a place. */
  at(index: number): GroupRow | null {
    let left = index;
    for (const head of this.heads) {
      const closed = this.closed.has(head.key);
      if (left === 0) return { kind: "head", head, closed };
      left -= 1;
      const own = closed ? 0 : head.count;
      if (left < own) {
        const page = this.#pages.get(`${head.key} ${Math.floor(left / PAGE)}`);
        return { kind: "event", head, event: page?.[left % PAGE] ?? null };
      }
      left -= own;
    }
    return null;
  }

  /** Asks for other groups, or for the same anew when the library has changed. */
  ask(question: Question, window: Window | null, revision: number): void {
    const words = JSON.stringify([question, window, revision]);
    if (words === this.#words) return;
    this.#words = words;
    this.#asked = { question, window };
    void this.#fetchHeads(++this.#epoch);
  }

  /** Fetches anew. */
  again(): void {
    void this.#fetchHeads(++this.#epoch);
  }

  /** Says which rows are in view; `to` is not among them. */
  need(from: number, to: number): void {
    let begin = 0;
    for (const head of this.heads) {
      const own = this.closed.has(head.key) ? 0 : head.count;
      const first = Math.max(from - begin - 1, 0);
      const last = Math.min(to - begin - 1, own);
      for (let page = Math.floor(first / PAGE); page * PAGE < last; page++) this.#fetch(head.key, page);
      begin += 1 + own;
      if (begin > to) return;
    }
  }

  toggle(key: string): void {
    const next = new Set(this.closed);
    if (!next.delete(key)) next.add(key);
    this.closed = next;
  }

  /** Drops what is still to come. */
  end(): void {
    this.#epoch++;
  }

  async #fetchHeads(epoch: number): Promise<void> {
    if (!this.#asked) return;
    const { question, window } = this.#asked;
    try {
      const view = await this.#backend.call("timeline", {
        ...question,
        rows: [0, GROUPS],
        window: window ? [...window] : null,
        // Few pixels make few marks: only the counts are wanted here.
        width: 64,
      });
      if (epoch !== this.#epoch) return;
      this.#fetched = new Set();
      this.#pages = new Map();
      this.heads = view.lanes.map(({ key, name, color, count }) => ({ key, name, color, count }));
      this.known = true;
      this.error = undefined;
    } catch (thrown) {
      if (epoch === this.#epoch) this.error = asIpcError(thrown);
    }
  }

  #fetch(lane: string, page: number): void {
    const name = `${lane} ${page}`;
    if (!this.#asked || this.#fetched.has(name)) return;
    this.#fetched.add(name);
    const epoch = this.#epoch;
    const { question, window } = this.#asked;
    const [from, to] = window ?? [-FAR, FAR];
    const { filter, lanes, depth } = question;
    const ask = { filter, lanes, depth: depth ?? null, lane, from, to, offset: page * PAGE, limit: PAGE };
    this.#backend.call("timeline_members", ask).then(
      ({ events }) => {
        if (epoch === this.#epoch) this.#pages = new Map([...this.#pages, [name, events]]);
      },
      (thrown: unknown) => {
        if (epoch === this.#epoch) this.error = asIpcError(thrown);
      },
    );
  }
}
