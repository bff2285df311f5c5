import type { Shape } from "./shape";
import { font, inkOf, type Ink, type Palette, type Surface } from "./surface";
import type { Placed } from "./layout";
import { isCluster } from "./bands";
import type { Press, Print } from "./prints";
import { countWords } from "./words";

const BAR = 16;
const ROUND = 4;

function gradient(on: Surface, shape: Shape, colour: string, weakest: number): string | CanvasGradient {
  const first = shape.stops[0];
  const last = shape.stops[shape.stops.length - 1];
  if (!first || !last || shape.stops.every((stop) => stop.strength === 1) || last.x <= first.x) return colour;
  const fill = on.createLinearGradient(first.x, 0, last.x, 0);
  for (const stop of shape.stops) {
    const alpha = weakest + (1 - weakest) * stop.strength;
    fill.addColorStop((stop.x - first.x) / (last.x - first.x), withAlpha(colour, alpha));
  }
  return fill;
}

const faded = new Map<string, string>();

/** A computed `rgb(r, g, b)` colour with another opacity. */
export function withAlpha(colour: string, alpha: number): string {
  const key = `${colour} ${alpha.toFixed(3)}`;
  const held = faded.get(key);
  if (held !== undefined) return held;
  const numbers = colour.match(/[\d.]+/gu) ?? [];
  const [r = "0", g = "0", b = "0"] = numbers;
  const made = `rgba(${r}, ${g}, ${b}, ${alpha.toFixed(3)})`;
  if (faded.size > 2000) faded.clear();
  faded.set(key, made);
  return made;
}

function drawBar(
  on: Surface,
  shape: Shape,
  y: number,
  ink: Ink,
  hollow: boolean,
  view: [number, number],
  press: Press,
): void {
  const x0 = Math.max(shape.x0, view[0] - 32);
  const x1 = Math.min(shape.x1, view[1] + 32);
  if (x1 <= x0) return;
  const top = y - BAR / 2;
  if (!hollow) {
    on.fillStyle = gradient(on, shape, ink.soft, 0.08);
    on.beginPath();
    on.roundRect(x0, top, x1 - x0, BAR, ROUND);
    on.fill();
  } else {
    on.strokeStyle = gradient(on, shape, ink.strong, 0.2);
    on.lineWidth = 1;
    on.beginPath();
    on.roundRect(x0 + 0.5, top + 0.5, x1 - x0 - 1, BAR - 1, ROUND);
    on.stroke();
  }
  on.fillStyle = gradient(on, shape, ink.strong, 0.2);
  on.fillRect(x0 + 1, top + BAR - 2, x1 - x0 - 2, 2);
  for (const post of shape.posts) {
    const x = post <= shape.x0 ? post + 1 : post - 1;
    if (x >= view[0] - 8 && x <= view[1] + 8) press(on, printOfPost(ink), x, y);
  }
  on.strokeStyle = ink.strong;
  on.lineCap = "round";
  on.lineJoin = "round";
  on.lineWidth = 1.75;
  if (shape.arrowRight) drawArrow(on, Math.min(shape.x1, view[1]), y, 1);
  if (shape.arrowLeft) drawArrow(on, Math.max(shape.x0, view[0]), y, -1);
}

function drawArrow(on: Surface, x: number, y: number, way: 1 | -1): void {
  on.beginPath();
  on.moveTo(x - 5 * way, y - 5);
  on.lineTo(x, y);
  on.lineTo(x - 5 * way, y + 5);
  on.stroke();
}

function drawHatch(on: Surface, shape: Shape, y: number, ink: Ink, view: [number, number]): void {
  const x0 = Math.max(shape.x0, view[0] - 32);
  const x1 = Math.min(shape.x1, view[1] + 32);
  if (x1 <= x0) return;
  const top = y - BAR / 2;
  on.save();
  on.beginPath();
  on.roundRect(x0, top, x1 - x0, BAR, ROUND);
  on.clip();
  on.fillStyle = withAlpha(ink.soft, 0.55);
  on.fillRect(x0, top, x1 - x0, BAR);
  on.strokeStyle = withAlpha(ink.strong, 0.75);
  on.lineWidth = 2;
  on.lineCap = "butt";
  on.beginPath();
  // The lines are fixed to the mark, so that they do not swim while the timeline moves.
  const pitch = 6 * Math.SQRT2;
  const skipped = Math.floor((x0 - shape.x0) / pitch) * pitch;
  for (let x = shape.x0 + skipped - BAR; x < x1 + BAR; x += pitch) {
    on.moveTo(x, top + BAR);
    on.lineTo(x + BAR, top);
  }
  on.stroke();
  on.restore();
}

function drawDot(on: Surface, shape: Shape, y: number, ink: Ink, hollow: boolean, palette: Palette): void {
  if (shape.whisker) {
    on.fillStyle = withAlpha(ink.strong, 0.28);
    on.fillRect(shape.whisker[0], y - 1, shape.whisker[1] - shape.whisker[0], 2);
  }
  on.beginPath();
  on.arc(shape.anchor, y, hollow ? 4.25 : 5, 0, Math.PI * 2);
  on.fillStyle = hollow ? palette.ground : ink.strong;
  on.fill();
  if (!hollow) return;
  on.strokeStyle = ink.strong;
  on.lineWidth = 1.75;
  on.stroke();
}

/** A cluster's pill with its number, as a picture; its point is the middle of its left edge. */
function printOfPill(width: number, ink: Ink, count: number, palette: Palette): Print {
  const words = countWords(count);
  return {
    key: `pill ${width} ${ink.strong} ${palette.ground} ${words}`,
    left: 1,
    right: width + 1,
    above: 13,
    below: 10,
    draw(on, x, y) {
      on.fillStyle = withAlpha(ink.strong, 0.45);
      on.beginPath();
      on.roundRect(x + 3, y - 12, width - 6, 6, 3);
      on.fill();
      on.beginPath();
      on.roundRect(x, y - 9, width, 18, 9);
      on.fillStyle = ink.strong;
      on.fill();
      on.strokeStyle = palette.ground;
      on.lineWidth = 1.5;
      on.stroke();
      on.fillStyle = palette.ground;
      on.font = font(palette, 600, 11);
      on.textAlign = "center";
      on.fillText(words, x + width / 2, y + 4);
    },
  };
}

/** The post at a bar's known end, as a picture; its point is the middle of it. */
function printOfPost(ink: Ink): Print {
  return {
    key: `post ${ink.strong}`,
    left: 2,
    right: 2,
    above: BAR / 2,
    below: BAR / 2,
    draw(on, x, y) {
      on.strokeStyle = ink.strong;
      on.lineCap = "round";
      on.lineWidth = 2.5;
      on.beginPath();
      on.moveTo(x, y - BAR / 2 + 2);
      on.lineTo(x, y + BAR / 2 - 2);
      on.stroke();
    },
  };
}

/** Draws the dates of other sources: hollow diamonds, tied to the event by dots. */
export function drawGhosts(on: Surface, ghosts: number[], shape: Shape, y: number, palette: Palette): void {
  for (const x of ghosts) {
    const near = Math.abs(x - shape.x0) < Math.abs(x - shape.x1) ? shape.x0 : shape.x1;
    const [a, b] = x < near ? [x + 6, near - 1] : [near + 1, x - 6];
    if (b > a) {
      on.strokeStyle = palette.disputes;
      on.lineWidth = 1.25;
      on.setLineDash([2, 3]);
      on.beginPath();
      on.moveTo(a, y);
      on.lineTo(b, y);
      on.stroke();
      on.setLineDash([]);
    }
    on.beginPath();
    on.moveTo(x, y - 6);
    on.lineTo(x + 6, y);
    on.lineTo(x, y + 6);
    on.lineTo(x - 6, y);
    on.closePath();
    on.fillStyle = palette.ground;
    on.fill();
    on.strokeStyle = palette.disputes;
    on.lineWidth = 1.5;
    on.lineJoin = "miter";
    on.stroke();
  }
}

/** Draws a mark of the crowd: a short stroke for a dot or a cluster, a thin line for a span. */
function drawSmall(on: Surface, shape: Shape, y: number, ink: Ink, view: [number, number]): void {
  if (shape.kind === "dot" || shape.kind === "pill") {
    on.fillStyle = ink.strong;
    on.fillRect(shape.anchor - 1.5, y - 5, 3, 10);
    return;
  }
  const x0 = Math.max(shape.x0, view[0] - 32);
  const x1 = Math.min(shape.x1, view[1] + 32);
  on.fillStyle = ink.soft;
  if (x1 > x0) on.fillRect(x0, y + 5, x1 - x0, 3);
}

/** Draws one mark without its words. `shape` is the mark's shape at the scale that is shown. */
export function drawMark(
  on: Surface,
  placed: Placed,
  shape: Shape,
  y: number,
  view: [number, number],
  palette: Palette,
  press: Press,
): void {
  const ink = inkOf(palette, placed.color);
  if (placed.crowded) return drawSmall(on, shape, y, ink, view);
  const { mark } = placed.item;
  const hollow = mark.type === "event" && mark.supports + mark.disputes + mark.contexts === 0;
  switch (shape.kind) {
    case "dot":
      return drawDot(on, shape, y, ink, hollow, palette);
    case "bar":
      return drawBar(on, shape, y, ink, hollow, view, press);
    case "hatch":
      return drawHatch(on, shape, y, ink, view);
    case "pill":
      return press(
        on,
        printOfPill(shape.x1 - shape.x0, ink, isCluster(mark) ? mark.count : 1, palette),
        shape.x0,
        y,
      );
  }
}

/** Draws the ring around a mark that is selected, or focused, or lit from the text. */
export function drawRing(on: Surface, shape: Shape, y: number, colour: string, width: number): void {
  on.strokeStyle = colour;
  on.lineWidth = width;
  on.beginPath();
  if (shape.kind === "dot") on.arc(shape.anchor, y, 9, 0, Math.PI * 2);
  else on.roundRect(shape.x0 - 4, y - 12, shape.x1 - shape.x0 + 8, 24, 8);
  on.stroke();
}
