/**
 * The picture that the core draws has the axis, the shapes and the rows of the canvas. Both are held to one
 * file: this test compares the canvas with it (and writes it with DATELINE_WRITE_SCENE=1), and
 * `src-tauri/picture/scene_tests.rs` the picture.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { expect, test } from "vitest";
import type { EventMark } from "../bindings";
import { secondsOf, YEAR } from "../timeline/scene/calendar";
import { layoutOf } from "../timeline/scene/layout";
import { scaleOf, type Window } from "../timeline/scene/scale";
import { shapeOf } from "../timeline/scene/shape";
import { axisOf } from "../timeline/scene/ticks";
import { band, eventMark, sevenPixels } from "../timeline/testing/marks";
import { random } from "../timeline/testing/random";

const FILE = resolve(import.meta.dirname, "../../../tests/fixtures/picture/scene.json");
const DAY = 86_400;
const LEFT = 136;
const RIGHT = 1184;
const SIZES = { row: 26, pad: 14, axis: 36, rows: 10_000, named: true };

const round = (value: number): number => Math.round(value * 100) / 100 + 0;
const may = secondsOf(1928, 5, 20);
const july = secondsOf(1928, 7, 18);

const WINDOWS: Window[] = [
  [may, july],
  [secondsOf(1928, 5, 25) + 36_000, secondsOf(1928, 5, 25) + 39_600],
  [secondsOf(1928, 5, 24) + 40_000, secondsOf(1928, 5, 26) + 20_000],
  [secondsOf(1928, 12, 20), secondsOf(1929, 1, 9)],
  [secondsOf(1926, 3, 9), secondsOf(1930, 10, 2)],
  [secondsOf(1840), secondsOf(2026, 6)],
  [secondsOf(-299), secondsOf(300)],
  [-12_000 * YEAR, 0],
  [-70e6 * YEAR, 0],
  [-10e9 * YEAR, 1e9 * YEAR],
];

function axes() {
  return WINDOWS.map((window) => {
    const { ticks, context } = axisOf(scaleOf(window, LEFT, RIGHT), (text) => text.length * 6.5);
    const lines = ticks.map(({ x, major, bold, label, labelX }) => ({
      x: round(x),
      major,
      bold,
      label,
      label_x: label ? round(labelX) : 0,
    }));
    return { window, context, ticks: lines };
  });
}

/** Events of every kind within the window. */
function events(): EventMark[] {
  const next = random(27);
  return Array.from({ length: 90 }, (_, index) => {
    const at = Math.floor(may + DAY + next() * (july - may - 12 * DAY));
    const long = Math.floor(next() * 9 * DAY);
    const point = { start_min: at, start_max: at + DAY - 1, end_min: at, end_max: at + DAY - 1 };
    const edges = [
      point,
      point,
      { start_min: at, start_max: at + DAY - 1, end_min: at + long, end_max: at + long + DAY - 1 },
      { start_min: at, start_max: at + long / 3, end_min: at + long / 2, end_max: at + long },
      { start_min: at, start_max: at + long, end_min: at, end_max: at + long },
      { start_min: at, start_max: at + DAY - 1, end_min: null, end_max: null },
      { start_min: null, start_max: at, end_min: at + long, end_max: at + long },
    ][Math.floor(next() * 7)] as EventMark["edges"];
    const span = (edges.end_max ?? Infinity) - (edges.start_min ?? -Infinity);
    const title = `Event ${index} ${"word ".repeat(Math.floor(next() * 9))}`.trim();
    const claimed = next() < 0.2 ? [at + Math.floor((next() - 0.5) * 2 * DAY)] : [];
    const mark = eventMark(`e${String(index).padStart(2, "0")}`, at, {
      title,
      edges,
      point: span < DAY,
      approximate: next() < 0.15,
      claims: claimed.map((second) => ({
        edges: { start_min: second, start_max: second, end_min: second, end_max: second },
        short: "",
        source: "",
      })),
    });
    return mark as EventMark;
  });
}

function scene() {
  const scale = scaleOf([may, july], LEFT, RIGHT);
  const marks = events();
  const layout = layoutOf(
    [
      band(
        "a",
        marks.map((mark) => ({ type: "event" as const, ...mark })),
      ),
    ],
    scale,
    SIZES,
    sevenPixels,
  );
  const row = new Map(layout.placed.map((placed) => [placed.item.mark.title, placed]));
  const items = marks.map((mark) => {
    const shape = shapeOf(mark, scale);
    const placed = row.get(mark.title);
    return {
      title: mark.title,
      edges: mark.edges,
      approximate: mark.approximate,
      claims: mark.claims.map(({ edges }) => edges.start_min),
      kind: shape.kind,
      x0: round(shape.x0),
      x1: round(shape.x1),
      stops: shape.stops.map(({ x, strength }) => [round(x), round(strength)]),
      posts: shape.posts.map(round),
      arrows: [shape.arrowLeft, shape.arrowRight],
      row: placed?.row ?? -1,
      label: placed?.label ? [placed.label.text, placed.label.where, round(placed.label.x)] : null,
    };
  });
  return { left: LEFT, right: RIGHT, axes: axes(), window: [may, july], items };
}

test("the canvas draws the scene that the core's picture is held to", () => {
  const made = scene();
  if (process.env["DATELINE_WRITE_SCENE"]) writeFileSync(FILE, `${JSON.stringify(made)}\n`);
  expect(made).toEqual(JSON.parse(readFileSync(FILE, "utf8")));
});
