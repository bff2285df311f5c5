/* eslint-disable svelte/prefer-svelte-reactivity -- these maps and sets are replaced whole, or nobody watches them */
/** How the lanes of a timeline are arranged: their order, which are closed, which have a colour of their own. */
import type { Color, TimelineStyle } from "../../bindings";
import type { Band } from "../scene/bands";

export class Lanes {
  /** Keys in their order; lanes that are not among them come after, as the answer has them. */
  order = $state.raw<readonly string[]>([]);
  collapsed = $state.raw<ReadonlySet<string>>(new Set());
  colors = $state.raw<ReadonlyMap<string, Color>>(new Map());
  /** The depth to which lanes tell tags apart, 0 for the outermost; `null` tells all apart. */
  depth = $state<number | null>(null);

  /** What a saved timeline keeps. */
  get style(): TimelineStyle {
    return {
      order: [...this.order],
      collapsed: [...this.collapsed].sort(),
      colors: Object.fromEntries([...this.colors].sort(([a], [b]) => (a < b ? -1 : 1))),
      depth: this.depth,
    };
  }

  /** Takes over what a saved timeline keeps. */
  set style({ order, collapsed, colors, depth }: TimelineStyle) {
    this.depth = depth;
    this.order = order;
    this.collapsed = new Set(collapsed);
    this.colors = new Map(Object.entries(colors).flatMap(([key, color]) => (color ? [[key, color]] : [])));
  }

  /** The bands in their order and colours. */
  arranged(bands: Band[]): Band[] {
    const place = new Map(this.order.map((key, index) => [key, index]));
    const at = (band: Band): number => place.get(band.key) ?? this.order.length;
    return [...bands]
      .sort((a, b) => at(a) - at(b))
      .map((band) => {
        const color = this.colors.get(band.key);
        if (!color) return band;
        return { ...band, color, items: band.items.map((item) => ({ ...item, color })) };
      });
  }

  toggle(key: string): void {
    const next = new Set(this.collapsed);
    if (!next.delete(key)) next.add(key);
    this.collapsed = next;
  }

  /** Closes all lanes of these keys, or opens all. */
  closeAll(keys: string[], closed: boolean): void {
    this.collapsed = new Set(closed ? keys : []);
  }

  /** Moves a lane by some places among those that are shown. */
  move(key: string, by: number, shown: string[]): void {
    const from = shown.indexOf(key);
    const to = Math.min(Math.max(from + by, 0), shown.length - 1);
    if (from < 0 || from === to) return;
    const rest = shown.filter((each) => each !== key);
    this.order = [...rest.slice(0, to), key, ...rest.slice(to)];
  }

  paint(key: string, color: Color | null): void {
    const next = new Map(this.colors);
    if (color) next.set(key, color);
    else next.delete(key);
    this.colors = next;
  }
}

/** Whether two arrangements are the same. */
export function sameStyle(a: TimelineStyle, b: TimelineStyle): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

/** The arrangement of a timeline that nobody has arranged. */
export const PLAIN_STYLE: TimelineStyle = { order: [], collapsed: [], colors: {}, depth: null };
