/**
 * Which panes are shown. In a wide window, what a person chose and the settings keep; in a narrow one, where a
 * pane lies over the middle, only what was opened since it became narrow.
 */
import type { Settings } from "./settings.svelte";

export type Pane = "sidebar" | "inspector";

/** Widths of the window, in pixels, under which a pane lies over the middle. */
const NARROW: Record<Pane, number> = { sidebar: 960, inspector: 1180 };
const PANES: Pane[] = ["sidebar", "inspector"];

export class Panes {
  readonly #settings: Settings;
  #narrow = $state<Record<Pane, boolean>>({ sidebar: false, inspector: false });
  #opened = $state<Record<Pane, boolean>>({ sidebar: false, inspector: false });

  constructor(settings: Settings) {
    this.#settings = settings;
  }

  /** Tells how wide the window is now. */
  fit(width: number): void {
    for (const pane of PANES) {
      const narrow = width < NARROW[pane];
      if (narrow !== this.#narrow[pane]) this.#opened[pane] = false;
      this.#narrow[pane] = narrow;
    }
  }

  shown(pane: Pane): boolean {
    return this.#narrow[pane] ? this.#opened[pane] : this.#settings.values[pane];
  }

  /** Whether it lies over the middle now. */
  over(pane: Pane): boolean {
    return this.#narrow[pane] && this.#opened[pane];
  }

  show(pane: Pane, shown = true): void {
    if (this.#narrow[pane]) this.#opened[pane] = shown;
    else this.#settings.set({ [pane]: shown });
  }

  /** Puts away what lies over the middle; tells whether there was anything. */
  putAway(): boolean {
    const over = PANES.filter((pane) => this.over(pane));
    for (const pane of over) this.#opened[pane] = false;
    return over.length > 0;
  }
}
