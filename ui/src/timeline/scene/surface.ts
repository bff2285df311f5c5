import type { Color } from "../../bindings";

/** What a scene is drawn on: the part of a canvas context that it uses, so that tests can record it. */
export type Surface = Pick<
  CanvasRenderingContext2D,
  | "save"
  | "restore"
  | "beginPath"
  | "closePath"
  | "moveTo"
  | "lineTo"
  | "arc"
  | "rect"
  | "roundRect"
  | "clip"
  | "fill"
  | "stroke"
  | "fillRect"
  | "clearRect"
  | "fillText"
  | "strokeText"
  | "setLineDash"
  | "createLinearGradient"
> & {
  fillStyle: string | CanvasGradient | CanvasPattern;
  strokeStyle: string | CanvasGradient | CanvasPattern;
  lineWidth: number;
  lineCap: CanvasLineCap;
  lineJoin: CanvasLineJoin;
  globalAlpha: number;
  font: string;
  textAlign: CanvasTextAlign;
  direction: CanvasDirection;
  textBaseline: CanvasTextBaseline;
};

/** A colour of a lane: `soft` fills bars, `strong` draws dots, posts and lines. */
export interface Ink {
  soft: string;
  strong: string;
}

/** The colours of a theme, as a canvas understands them. */
export interface Palette {
  ground: string;
  text: string;
  text2: string;
  text3: string;
  line: string;
  accent: string;
  disputes: string;
  inks: Record<Color | "none", Ink>;
  /** Family of the interface's font. */
  sans: string;
}

/** The ink of a colour; grey where there is none. */
export function inkOf(palette: Palette, color: Color | null): Ink {
  return palette.inks[color ?? "none"];
}

/** A 12-px interface font. */
export function font(palette: Palette, weight: 400 | 500 | 600, size = 12): string {
  return `${weight} ${size}px ${palette.sans}`;
}
