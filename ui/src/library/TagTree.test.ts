import { screen, waitFor } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { beforeEach, describe, expect, it } from "vitest";
import type { Session } from "../shared/session.svelte";
import { openWindow } from "../shared/testing/open";

const user = userEvent.setup({ delay: null });
const row = (name: RegExp): HTMLElement => screen.getByRole("button", { name });
const paths = (session: Session): string[] => session.overview?.tags.map(({ path }) => path) ?? [];

describe("the tags in the sidebar", () => {
  let session: Session;
  beforeEach(async () => {
    session = await openWindow();
    await screen.findByRole("button", { name: /^press/ });
  });

  it("are renamed by F2, with those inside them, and the list in front follows", async () => {
    await user.click(row(/^signals/));
    await user.keyboard("{F2}");
    const field = await screen.findByRole("textbox", { name: "Path of the tag signals" });
    await waitFor(() => expect(document.activeElement).toBe(field));
    await user.clear(field);
    await user.type(field, "wireless{Enter}");
    await waitFor(() => expect(paths(session)).toContain("wireless/distress call"));
    expect(session.place).toMatchObject({ filter: "tag:wireless" });
    await user.click(screen.getByRole("button", { name: /^Undo/ }));
    await waitFor(() => expect(paths(session)).toContain("signals/distress call"));
  });

  it("keep their path when Esc leaves the field", async () => {
    row(/^press/).focus();
    await user.keyboard("{F2}");
    await user.type(await screen.findByRole("textbox", { name: "Path of the tag press" }), "x{Escape}");
    expect(paths(session)).toContain("press");
    await waitFor(() => expect(document.activeElement).toBe(row(/^press/)));
  });

  it("are coloured and deleted from their menu, and a key asks for it", async () => {
    row(/^press/).focus();
    await user.keyboard("{Shift>}{F10}{/Shift}");
    await user.click(await screen.findByRole("menuitemradio", { name: "Rose" }));
    const color = (): unknown => session.overview?.tags.find(({ path }) => path === "press")?.tag.color;
    await waitFor(() => expect(color()).toBe("rose"));
    row(/^press/).focus();
    await user.keyboard("{Delete}");
    await waitFor(() => expect(paths(session)).not.toContain("press"));
    expect(screen.getByText("Tag “press” deleted")).toBeTruthy();
  });

  it("are made beside the heading, one inside another by a slash", async () => {
    await user.click(screen.getByRole("button", { name: "New tag" }));
    const field = await screen.findByRole("textbox", { name: "Path of the new tag" });
    await user.type(field, "archive / letters{Enter}");
    await waitFor(() => expect(paths(session)).toContain("archive/letters"));
  });
});
