import { render, screen } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { createRawSnippet } from "svelte";
import { describe, expect, it, vi } from "vitest";
import CardList from "./CardList.svelte";

const rows = Array.from({ length: 5000 }, (_, index) => ({ id: `r${index}` }));
const row = createRawSnippet<[{ id: string }, number]>((here) => ({
  render: () => `<button>${here().id}</button>`,
}));
const there = (): (string | null)[] =>
  screen.getAllByRole("listitem").map((each) => (each as HTMLElement).textContent);

describe("a long list of cards", () => {
  it("has only those near what is seen, and says of each which it is of how many", () => {
    render(CardList, { label: "Cards", rows, typical: 100, kept: null, row, onstep: () => undefined });
    expect(there().length).toBeLessThan(60);
    const [, second] = screen.getAllByRole("listitem");
    expect([second?.getAttribute("aria-posinset"), second?.getAttribute("aria-setsize")]).toEqual([
      "2",
      "5000",
    ]);
  });

  it("has the one that is kept, and shows it, wherever it stands", async () => {
    const show = vi.fn();
    Element.prototype.scrollIntoView = show;
    const page = render(CardList, {
      label: "Cards",
      rows,
      typical: 100,
      kept: null,
      row,
      onstep: () => undefined,
    });
    await page.rerender({ kept: "r3000" });
    await expect
      .poll(() => show.mock.contexts.map((each) => (each as HTMLElement).textContent))
      .toEqual(["r3000"]);
    expect(there()).toContain("r3000");
    expect(there().length).toBeLessThan(60);
  });

  it("is gone through by keys from the first card to the last", async () => {
    Element.prototype.scrollIntoView = () => undefined;
    const stepped: string[] = [];
    const onstep = ({ id }: { id: string }): void => void stepped.push(id);
    render(CardList, { label: "Cards", rows, typical: 100, kept: null, row, onstep });
    screen.getByRole("button", { name: "r0" }).focus();
    for (const [key, id] of [
      ["ArrowDown", "r1"],
      ["End", "r4999"],
      ["ArrowUp", "r4998"],
      ["Home", "r0"],
    ]) {
      await userEvent.keyboard(`{${key}}`);
      await expect.poll(() => document.activeElement?.textContent).toBe(id);
    }
    expect(stepped).toEqual(["r1", "r4999", "r4998", "r0"]);
  });
});
