import { describe, expect, it } from "vitest";
import { Panes } from "./panes.svelte";
import { Settings } from "./settings.svelte";

describe("the panes", () => {
  it("are put away in a narrow window, and come back as they were in a wide one", () => {
    localStorage.clear();
    const settings = new Settings();
    const panes = new Panes(settings);
    panes.fit(1440);
    expect(panes.shown("inspector")).toBe(true);
    panes.fit(1000);
    expect(panes.shown("inspector")).toBe(false);
    expect(panes.shown("sidebar")).toBe(true);
    panes.show("inspector");
    expect(panes.over("inspector")).toBe(true);
    expect(panes.putAway()).toBe(true);
    expect(panes.putAway()).toBe(false);
    panes.fit(1440);
    expect(panes.shown("inspector")).toBe(true);
    panes.show("inspector", false);
    expect(new Settings().values.inspector).toBe(false);
  });
});
