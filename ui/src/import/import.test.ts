/** What is looked at before it is imported, and how it comes in. */
import { screen, waitFor, within } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { beforeEach, describe, expect, it } from "vitest";
import type { Session } from "../shared/session.svelte";
import { openWindow } from "../shared/testing/open";

const user = userEvent.setup({ delay: null });
let session: Session;
const count = (): number | undefined => session.overview?.counts.articles;
const dialog = (name: string | RegExp): Promise<HTMLElement> => screen.findByRole("dialog", { name });

beforeEach(async () => {
  session = await openWindow();
  await user.keyboard("{Control>}i{/Control}");
});

describe("an address", () => {
  async function fetch(address: string): Promise<void> {
    const choose = await dialog("Import");
    await user.type(within(choose).getByLabelText("Address of a page"), `${address}{Enter}`);
  }

  it("is fetched with a progress bar, looked at, and imported by Enter; one Undo takes it back", async () => {
    await fetch("https://example.org/harbour");
    expect(
      await screen.findByRole("progressbar", { name: "Fetching https://example.org/harbour" }),
    ).toBeTruthy();
    const look = await dialog("Look before it comes in");
    const title = within(look).getByLabelText<HTMLInputElement>("Title");
    expect(title.value).toBe("harbour");
    await waitFor(() => expect(document.activeElement).toBe(title));
    await user.click(within(look).getByRole("button", { name: "Import" }));
    await waitFor(() => expect(session.place?.room).toBe("article"));
    expect(count()).toBe(9);
    await user.keyboard("{Control>}z{/Control}");
    await waitFor(() => expect(count()).toBe(8));
  });

  it("is left when it is cancelled while it is fetched", async () => {
    await fetch("https://example.org/harbour");
    await user.click(await screen.findByRole("button", { name: "Cancel" }));
    expect(screen.queryByRole("dialog")).toBeNull();
    expect(count()).toBe(8);
  });

  it("in a private network is asked about first", async () => {
    await fetch("http://localhost/harbour");
    expect(await screen.findByText(/in a private network/)).toBeTruthy();
    await user.click(screen.getByRole("button", { name: "Fetch it all the same" }));
    expect(await dialog("Look before it comes in")).toBeTruthy();
  });

  it("that leads to a login is said plainly, and kept only when one says so", async () => {
    await fetch("https://example.org/login");
    expect(await screen.findByText(/asks for a login/)).toBeTruthy();
    await user.click(screen.getByRole("button", { name: "Leave it" }));
    expect(count()).toBe(8);
    session.imports.look({ type: "address", address: "https://example.org/login" }, "login");
    await user.click(await screen.findByRole("button", { name: "Keep it anyway" }));
    const look = await dialog("Look before it comes in");
    await user.click(within(look).getByRole("button", { name: "Import" }));
    await waitFor(() => expect(count()).toBe(9));
  });

  it("pasted alone into the large field is fetched too", async () => {
    const choose = await dialog("Import");
    await user.type(within(choose).getByLabelText("Text of an article"), "https://example.org/harbour");
    expect(within(choose).getByText("This is an address: the page is fetched.")).toBeTruthy();
    await user.keyboard("{Control>}{Enter}{/Control}");
    const look = await dialog("Look before it comes in");
    expect(within(look).getByLabelText<HTMLInputElement>("Address").value).toBe(
      "https://example.org/harbour",
    );
  });
});

describe("a pasted text", () => {
  async function paste(text: string): Promise<HTMLElement> {
    const choose = await dialog("Import");
    await user.type(within(choose).getByLabelText("Text of an article"), text);
    await user.keyboard("{Control>}{Enter}{/Control}");
    return dialog("Look before it comes in");
  }

  it("is shown with its folds, and comes in with what was corrected", async () => {
    const look = await paste("Skip to content{Enter}A ship{Enter}It sailed.");
    expect(within(look).getByText("1 line hidden: navigation")).toBeTruthy();
    expect(within(look).queryByText("Skip to content", { selector: ".words *" })).toBeNull();
    await user.click(within(look).getByRole("button", { name: "Show" }));
    expect(within(look).queryByText("1 line hidden: navigation")).toBeNull();
    const title = within(look).getByLabelText("Title");
    await user.clear(title);
    await user.type(title, "A ship");
    await user.click(within(look).getByRole("button", { name: "Import" }));
    await waitFor(() => expect(session.place?.room).toBe("article"));
    expect(await screen.findByRole("heading", { level: 1, name: "A ship" })).toBeTruthy();
  });

  it("leaves all as it was at Escape", async () => {
    await paste("A ship{Enter}It sailed.");
    await user.keyboard("{Escape}");
    expect(screen.queryByRole("dialog")).toBeNull();
    expect(count()).toBe(8);
  });

  it("goes back to the field it was pasted into", async () => {
    const look = await paste("A ship{Enter}It sailed.");
    await user.click(within(look).getByRole("button", { name: "Back" }));
    const choose = await dialog("Import");
    expect(within(choose).getByLabelText<HTMLTextAreaElement>("Text of an article").value).toBe(
      "A ship\nIt sailed.",
    );
  });

  it("with a date that is none is not taken before the date is mended", async () => {
    const look = await paste("A ship{Enter}It sailed.");
    await user.type(within(look).getByLabelText("Published"), "soon");
    const accept = within(look).getByRole<HTMLButtonElement>("button", { name: "Import" });
    await waitFor(() => expect(accept.disabled).toBe(true));
    await user.clear(within(look).getByLabelText("Published"));
    await waitFor(() => expect(accept.disabled).toBe(false));
  });
});

describe("a file with several articles", () => {
  it("is imported in part: those left are not touched", async () => {
    void session.imports.paths(["archive.warc"]);
    const parts = await dialog("Choose from archive.warc");
    await user.click(within(parts).getByRole("button", { name: "Leave all" }));
    for (const name of ["Take The first page", "Take The third page"])
      await user.click(within(parts).getByRole("checkbox", { name }));
    await user.click(within(parts).getByRole("button", { name: "Import 2 articles" }));
    await waitFor(() => expect(session.imports.running).toBe(false), { timeout: 4000 });
    expect(session.imports.results.map(({ name }) => name)).toEqual(["The first page", "The third page"]);
  });

  it("is looked at when one of it is taken, or a book as a whole", async () => {
    void session.imports.paths(["book.epub"]);
    const parts = await dialog("Choose from book.epub");
    await user.click(within(parts).getByRole("radio", { name: "The book as one article" }));
    await user.click(within(parts).getByRole("button", { name: "Look at it" }));
    expect(await dialog("Look before it comes in")).toBeTruthy();
  });
});
