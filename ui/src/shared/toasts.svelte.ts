/** Short notes at the bottom of the window, each with a way back where there is one. */

export interface Toast {
  id: number;
  words: string;
  tone: "plain" | "danger";
  /** "Undo", unless the toast offers something else. */
  action: { name: string; keys: string | null; run: () => void } | null;
}

const SHOWN_FOR = 6000;

export class Toasts {
  list = $state<Toast[]>([]);
  #next = 1;
  // No view reads the clocks.
  // eslint-disable-next-line svelte/prefer-svelte-reactivity
  #clocks = new Map<number, ReturnType<typeof setTimeout>>();

  /** Shows a toast; the newest replaces the one before, so that Undo always means the last thing done. */
  show(words: string, action: Toast["action"] = null, tone: Toast["tone"] = "plain"): void {
    for (const { id } of this.list) this.close(id);
    const toast = { id: this.#next++, words, tone, action };
    this.list.push(toast);
    this.run(toast.id);
  }

  /** Stops the clock while the pointer or focus is on it. */
  hold(id: number): void {
    clearTimeout(this.#clocks.get(id));
    this.#clocks.delete(id);
  }

  /** Starts the clock. */
  run(id: number): void {
    this.hold(id);
    this.#clocks.set(
      id,
      setTimeout(() => this.close(id), SHOWN_FOR),
    );
  }

  close(id: number): void {
    this.hold(id);
    this.list = this.list.filter((toast) => toast.id !== id);
  }
}
