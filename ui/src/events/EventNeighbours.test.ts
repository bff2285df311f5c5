/** What an event touches in time. */
import { render, screen } from "@testing-library/svelte";
import { expect, it, vi } from "vitest";
import { openSession } from "../shared/testing/open";
import Stage from "../shared/testing/Stage.svelte";
import EventNeighbours from "./EventNeighbours.svelte";

it("lists an event once that may lie within another and may also overlap it", async () => {
  const session = await openSession();
  const ask = { filter: "", sort: "when", descending: false, offset: 0, limit: 2, window: null } as const;
  const [here, other] = (await session.backend.call("events", ask)).rows;
  const near = { event: { ...other, words: "about 3 June 1928" }, certain: false };
  const call = session.backend.call.bind(session.backend);
  vi.spyOn(session.backend, "call").mockImplementation(async (name, input) =>
    name === "event_neighbours"
      ? ({ before: [], during: [near], overlapping: [near], after: [] } as never)
      : call(name, input),
  );
  render(Stage, { props: { session, part: EventNeighbours, with: { id: here?.id } } });
  await screen.findByText("At the same time");
  expect(screen.getAllByRole("listitem")).toHaveLength(1);
});
