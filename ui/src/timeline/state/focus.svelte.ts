/** Which mark of the drawing has the focus: keys lead it from mark to mark, and it stays in its place as marks change. */
import { nearestIn, spoken, standsAt } from "../scene/find";
import type { Layout, Placed } from "../scene/layout";
import { pixelOf, secondAt, type Window } from "../scene/scale";

export class MarkFocus {
  /** Key of the mark; `null` while none has the focus. */
  key = $state.raw<string | null>(null);
  /** What a screen reader is told. */
  said = $state("");
  /** Where it stands, for when its mark is no longer drawn: a cluster comes apart, an event joins one. */
  #spot: { lane: string; second: number } | null = null;
  readonly #layout: () => Layout;

  constructor(layout: () => Layout) {
    this.#layout = layout;
  }

  /** The mark that has the focus; `null` also while it is not drawn. */
  readonly here: Placed | null = $derived.by(() =>
    this.key === null ? null : (this.#layout().placed.find((placed) => placed.key === this.key) ?? null),
  );

  /** Gives the focus to a mark; says which when keys led there. */
  take(placed: Placed, aloud: boolean): void {
    const layout = this.#layout();
    this.key = placed.key;
    this.#spot = {
      lane: layout.lanes[placed.lane]?.band.key ?? "",
      second: secondAt(layout.scale, standsAt(placed, layout.scale)),
    };
    if (aloud) this.said = spoken(layout, placed);
  }

  /** Waits at a place for the mark that will be drawn there. */
  expect(lane: string, second: number): void {
    this.key = "";
    this.#spot = { lane, second };
  }

  /** Takes the mark nearest to where the focus was, once that is not drawn any more; `covers` is what the answer holds. */
  keep(covers: Window): void {
    const spot = this.#spot;
    if (this.key === null || this.here || !spot) return;
    if (spot.second < covers[0] || spot.second > covers[1]) return;
    const layout = this.#layout();
    const lane = layout.lanes.findIndex(({ band }) => band.key === spot.lane);
    const next = lane < 0 ? null : nearestIn(layout, lane, pixelOf(layout.scale, spot.second));
    if (next) this.take(next, true);
    else this.leave();
  }

  leave(): void {
    this.key = null;
  }
}
