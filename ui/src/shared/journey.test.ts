import { describe, expect, it } from "vitest";
import { Journey } from "./journey.svelte";
import type { Place } from "./places";

const articles: Place = { room: "articles", filter: "", trash: false };
const article = (id: string): Place => ({ room: "article", id, version: null, reveal: null });

describe("the journey through the tabs", () => {
  it("gives every article its own tab and every other room one", () => {
    const journey = new Journey();
    for (const place of [articles, article("a"), article("b"), articles, article("a")]) journey.go(place);
    expect(journey.tabs.map(({ key }) => key)).toEqual(["articles", "article a", "article b"]);
    expect(journey.tab?.key).toBe("article a");
  });

  it("goes back and forward, and forgets the way forward when one turns off", () => {
    const journey = new Journey();
    for (const place of [articles, article("a"), article("b")]) journey.go(place);
    journey.back();
    journey.back();
    expect(journey.tab?.key).toBe("articles");
    expect(journey.canBack).toBe(false);
    journey.forward();
    expect(journey.tab?.key).toBe("article a");
    journey.go(article("c"));
    expect(journey.canForward).toBe(false);
  });

  it("shows the neighbour of a closed tab, and never goes back to a closed one", () => {
    const journey = new Journey();
    for (const place of [articles, article("a"), article("b")]) journey.go(place);
    journey.close("article b");
    expect(journey.tab?.key).toBe("article a");
    while (journey.canBack) {
      journey.back();
      expect(journey.tabs.map(({ key }) => key)).not.toContain("article b");
    }
  });

  it("takes a filter that is being typed as one step", () => {
    const journey = new Journey();
    journey.go(articles);
    journey.replace({ ...articles, filter: "d" });
    journey.replace({ ...articles, filter: "di" });
    expect(journey.canBack).toBe(false);
    expect(journey.tab?.place).toMatchObject({ filter: "di" });
  });
});
