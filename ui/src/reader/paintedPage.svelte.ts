/** Paints what an article carries: annotations, dates, what is pointed at and worked on. */
import { tick, untrack } from "svelte";
import type { ArticleView, ExpressionView } from "../bindings";
import type { Session } from "../shared/session.svelte";
import { kindOf } from "./dates";
import type { Desk } from "./desk.svelte";
import { Highlights } from "./highlights";
import { isNear, nearSpan } from "./near";
import type { Painted } from "./painting";
import type { PageText, Span } from "./positions";

/** What the page shows; each is asked anew whenever it is painted. */
export interface Shown {
  text: () => PageText | null;
  view: () => ArticleView | null;
  /** Its dates; none until they are found. */
  dates: () => readonly ExpressionView[];
  /** The annotations that have a place. */
  placed: () => readonly Painted[];
  /** The date whose card is open. */
  date: () => ExpressionView | null;
  scroller: () => HTMLElement | undefined;
  sheet: () => HTMLElement | undefined;
}

/** Pixels beyond what is seen that are painted too; a third of them is scrolled before that is worked out anew. */
const AHEAD = 1800;

/** Made while a component is set up; it paints as long as that component lives. */
export class PaintedPage {
  /** Grows when the page was laid out anew, so that what is placed by pixels follows. */
  layout = $state(0);
  /** Grows when blocks near the window were drawn or taken away, so that what is painted on them follows. */
  #drawn = $state(0);
  #near = $state.raw<Span>({ start: 0, end: 0 });
  #nearAt = -Infinity;
  readonly #shown: Shown;
  readonly #painter = $derived.by(() => {
    const text = this.#shown.text();
    return text ? new Highlights(text) : null;
  });

  constructor(session: Session, desk: Desk, shown: Shown) {
    this.#shown = shown;
    $effect(() => this.#followDrawing());
    $effect(() => {
      void this.layout;
      this.#nearAt = -Infinity;
      untrack(() => this.approach());
    });
    // Marks come with the first frame of a text, and not once its layout was told of.
    $effect(() => {
      if (!shown.text()) return;
      void tick().then(() => {
        this.#nearAt = -Infinity;
        this.approach();
      });
    });
    $effect(() => {
      void this.#drawn;
      const near = shown.placed().filter((each) => isNear(each, this.#near));
      this.#painter?.annotations(near, session.settings.values.patterns);
    });
    $effect(() => this.#paintDates());
    $effect(() => {
      const date = shown.date();
      this.#painter?.single("expr-now", date ? [date.expression] : []);
    });
    $effect(() => {
      const under = desk.floating?.kind === "choice" ? null : desk.floating?.at;
      this.#painter?.single("passage", under ? [under] : []);
    });
    $effect(() => {
      const { hover } = session;
      // Made anew each time; nothing follows it.
      // eslint-disable-next-line svelte/prefer-svelte-reactivity
      const meant = new Set(
        (shown.view()?.annotations ?? []).flatMap((each) =>
          (hover?.kind === "annotation" && each.id === hover.id) ||
          (hover?.kind === "event" && each.events.some(({ event }) => event === hover.id))
            ? [each.id]
            : [],
        ),
      );
      this.#painter?.single(
        "extent",
        meant.size > 0 ? shown.placed().filter((each) => meant.has(each.id)) : [],
      );
    });
  }

  /** What paints; `null` until there is a text. */
  get highlights(): Highlights | null {
    return this.#painter;
  }

  /** Scrolled: paints what comes near, once that is far enough from what was near before. */
  approach(): void {
    const [scroller, sheet] = [this.#shown.scroller(), this.#shown.sheet()];
    if (!sheet || !scroller || Math.abs(scroller.scrollTop - this.#nearAt) < AHEAD / 3) return;
    this.#nearAt = scroller.scrollTop;
    const now = nearSpan(sheet, scroller, AHEAD);
    if (now.start !== this.#near.start || now.end !== this.#near.end) this.#near = now;
  }

  #followDrawing(): (() => void) | undefined {
    const [painter, text] = [this.#painter, this.#shown.text()];
    if (!painter || !text) return undefined;
    let asked = 0;
    const stop = text.onDrawn((block) => {
      if (asked || !isNear(block, this.#near)) return;
      asked = requestAnimationFrame(() => {
        asked = 0;
        this.#drawn++;
        this.layout++;
      });
    });
    return () => {
      stop();
      cancelAnimationFrame(asked);
      painter.clear();
    };
  }

  #paintDates(): void {
    void this.#drawn;
    const seen = this.#shown.dates().filter(({ expression }) => isNear(expression, this.#near));
    for (const kind of ["dated", "length", "open"] as const) {
      this.#painter?.single(
        `expr-${kind}`,
        seen.flatMap((each) => (kindOf(each) === kind ? [each.expression] : [])),
      );
    }
  }
}
