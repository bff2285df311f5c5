import { describe, expect, it } from "vitest";
import { Viewport } from "./viewport.svelte";

const DAY = 86_400;

describe("the viewport without motion", () => {
  it("arrives at once, and goes back to where it was", () => {
    const viewport = new Viewport(() => true);
    viewport.jump([0, 10 * DAY]);
    viewport.go([100 * DAY, 110 * DAY]);
    expect(viewport.window).toEqual([100 * DAY, 110 * DAY]);
    expect(viewport.moving).toBe(false);
    viewport.back();
    expect(viewport.window).toEqual([0, 10 * DAY]);
  });

  it("keeps the second under the pointer while zooming", () => {
    const viewport = new Viewport(() => true);
    viewport.jump([0, 10 * DAY]);
    viewport.zoom(2, 2 * DAY);
    expect(viewport.window).toEqual([DAY, 6 * DAY]);
  });

  it("says where it is once a pointer lets go of it", () => {
    const viewport = new Viewport(() => true);
    viewport.jump([0, 10 * DAY]);
    viewport.drag(5 * DAY);
    expect(viewport.moving).toBe(true);
    expect(viewport.window).toEqual([5 * DAY, 15 * DAY]);
    expect(viewport.rest).toEqual([0, 10 * DAY]);
    viewport.throw(0);
    expect(viewport.moving).toBe(false);
    expect(viewport.rest).toEqual([5 * DAY, 15 * DAY]);
  });

  it("does not throw what is let go", () => {
    const viewport = new Viewport(() => true);
    viewport.jump([0, 10 * DAY]);
    viewport.throw(1000);
    expect(viewport.window).toEqual([0, 10 * DAY]);
  });

  it("reveals a second without changing the zoom, and leaves the window alone when it is seen", () => {
    const viewport = new Viewport(() => true);
    viewport.jump([0, 10 * DAY]);
    viewport.reveal(5 * DAY);
    expect(viewport.window).toEqual([0, 10 * DAY]);
    viewport.reveal(50 * DAY);
    expect(viewport.window).toEqual([45 * DAY, 55 * DAY]);
  });
});
