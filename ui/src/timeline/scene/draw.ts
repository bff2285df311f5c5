import type { Axis } from "./ticks";
import { drawGhosts, drawMark, drawRing, withAlpha } from "./drawMarks";
import type { Label, Layout, Placed } from "./layout";
import { isEvent } from "./bands";
import { drawn, printOfWords, type Press } from "./prints";
import { pixelOf, type Scale } from "./scale";
import { shapeOf, type Shape } from "./shape";
import { font, type Palette, type Surface } from "./surface";
import { directionOf } from "./words";

/** What is shown of a layout. */
export interface Scene {
  layout: Layout;
  axis: Axis;
  /** The scale that is shown; while the window moves it runs ahead of the layout's. */
  scale: Scale;
  /** Size of the drawing in pixels. */
  width: number;
  height: number;
  /** Pixels by which the lanes are scrolled up under the axis. */
  scroll: number;
  /** Height of the axis. */
  axisHeight: number;
  /** Lines between lanes; the strip has none. */
  laneLines: boolean;
  /** Keys of marks and events. */
  selected: string | null;
  focused: string | null;
  lit: readonly string[];
}

/** Whether a mark is the one that an event's id or a mark's key names, or stands for it among others. */
export function names(id: string | null, placed: Placed): boolean {
  if (id === null) return false;
  const { item } = placed;
  if (placed.key === id || (isEvent(item.mark) && item.mark.id === id)) return true;
  return item.gathered?.some(({ mark }) => isEvent(mark) && mark.id === id) ?? false;
}

function crisp(x: number): number {
  return Math.round(x) + 0.5;
}

function drawGrid(on: Surface, scene: Scene, palette: Palette): void {
  on.lineWidth = 1;
  for (const tick of scene.axis.ticks) {
    on.strokeStyle = withAlpha(palette.line, tick.major ? 1 : 0.55);
    on.beginPath();
    on.moveTo(crisp(tick.x), scene.axisHeight);
    on.lineTo(crisp(tick.x), scene.height);
    on.stroke();
  }
}

function drawAxis(on: Surface, scene: Scene, palette: Palette, press: Press): void {
  const { width, axisHeight, scale } = scene;
  on.fillStyle = palette.ground;
  on.fillRect(0, 0, width, axisHeight);
  const write = (text: string, bold: boolean, x: number): void => {
    const look = { font: font(palette, bold ? 600 : 500, 11), colour: bold ? palette.text2 : palette.text3 };
    // No letter of 11 pixels is wider than 10.
    const words = { text, width: text.length * 10, ...look, edge: null, direction: "ltr" as const };
    press(on, printOfWords(words), x, axisHeight - 10);
  };
  for (const tick of scene.axis.ticks) if (tick.label) write(tick.label, tick.bold, tick.labelX);
  if (scale.left > 90 && scene.axis.context) write(scene.axis.context, false, 16);
  on.strokeStyle = palette.line;
  on.lineWidth = 1;
  on.beginPath();
  on.moveTo(0, axisHeight - 0.5);
  on.lineTo(width, axisHeight - 0.5);
  on.stroke();
}

function drawLaneLines(on: Surface, scene: Scene, palette: Palette): void {
  if (!scene.laneLines) return;
  on.strokeStyle = palette.line;
  on.lineWidth = 1;
  on.beginPath();
  for (const lane of scene.layout.lanes) {
    const y = Math.round(lane.y + lane.height - scene.scroll) - 0.5;
    if (y < scene.axisHeight || y > scene.height) continue;
    on.moveTo(0, y);
    on.lineTo(scene.width, y);
  }
  on.stroke();
}

/** Draws the star of a starred event, 10 pixels wide, about a point. */
function drawStar(on: Surface, x: number, y: number, palette: Palette): void {
  on.beginPath();
  for (let corner = 0; corner < 10; corner++) {
    const reach = corner % 2 === 0 ? 6 : 2.6;
    const angle = (corner * Math.PI) / 5 - Math.PI / 2;
    const [px, py] = [x + reach * Math.cos(angle), y + reach * Math.sin(angle)];
    if (corner === 0) on.moveTo(px, py);
    else on.lineTo(px, py);
  }
  on.closePath();
  on.fillStyle = palette.text;
  on.fill();
}

/** Writes a mark's label at a pixel; bold when the mark is selected. */
function drawLabel(
  on: Surface,
  { label, kind, bold }: { label: Label; kind: Shape["kind"]; bold: boolean },
  x: number,
  y: number,
  palette: Palette,
  press: Press,
): void {
  const inside = label.where === "inside";
  // Words on the ground or on hatching stand out by an edge of the ground's colour.
  const edge = !inside || kind === "hatch" ? palette.ground : null;
  const base = inside ? y + 3 : y + 4;
  if (label.lead > 0) drawStar(on, x + 8, base - 4, palette);
  x += label.lead;
  // Words left of a mark end at it; their width was measured bold.
  const slack = label.where === "left" && !label.sub && !bold ? 3 : 0;
  const direction = directionOf(label.text);
  const title = { text: label.text, width: label.textWidth, font: font(palette, bold ? 600 : 500) };
  press(on, printOfWords({ ...title, colour: palette.text, edge, direction }), x + slack, base);
  if (!label.sub) return;
  const sub = {
    text: label.sub,
    width: label.width - label.lead - label.textWidth,
    font: font(palette, 500),
  };
  const words = printOfWords({ ...sub, colour: palette.disputes, edge, direction: "ltr" });
  press(on, words, x + label.textWidth + 5, base);
}

/** The mark's shape at the scale that is shown, and where its words stand then. */
export function shown(
  placed: Placed,
  layout: Layout,
  scale: Scale,
): { shape: Shape; ghosts: number[]; labelX: number } {
  const still = layout.scale.from === scale.from && layout.scale.to === scale.to;
  const labelX = placed.label?.x ?? 0;
  if (still) return { shape: placed.shape, ghosts: placed.ghosts, labelX };
  const shift = pixelOf(scale, layout.scale.from) - scale.left;
  const { mark } = placed.item;
  const moved = (x: number): number => x + shift;
  const shape =
    mark.type === "event"
      ? shapeOf(mark, scale)
      : {
          ...placed.shape,
          x0: moved(placed.shape.x0),
          x1: moved(placed.shape.x1),
          anchor: moved(placed.shape.anchor),
        };
  const ghosts = placed.ghosts.map(moved);
  if (placed.label?.where !== "inside") return { shape, ghosts, labelX: moved(labelX) };
  // Words inside a bar stay in view as long as the bar does.
  const first = Math.max(shape.inside[0], scale.left) + 8;
  const last = shape.x1 - placed.label.width - 8;
  return { shape, ghosts, labelX: Math.min(first, Math.max(last, shape.inside[0] + 8)) };
}

function inView(scene: Scene, placed: Placed, shift: number): boolean {
  const y = placed.y - scene.scroll;
  if (y < scene.axisHeight - 16 || y > scene.height + 16) return false;
  const open = placed.shape.arrowLeft || placed.shape.arrowRight;
  return (
    open || (placed.covers[1] + shift > scene.scale.left - 40 && placed.covers[0] + shift < scene.width + 40)
  );
}

/**
 * Draws a scene. The surface is scaled beforehand so that one unit is one pixel of the layout; everything is
 * painted again, from the ground up. `press` puts
 * what looks the same in many places and frames.
 */
export function drawScene(on: Surface, scene: Scene, palette: Palette, press: Press = drawn): void {
  const { layout, scale } = scene;
  on.textBaseline = "alphabetic";
  on.fillStyle = palette.ground;
  on.fillRect(0, 0, scene.width, scene.height);
  drawGrid(on, scene, palette);
  drawLaneLines(on, scene, palette);
  const shift = pixelOf(scale, layout.scale.from) - scale.left;
  const visible = layout.placed
    .filter((placed) => inView(scene, placed, shift))
    .map((placed) => ({ placed, y: placed.y - scene.scroll, ...shown(placed, layout, scale) }));
  // Marks end at the gutter: lane names stand on the ground alone.
  on.save();
  on.beginPath();
  on.rect(scene.laneLines ? scale.left - 8 : 0, scene.axisHeight, scene.width, scene.height);
  on.clip();
  const view: [number, number] = [scale.left, scene.width - 16];
  for (const { placed, y, shape } of visible) {
    if (!names(scene.selected, placed)) continue;
    on.strokeStyle = withAlpha(palette.accent, 0.5);
    on.lineWidth = 1;
    on.beginPath();
    on.moveTo(crisp(shape.anchor), scene.axisHeight - 4);
    on.lineTo(crisp(shape.anchor), y - 9);
    on.stroke();
  }
  for (const { placed, y, shape, ghosts } of visible) {
    if (ghosts.length > 0) drawGhosts(on, ghosts, shape, y, palette);
    if (names(scene.selected, placed) && shape.kind === "dot") drawRing(on, shape, y, palette.accent, 2);
    drawMark(on, placed, shape, y, view, palette, press);
    if (names(scene.selected, placed) && shape.kind !== "dot") drawRing(on, shape, y, palette.accent, 2);
    else if (scene.lit.some((id) => names(id, placed)))
      drawRing(on, shape, y, withAlpha(palette.accent, 0.55), 2);
  }
  for (const { placed, y, labelX, shape } of visible) {
    // Words go when their mark has left the view: half a title says nothing.
    if (shape.x1 < scale.left - 6 && placed.label?.where === "right") continue;
    const { label } = placed;
    if (label)
      drawLabel(
        on,
        { label, kind: shape.kind, bold: names(scene.selected, placed) },
        labelX,
        y,
        palette,
        press,
      );
  }
  for (const { placed, y, shape } of visible) {
    if (!names(scene.focused, placed)) continue;
    const air = shape.kind === "dot" ? 3 : 0;
    const edges = { ...shape, x0: shape.x0 - air, x1: shape.x1 + air, kind: "bar" as const };
    drawRing(on, edges, y, palette.accent, 2);
  }
  on.restore();
  drawAxis(on, scene, palette, press);
}
