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

  it("goes back over a run of zooms, and of pans, in one step each", () => {
    const viewport = new Viewport(() => true);
    viewport.jump([0, 10 * DAY]);
    viewport.zoom(2, 2 * DAY);
    viewport.zoom(2, 2 * DAY, true);
    viewport.stop();
    const zoomed = viewport.window;
    viewport.hold();
    viewport.drag(DAY);
    viewport.drag(DAY);
    viewport.throw(0);
    viewport.pan(0.5);
    const panned = viewport.window;
    viewport.back();
    expect(viewport.window).toEqual(zoomed);
    viewport.back();
    expect(viewport.window).toEqual([0, 10 * DAY]);
    expect(viewport.canBack).toBe(false);
    viewport.forward();
    viewport.forward();
    expect(viewport.window).toEqual(panned);
    expect(viewport.canForward).toBe(false);
  });

  it("forgets the way forward once it goes elsewhere", () => {
    const viewport = new Viewport(() => true);
    viewport.jump([0, 10 * DAY]);
    viewport.go([100 * DAY, 110 * DAY]);
    viewport.back();
    viewport.pan(2);
    expect(viewport.canForward).toBe(false);
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
