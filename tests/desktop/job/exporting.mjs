// Exports: chosen and previewed in the window, written, and read back.

import assert from "node:assert/strict";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { dateline } from "../command.mjs";
import { click, press, waitFor } from "../hands.mjs";

const counts = "(document.querySelector('.scope-note.num')?.innerText ?? '')";

/** Previews every format for the library, the article and a timeline; writes all formats and reads them. */
export async function exportAll(driver, article, event, library) {
  await press(driver, "Ctrl+E");
  const ofArticle = await waitFor(driver, "the article's counts", `return /^\\d+ events?, \\d+ passages?, \\d+ articles?$/.test(${counts}) && ${counts}`);
  await waitFor(driver, "the article in front to be proposed", "return document.querySelector('.pick').innerText.startsWith(arguments[0])", article.title.slice(0, 30));
  await choose(driver, "The rescue, day by day");
  await waitFor(driver, "the timeline's counts", `const now = ${counts}; return /^2\\d events/.test(now) && now !== arguments[0]`, ofArticle);
  await choose(driver, "The whole library");
  const events = await dateline(library, ["events"]);
  await waitFor(driver, "the library's counts", `return ${counts}.startsWith(arguments[0])`, `${events.length} events`);

  const folder = await mkdtemp(join(tmpdir(), "dateline-export-"));
  try {
    const [markdown, linked, table] = [
      await write(driver, "Markdown", "markdown", join(folder, "notes.md")),
      await write(driver, "W3C", "w3c", join(folder, "notes.jsonld")),
      await write(driver, "CSV", "csv", join(folder, "events.csv")),
    ];
    for (const words of [event.title, article.title, article.date.words, "Ask **who** was there.", article.other.title]) {
      assert.ok(markdown.includes(words), `the Markdown has “${words}”`);
    }
    await readAnnotations(JSON.parse(linked), library);
    // A cell may have lines of its own; a row begins with the event's id.
    const rows = table.split(/\r?\n(?=[0-9a-f]{8}-)/u);
    assert.equal(rows.length, events.length + 1, "the table has a row for each event, and a head");
    assert.ok(rows.some((row) => row.includes(event.title) && row.includes(article.date.edtf)));
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** Chooses what is exported, in the menu. */
async function choose(driver, name) {
  await driver.findElement({ css: ".pick" }).then((button) => button.click());
  const item = await waitFor(
    driver,
    `“${name}” in the menu`,
    "return [...document.querySelectorAll('.picker [role^=menuitem]')].find((each) => each.innerText.trim() === arguments[0])",
    name,
  );
  await driver.actions().move({ origin: item }).click().perform();
}

/**
 * Chooses a format, looks at its preview, and has the window write the file. The system's save dialog can't be
 * driven; its answer, a path, is given to the call that the window makes then.
 */
async function write(driver, name, format, path) {
  await click(driver, name);
  const preview = await waitFor(
    driver,
    `the preview as ${name}`,
    `const file = document.querySelector(".preview header .cut")?.innerText ?? "";
     return file.endsWith(arguments[0]) ? document.querySelector(".sheet")?.innerText : "";`,
    path.slice(path.lastIndexOf(".")),
  );
  assert.ok(preview.length > 200);
  const failure = await driver.executeAsyncScript(
    (ask, file, done) => {
      const input = { ask, path: file };
      window.__TAURI_INTERNALS__
        .invoke("call", { name: "export_write", input })
        .then(() => done(null), (error) => done(error.message ?? String(error)));
    },
    { scope: { type: "all" }, format },
    path,
  );
  assert.equal(failure, null);
  return readFile(path, "utf8");
}

/** The file holds every annotation of the library, with its quotation and its place in code points. */
async function readAnnotations(page, library) {
  const kept = await dateline(library, ["annotations"]);
  const items = page.first?.items ?? page.items ?? page["@graph"] ?? page;
  assert.equal(items.length, kept.length);
  const targets = items.flatMap(({ target }) => target);
  const quotes = targets.flatMap(({ selector }) => selector).map(({ exact }) => exact).filter(Boolean);
  assert.deepEqual(new Set(quotes), new Set(kept.map(({ quote }) => quote)));
}
