/** The row of an import under way, and its report. */
import { screen, waitFor, within } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { beforeEach, describe, expect, it, vi } from "vitest";
import type { ImportResult } from "../bindings";
import type { Session } from "../shared/session.svelte";
import { openWindow } from "../shared/testing/open";

const user = userEvent.setup({ delay: null });
let session: Session;
beforeEach(async () => void (session = await openWindow()));

const result = (
  outcome: ImportResult["outcome"],
  at: number,
  more: Partial<ImportResult> = {},
): ImportResult => ({
  name: `page-${at}.html`,
  outcome,
  article: null,
  version: null,
  message: outcome === "failed" ? "The file is empty." : `Page ${at}`,
  ...more,
});

function ended(results: ImportResult[]): void {
  const { length } = results;
  session.imports.progress = {
    what: "pages",
    done: length,
    total: length,
    results: [],
    finished: true,
    cancelled: false,
  };
  session.imports.results = results;
}

describe("the row of an import", () => {
  it("is paused, goes on, and is cancelled", async () => {
    const begun = session.imports.begin([
      { type: "address", address: "https://example.org/a" },
      { type: "address", address: "https://example.org/b" },
    ]);
    const row = await screen.findByRole("region", { name: "Import" });
    await user.click(await within(row).findByRole("button", { name: "Pause" }));
    expect(await within(row).findByText("Paused")).toBeTruthy();
    await user.click(within(row).getByRole("button", { name: "Go on" }));
    await user.click(within(row).getByRole("button", { name: "Cancel" }));
    await begun;
    expect(session.imports.progress?.cancelled).toBe(true);
    await user.click(within(row).getByRole("button", { name: "Close" }));
    expect(screen.queryByRole("region", { name: "Import" })).toBeNull();
  });
});

describe("the report", () => {
  it("stays usable with 10,000 failures of 10,000", async () => {
    ended(Array.from({ length: 10_000 }, (_, at) => result("failed", at)));
    session.layer = "import-report";
    const report = await screen.findByRole("dialog", { name: "Report: pages" });
    expect(within(report).getByText("10,000 items")).toBeTruthy();
    expect(within(report).getAllByRole("row").length).toBeLessThan(80);
    const list = within(report).getByRole("grid");
    list.focus();
    await user.keyboard("{End}");
    expect(await within(report).findByText("page-9999.html", { selector: "b" })).toBeTruthy();
  });

  it("shows one outcome at a time, and what is in doubt", async () => {
    ended([
      result("imported", 1),
      result("imported", 2, { doubtful: true }),
      result("failed", 3),
      result("duplicate", 4),
    ]);
    session.layer = "import-report";
    const report = await screen.findByRole("dialog", { name: "Report: pages" });
    const names = (): (string | null)[] =>
      [...report.querySelectorAll("[role=row] .name")].map((cell) => cell.textContent);
    expect(names()).toHaveLength(4);
    await user.click(within(report).getByRole("radio", { name: /^Failed/ }));
    expect(names()).toEqual(["page-3.html"]);
    await user.click(within(report).getByRole("radio", { name: /^In doubt/ }));
    expect(names()).toEqual(["page-2.html"]);
    expect(within(report).queryByRole("radio", { name: /^New version/ })).toBeNull();
  });

  it("is saved where one says, and opens from the articles after its row was closed", async () => {
    ended([result("failed", 1), result("failed", 2)]);
    await user.click(await screen.findByRole("button", { name: "Close", hidden: false }));
    const call = vi.spyOn(session.backend, "call");
    await user.click(await screen.findByRole("button", { name: "More about the articles" }));
    await user.click(await screen.findByRole("menuitem", { name: /Report of the last import/ }));
    await user.click(await screen.findByRole("button", { name: "Save the report…" }));
    const saved = { path: "Documents/import.csv", results: session.imports.results };
    await waitFor(() => expect(call).toHaveBeenCalledWith("write_import_report", saved));
  });

  it("offers to fetch what was in the way", async () => {
    ended([
      result("failed", 1, { name: "http://localhost/a", code: "private-network" }),
      result("failed", 2),
    ]);
    session.layer = "import-report";
    const report = await screen.findByRole("dialog", { name: "Report: pages" });
    const [row] = within(report).getAllByRole("row");
    if (row) await user.click(row);
    await user.click(within(report).getByRole("button", { name: "Fetch it all the same" }));
    expect(await screen.findByRole("dialog", { name: "Look before it comes in" })).toBeTruthy();
  });
});
