import { withAlpha } from "./drawMarks";
import { pixelOf, scaleOf, type Scale, type Window } from "./scale";
import { font, type Palette, type Surface } from "./surface";
import { axisOf } from "./ticks";

/** The whole library in bins, with the part of it that the timeline shows. */
export interface Overview {
  /** How many events begin in each bin. */
  density: number[];
  /** Seconds at the first and last edge of the bins. */
  span: Window;
  /** What the timeline shows. */
  window: Window;
  width: number;
  height: number;
}

/** Pixels left free at both ends. */
export const OVERVIEW_MARGIN = 16;

const AXIS = 18;
/** The brush is never narrower, so that it can be taken hold of. */
const NARROWEST = 8;

/** The scale of an overview. */
export function overviewScale(overview: Pick<Overview, "span" | "width">): Scale {
  const [from, to] = overview.span;
  const span: Window = to > from ? [from, to] : [from - 1, from + 1];
  return scaleOf(span, OVERVIEW_MARGIN, overview.width - OVERVIEW_MARGIN);
}

/** The pixels that the brush covers; a window outside the bins rests at the edge. */
export function brushOf(overview: Pick<Overview, "span" | "width" | "window">): [number, number] {
  const scale = overviewScale(overview);
  const inside = (x: number): number => Math.min(Math.max(x, scale.left - 4), scale.right + 4);
  const a = inside(pixelOf(scale, overview.window[0]));
  const b = inside(pixelOf(scale, overview.window[1]));
  if (b - a >= NARROWEST) return [a, b];
  const middle = Math.min(Math.max((a + b) / 2, scale.left), scale.right);
  return [middle - NARROWEST / 2, middle + NARROWEST / 2];
}

/** Which part of the brush is at a pixel. */
export function brushPart(brush: [number, number], x: number): "begin" | "end" | "middle" | null {
  const [a, b] = brush;
  const grip = Math.min(6, (b - a) / 3);
  if (x < a - 6 || x > b + 6) return null;
  if (x < a + grip) return "begin";
  return x > b - grip ? "end" : "middle";
}

/** Draws some of the bins on a square-root scale, so that one event beside a thousand is still seen. */
function drawBins(on: Surface, overview: Overview, first: number, end: number, colour: string): void {
  const { density, height } = overview;
  const base = height - AXIS;
  const scale = overviewScale(overview);
  const most = density.reduce((a, b) => Math.max(a, b), 1);
  const pitch = (scale.right - scale.left) / Math.max(density.length, 1);
  const gap = Math.min(0.75, pitch / 6);
  on.fillStyle = colour;
  on.beginPath();
  density.slice(first, end).forEach((count, index) => {
    if (count === 0) return;
    const x = scale.left + (first + index) * pitch + gap;
    const tall = Math.max(2, Math.sqrt(count / most) * (base - 8));
    on.roundRect(x, base - tall, Math.max(pitch - 2 * gap, 1), tall, Math.min(1, pitch / 4));
  });
  on.fill();
}

/** Draws what stays as it is while the window moves: the bins, and an axis under them. */
export function drawGround(
  on: Surface,
  overview: Overview,
  palette: Palette,
  measure: (text: string) => number,
): void {
  const { density, width, height } = overview;
  const scale = overviewScale(overview);
  const base = height - AXIS;
  on.fillStyle = palette.ground;
  on.fillRect(0, 0, width, height);
  drawBins(on, overview, 0, density.length, withAlpha(palette.text3, 0.55));
  on.strokeStyle = palette.line;
  on.lineWidth = 1;
  on.beginPath();
  on.moveTo(scale.left, base + 0.5);
  on.lineTo(scale.right, base + 0.5);
  on.stroke();
  on.textAlign = "left";
  on.textBaseline = "alphabetic";
  on.font = font(palette, 500, 11);
  on.fillStyle = palette.text3;
  for (const tick of axisOf(scale, measure, "start").ticks) {
    if (tick.label) on.fillText(tick.label, tick.labelX, height - 5);
  }
}

/** Draws the window over the ground: the bins whose middle lies in it, and the brush. */
export function drawWindow(on: Surface, overview: Overview, palette: Palette): void {
  const { density, height } = overview;
  const base = height - AXIS;
  const scale = overviewScale(overview);
  const brush = brushOf(overview);
  const pitch = (scale.right - scale.left) / Math.max(density.length, 1);
  const first = Math.max(Math.ceil((brush[0] - scale.left) / pitch - 0.5), 0);
  const end = Math.min(Math.floor((brush[1] - scale.left) / pitch - 0.5) + 1, density.length);
  if (end > first) {
    on.fillStyle = palette.ground;
    on.fillRect(scale.left + first * pitch, 0, (end - first) * pitch, base);
    drawBins(on, overview, first, end, withAlpha(palette.accent, 0.85));
  }
  drawBrush(on, brush, base, palette);
}

function drawBrush(on: Surface, [a, b]: [number, number], base: number, palette: Palette): void {
  on.beginPath();
  on.roundRect(a - 1, 3.5, b - a + 2, base - 3, 3);
  on.fillStyle = withAlpha(palette.accent, 0.09);
  on.fill();
  on.strokeStyle = palette.accent;
  on.lineWidth = 1;
  on.stroke();
  on.lineWidth = 3;
  on.lineCap = "round";
  for (const x of [a - 1, b + 1]) {
    on.beginPath();
    on.moveTo(x, base / 2 - 5);
    on.lineTo(x, base / 2 + 7);
    on.stroke();
  }
}
