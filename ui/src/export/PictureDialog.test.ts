import { render, screen, waitFor } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { beforeEach, expect, it, vi } from "vitest";
import App from "../App.svelte";
import { command } from "../commands";
import { openSession } from "../shared/testing/open";
import { shownTimeline } from "../timeline/state/timeline.svelte";

beforeEach(() => localStorage.clear());

it("asks for a picture of the window or of everything, as it was chosen, and says what was written", async () => {
  const session = await openSession();
  session.open({ room: "timeline", id: null, filter: "tag:rescue" });
  render(App, { props: { session } });
  await waitFor(() => expect(shownTimeline(session)).not.toBeNull());
  shownTimeline(session)?.viewport.jump([-1_313_000_000, -1_308_000_000]);
  const calls = vi.spyOn(session.backend, "call");

  await command("timeline.picture").run(session);
  const user = userEvent.setup();
  await user.click(await screen.findByRole("radio", { name: "PNG" }));
  await user.click(screen.getByRole("radio", { name: "4×" }));
  await user.click(screen.getByRole("radio", { name: "Dark" }));
  await user.click(screen.getByRole("button", { name: "Save…" }));
  await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
  const asked = calls.mock.calls.find(([name]) => name === "picture_write")?.[1];
  expect(asked).toMatchObject({
    ask: {
      filter: "tag:rescue",
      format: "png",
      scale: 4,
      theme: "dark",
      window: [-1_313_000_000, -1_308_000_000],
    },
  });
  expect(await screen.findByText(/\.png written/)).toBeTruthy();

  await command("timeline.picture").run(session);
  await user.click(await screen.findByRole("radio", { name: "Everything" }));
  await user.click(screen.getByRole("button", { name: "Save…" }));
  await waitFor(() =>
    expect(calls.mock.calls.filter(([name]) => name === "picture_write").at(-1)?.[1]).toMatchObject({
      ask: { format: "svg", window: null },
    }),
  );
});
