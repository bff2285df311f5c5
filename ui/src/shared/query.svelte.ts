/** Asks the backend, and asks again when the library or the question changes. */
import { untrack } from "svelte";
import type { IpcError } from "../bindings";
import { asIpcError, type Input, type Output, type QueryName } from "../backend";
import { getSession, type Session } from "./session.svelte";

/** How long nothing is shown before a skeleton is. */
const PATIENCE = 150;

export interface Query<N extends QueryName> {
  /** The newest answer; the one before it stays until a new one is here. `undefined` until the first. */
  readonly data: Output<N> | undefined;
  /** The question that `data` answers. */
  readonly question: Input<N> | undefined;
  readonly error: IpcError | undefined;
  /** Whether an answer is outstanding. */
  readonly asking: boolean;
  /** Whether to show a skeleton: there is nothing to show yet, and it is taking time. */
  readonly waiting: boolean;
  /** Asks again now. */
  again(): void;
}

/**
 * Use at the start of a component: `const page = query("articles", () => ({ filter, … }))`. An input of `null`
 * asks nothing and clears the answer. Answers that were overtaken by a newer question are dropped. `ask` is how the
 * question is put, where that is more than a call.
 */
export function query<N extends QueryName>(
  name: N,
  input: () => Input<N> | null,
  ask?: (session: Session, question: Input<N>) => Promise<Output<N>>,
): Query<N> {
  const session = getSession();
  let data = $state.raw<Output<N> | undefined>(undefined);
  let answered = $state.raw<Input<N> | undefined>(undefined);
  let error = $state.raw<IpcError | undefined>(undefined);
  let asking = $state(false);
  let waiting = $state(false);
  let asked = $state(0);
  let newest = 0;

  $effect(() => {
    // The snapshot reads every field, so that a change of any of them asks again.
    const question = $state.snapshot(input()) as Input<N> | null;
    void session.revision;
    void asked;
    const mine = ++newest;
    untrack(() => {
      if (question === null) {
        data = undefined;
        error = undefined;
        asking = false;
        waiting = false;
        return;
      }
      asking = true;
      const clock = setTimeout(() => (waiting = mine === newest && data === undefined), PATIENCE);
      (ask ? ask(session, question) : session.backend.call(name, question))
        .then(
          (answer) => {
            if (mine !== newest) return;
            data = answer;
            answered = question;
            error = undefined;
          },
          (thrown: unknown) => {
            if (mine === newest) error = asIpcError(thrown);
          },
        )
        .finally(() => {
          clearTimeout(clock);
          if (mine !== newest) return;
          asking = false;
          waiting = false;
        });
    });
  });
  $effect(() => () => void newest++);

  return {
    get data() {
      return data;
    },
    get question() {
      return answered;
    },
    get error() {
      return error;
    },
    get asking() {
      return asking;
    },
    get waiting() {
      return waiting;
    },
    again: () => void asked++,
  };
}
