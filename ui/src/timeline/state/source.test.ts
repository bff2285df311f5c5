import { describe, expect, it } from "vitest";
import type { TimelineAsk, TimelineView } from "../../bindings";
import type { Backend } from "../../backend";
import { Source } from "./source.svelte";

/** A backend that answers when the test says so. */
function slowBackend(): { backend: Backend; asks: TimelineAsk[]; answer: (index: number) => Promise<void> } {
  const asks: TimelineAsk[] = [];
  const settle: ((view: TimelineView) => void)[] = [];
  const call = (_name: string, ask: TimelineAsk): Promise<TimelineView> => {
    asks.push(ask);
    return new Promise((resolve) => settle.push(resolve));
  };
  const answer = async (index: number): Promise<void> => {
    const window = asks[index]?.window ?? [0, 1];
    settle[index]?.({
      window,
      extent: null,
      lanes: [],
      lane_total: 0,
      total: index,
      inside: index,
      undated: 0,
      density: [],
      density_span: [0, 1],
      nearest: null,
    });
    await new Promise((resolve) => setTimeout(resolve));
  };
  return { backend: { call } as unknown as Backend, asks, answer };
}

const QUESTION = { filter: "", lanes: "tag" as const };
/** Questions for marks; those for counts ask for few pixels. */
const marks = (asks: TimelineAsk[]): TimelineAsk[] => asks.filter(({ width }) => width > 64);

describe("the source of a timeline", () => {
  it("has one question under way, and then asks only the newest", async () => {
    const { backend, asks, answer } = slowBackend();
    const source = new Source(backend);
    for (let from = 0; from < 50; from++) source.show(QUESTION, [from * 1000, from * 1000 + 100], 800, 1);
    expect(marks(asks).length).toBe(1);
    await answer(asks.findIndex(({ width }) => width > 64));
    expect(marks(asks).length).toBe(2);
    expect(marks(asks)[1]?.window?.[0]).toBeLessThan(49_000);
    expect(marks(asks)[1]?.window?.[1]).toBeGreaterThan(49_100);
    source.end();
  });

  it("asks for more than the window, and not again while the answer holds it", async () => {
    const { backend, asks, answer } = slowBackend();
    const source = new Source(backend);
    source.show(QUESTION, [1000, 2000], 800, 1);
    expect(marks(asks)[0]).toMatchObject({ window: [500, 2500], width: 1600 });
    await answer(0);
    source.show(QUESTION, [1300, 2300], 800, 1);
    expect(marks(asks).length).toBe(1);
    source.show(QUESTION, [1600, 2600], 800, 1);
    expect(marks(asks).length).toBe(2);
    source.end();
  });

  it("drops the answer to a question that is no longer asked", async () => {
    const { backend, asks, answer } = slowBackend();
    const source = new Source(backend);
    source.show(QUESTION, [0, 100], 800, 1);
    source.show({ ...QUESTION, filter: "tag:rescue" }, [0, 100], 800, 1);
    await answer(0);
    expect(source.view).toBeUndefined();
    const newest = asks.findIndex(({ filter, width }) => filter === "tag:rescue" && width > 64);
    await answer(newest);
    expect(source.view?.total).toBe(newest);
    source.end();
  });

  it("asks again when the library has changed", async () => {
    const { backend, asks, answer } = slowBackend();
    const source = new Source(backend);
    source.show(QUESTION, [0, 100], 800, 1);
    await answer(0);
    await answer(1);
    source.show(QUESTION, [0, 100], 800, 2);
    expect(marks(asks).length).toBe(2);
    source.end();
  });
});
