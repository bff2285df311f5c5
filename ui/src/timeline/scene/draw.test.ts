import { describe, expect, it } from "vitest";
import { band, day, eventMark, rangeMark, sevenPixels } from "../testing/marks";
import { drawScene, type Scene } from "./draw";
import { layoutOf } from "./layout";
import { scaleOf } from "./scale";
import type { Palette, Surface } from "./surface";
import { axisOf } from "./ticks";

const ink = { soft: "rgb(1, 1, 1)", strong: "rgb(2, 2, 2)" };
const palette: Palette = {
  ground: "rgb(255, 255, 255)",
  text: "rgb(0, 0, 0)",
  text2: "rgb(0, 0, 0)",
  text3: "rgb(0, 0, 0)",
  line: "rgb(9, 9, 9)",
  accent: "rgb(0, 0, 255)",
  disputes: "rgb(200, 60, 20)",
  inks: { amber: ink, moss: ink, sky: ink, rose: ink, plum: ink, none: ink },
  sans: "sans-serif",
};

/** A surface that remembers what was asked of it. */
function recorder(): { on: Surface; calls: [string, unknown[]][] } {
  const calls: [string, unknown[]][] = [];
  const on = new Proxy({} as Record<string, unknown>, {
    get: (held, name: string) =>
      name in held
        ? held[name]
        : (...input: unknown[]) => {
            calls.push([name, input]);
            return { addColorStop: (...stop: unknown[]) => calls.push(["stop", stop]) };
          },
  });
  return { on: on as unknown as Surface, calls };
}

function sceneOf(marks: Parameters<typeof band>[1], other: Partial<Scene> = {}): Scene {
  const scale = scaleOf([day(5, 20), day(7, 18)], 136, 852);
  const sizes = { row: 26, pad: 14, axis: 36, rows: 12, named: true };
  const layout = layoutOf([band("lane", marks)], scale, sizes, sevenPixels);
  const axis = axisOf(scale, (text) => text.length * 6);
  return {
    layout,
    axis,
    scale,
    width: 868,
    height: 600,
    scroll: 0,
    axisHeight: 36,
    laneLines: true,
    selected: null,
    focused: null,
    lit: [],
    ...other,
  };
}

function texts(scene: Scene): string[] {
  const { on, calls } = recorder();
  drawScene(on, scene, palette);
  return calls.filter(([name]) => name === "fillText").map(([, [text]]) => String(text));
}

describe("drawing", () => {
  it("writes titles, the disputed date and the axis", () => {
    const claim = {
      edges: { start_min: day(6, 7), start_max: day(6, 8), end_min: day(6, 7), end_max: day(6, 8) },
    };
    const disputed = eventMark("a", day(6, 3), {
      disputes: 1,
      claims: [{ ...claim, short: "7 June", source: "A paper" }],
    });
    const written = texts(sceneOf([disputed]));
    expect(written).toContain("Event a");
    expect(written).toContain("disputed: 7 June");
    expect(written).toContain("1 June");
    expect(written).toContain("1928");
  });

  it("ties a claim to its event with dots, and rings what is selected", () => {
    const claim = {
      edges: { start_min: day(6, 20), start_max: day(6, 20), end_min: day(6, 20), end_max: day(6, 20) },
    };
    const mark = eventMark("a", day(6, 3), { claims: [{ ...claim, short: "20 June", source: "A paper" }] });
    const { on, calls } = recorder();
    drawScene(on, sceneOf([mark], { selected: "a" }), palette);
    expect(
      calls.some(([name, [dash]]) => name === "setLineDash" && Array.isArray(dash) && dash.length === 2),
    ).toBe(true);
    expect(calls.some(([name, input]) => name === "arc" && input[2] === 9)).toBe(true);
  });

  it("draws no words of a mark that has left the view, and keeps a bar's words in it", () => {
    const marks = [eventMark("gone", day(5, 21)), rangeMark("stays", day(5, 21), day(7, 1))];
    const scene = sceneOf(marks);
    const later = scaleOf([day(6, 5), day(8, 3)], 136, 852);
    const { on, calls } = recorder();
    drawScene(on, { ...scene, scale: later }, palette);
    const written = calls.filter(([name]) => name === "fillText");
    expect(written.map(([, [text]]) => text)).not.toContain("Event gone");
    const [, [, x]] = written.find(([, [text]]) => text === "Event stays") ?? ["", [null, 0]];
    expect(x).toBe(144);
  });

  it("draws nothing of what lies outside the view", () => {
    const scene = sceneOf([eventMark("a", day(6, 3))], { scroll: 2000 });
    expect(texts(scene)).not.toContain("Event a");
  });
});
