/** A passage on its way from the text to where the pointer lets it go. */
import type { ComposeAsk } from "../bindings";

export class Carry {
  /** What is carried; `null` while nothing is. */
  held = $state.raw<{ ask: ComposeAsk; words: string } | null>(null);
  /** The pointer, in pixels of the window. */
  at = $state.raw({ x: 0, y: 0 });
  /** The date of the place under the pointer, in words, empty for none; `null` where nothing takes a passage. */
  over = $state<string | null>(null);

  /** Lets go; answers what `over` was. */
  end(): string | null {
    const { over } = this;
    this.held = null;
    this.over = null;
    return over;
  }
}
