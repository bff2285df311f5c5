/* eslint-disable svelte/prefer-svelte-reactivity -- these maps and sets are replaced whole, or nobody watches them */
/** The rows of a long list, fetched in pages as they come into view. */
import type { EventRow, EventsAsk, IpcError } from "../../bindings";
import { asIpcError, type Backend } from "../../backend";

const PAGE = 100;

type Question = Omit<EventsAsk, "offset" | "limit">;

export class Rows {
  total = $state(0);
  /** Whether the number of rows is known. */
  known = $state(false);
  error = $state.raw<IpcError | undefined>(undefined);

  readonly #backend: Backend;
  /** Pages of the newest question; those of the one before stay until they are replaced. */
  #pages = $state.raw<ReadonlyMap<number, EventRow[]>>(new Map());
  #question: Question | null = null;
  #words = "";
  #epoch = 0;
  #fetched = new Set<number>();
  #view: [number, number] = [0, 40];

  constructor(backend: Backend) {
    this.#backend = backend;
  }

  /** Asks for other rows, or for the same anew when the library has changed. */
  ask(question: Question, revision: number): void {
    const words = `${revision} ${JSON.stringify(question)}`;
    if (words === this.#words) return;
    this.#words = words;
    this.#question = question;
    this.again();
  }

  /** Fetches what is in view anew. */
  again(): void {
    this.#epoch++;
    this.#fetched = new Set();
    this.need(...this.#view);
  }

  /** Says which rows are in view; `to` is not among them. */
  need(from: number, to: number): void {
    this.#view = [from, to];
    if (!this.#question) return;
    for (let page = Math.floor(from / PAGE); page * PAGE < Math.max(to, 1); page++) {
      if (this.#fetched.has(page)) continue;
      this.#fetched.add(page);
      void this.#fetch(page, this.#epoch, this.#question);
    }
  }

  /** The row at a place; `undefined` until it is fetched. */
  at(index: number): EventRow | undefined {
    return this.#pages.get(Math.floor(index / PAGE))?.[index % PAGE];
  }

  /** Drops what is still to come. */
  end(): void {
    this.#epoch++;
  }

  async #fetch(page: number, epoch: number, question: Question): Promise<void> {
    try {
      const answer = await this.#backend.call("events", { ...question, offset: page * PAGE, limit: PAGE });
      if (epoch !== this.#epoch) return;
      const kept = [...this.#pages].filter(([other]) => this.#fetched.has(other));
      this.#pages = new Map([...kept, [page, answer.rows]]);
      this.total = answer.total;
      this.known = true;
      this.error = undefined;
    } catch (thrown) {
      if (epoch === this.#epoch) this.error = asIpcError(thrown);
    }
  }
}
