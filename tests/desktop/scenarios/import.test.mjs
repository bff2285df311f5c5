// What comes in, in the real window: by address, looked at first, many at once; collections; nearly the same text.

import assert from "node:assert/strict";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";

import { dateline } from "../command.mjs";
import { dragFiles, noDragging } from "../dragging.mjs";
import { axe, looker, problems } from "../eyes.mjs";
import { becomes, click, clickText, named, press, sees, settled, type, waitFor } from "../hands.mjs";
import { harbour, page } from "../job/harbour.mjs";
import { openSample } from "../job/reading.mjs";
import { openWindow } from "../window.mjs";

const look = looker(["import-preview-light", "import-folds-light", "import-report-light", "collection-light", "similar-light"]);
const rows = "[role=grid][aria-label=Articles] [data-article]";
const libraryOf = (settings) => join(settings, "config", "The loss of the Italia.dateline");

for (const theme of ["light", "dark"]) {
  test(`an address is asked about, looked at and imported in ${theme}`, async (t) => {
    const site = await harbour();
    t.after(() => site.close());
    const { driver, close } = await openWindow({ theme, size: { width: 1600, height: 1000 } });
    t.after(() => close());
    await openSample(driver);

    // By keyboard: an address on this computer is asked about, a wall said plainly.
    await fetchAddress(driver, `${site.address}/members`);
    await sees(driver, "on this computer or in a private network");
    await settled(driver);
    assert.deepEqual(await axe(driver), []);
    await press(driver, "Enter");
    await sees(driver, "Keep it anyway");
    await click(driver, "Leave it");

    // An address that drips is left at once.
    await fetchAddress(driver, `${site.address}/slow`);
    await named(driver, "Fetch it all the same");
    await press(driver, "Enter");
    await waitFor(driver, "the progress", "return document.querySelector('[role=dialog] [role=progressbar]')");
    await press(driver, "Escape");
    await waitFor(driver, "the dialog to go", "return document.querySelector('[role=dialog]') === null");

    await fetchAddress(driver, `${site.address}/ship`);
    await click(driver, "Fetch it all the same");
    await named(driver, "Look before it comes in");
    await sees(driver, "lines hidden");
    await settled(driver);
    await look(driver, `import-preview-${theme}`);
    assert.deepEqual(await axe(driver), []);
    assert.equal(await driver.executeScript("return document.activeElement?.id"), "import-title");
    await click(driver, "Show");
    await settled(driver);
    await look(driver, `import-folds-${theme}`);
    await driver.manage().window().setRect({ x: 0, y: 0, width: 1000, height: 800 });
    await settled(driver);
    await look(driver, `import-preview-${theme}-1000`);
    assert.deepEqual(await axe(driver), []);
    await driver.findElement({ id: "import-publisher" }).then((field) => field.click());
    await press(driver, "Ctrl+A");
    await type(driver, "The Bay Courier");
    await press(driver, "Enter");
    await waitFor(driver, "the article", "return document.querySelector('.reader-page h1')?.innerText === 'A ship in the bay'");
    await sees(driver, "The Bay Courier");
    await press(driver, "Ctrl+Z");
    await sees(driver, "Undone: Import");
    assert.deepEqual(await problems(driver), []);
  });

  test(`many come in with a report, and are put into collections in ${theme}`, async (t) => {
    const { driver, settings, close } = await openWindow({ theme, size: { width: 1440, height: 900 } });
    t.after(() => close());
    await openSample(driver);
    const library = libraryOf(settings);
    const files = await pages(settings);
    if (noDragging) await dateline(library, ["import", ...files.slice(0, 2)]);
    else {
      await dragFiles(files, { x: 700, y: 450 }, () => sees(driver, "Drop to import"));
      await sees(driver, "2 could not be read: The file is empty.", 20_000);
      await settled(driver);
      await look(driver, `import-row-${theme}`);
      await click(driver, "Report");
      await sees(driver, "6 items");
      await clickText(driver, "Failed", "[role=dialog]");
      await sees(driver, "The file is empty.");
      await driver.executeScript("document.querySelector('[role=dialog] [role=grid]').focus()");
      await press(driver, "Down");
      await clickText(driver, "All", "[role=dialog] [role=radiogroup]");
      await settled(driver);
      await look(driver, `import-report-${theme}`);
      assert.deepEqual(await axe(driver), []);
      await press(driver, "Escape");
      await click(driver, "Close");
      await click(driver, "More about the articles");
      await click(driver, "Report of the last import");
      await sees(driver, "6 items");
      await press(driver, "Escape");
    }

    // Three chosen by keyboard go into a new collection; a fourth is dragged there.
    await waitFor(driver, "the articles", `return document.querySelectorAll("${rows}").length > 8`);
    await driver.executeScript("document.querySelector('[role=grid][aria-label=Articles]').focus()");
    await press(driver, "Down");
    await press(driver, "Shift+Down");
    await press(driver, "Shift+Down");
    await press(driver, "K");
    await named(driver, "Find or name a collection");
    await type(driver, "Relief ships");
    await settled(driver);
    assert.deepEqual(await axe(driver), []);
    await press(driver, "Enter");
    const count = "return document.querySelector('[data-collection]:not([data-collection=\"\"]) .count')?.innerText";
    await waitFor(driver, "three in it", `${count.replace("return ", "return (")}) === "3"`);
    const [dragged, onto] = await driver.executeScript(
      `return [document.querySelectorAll("${rows}")[5], document.querySelector("[data-collection]")]`,
    );
    await driver
      .actions()
      .move({ origin: dragged })
      .press()
      .move({ origin: onto, duration: 120 })
      .move({ origin: onto, x: 4, duration: 60 })
      .release()
      .perform();
    await waitFor(driver, "four in it", `${count.replace("return ", "return (")}) === "4"`);
    await driver.actions().move({ origin: onto }).click().perform();
    await waitFor(driver, "the collection", `return document.querySelectorAll("${rows}").length === 4`);

    // In its order by hand, a row moves by keys and by pointer; each is undone.
    const order = () => driver.executeScript(`return [...document.querySelectorAll("${rows}")].map((row) => row.dataset.article).join()`);
    const first = await order();
    await driver.executeScript("document.querySelector('[role=grid][aria-label=Articles]').focus()");
    await press(driver, "Down");
    await press(driver, "Alt+Down");
    await becomes(driver, "another order", async () => (await order()) !== first);
    await press(driver, "Ctrl+Z");
    await becomes(driver, "the order as before", async () => (await order()) === first);
    const [last, top] = await driver.executeScript(
      `const all = document.querySelectorAll("${rows}"); return [all[3], all[0]]`,
    );
    await driver
      .actions()
      .move({ origin: last })
      .press()
      .move({ origin: top, duration: 120 })
      .move({ origin: top, y: -8, duration: 60 })
      .release()
      .perform();
    await becomes(driver, "the last to be first", async () => (await order()).split(",")[0] === first.split(",")[3]);
    await settled(driver);
    await look(driver, `collection-${theme}`);
    assert.deepEqual(await axe(driver), []);
    await driver.manage().window().setRect({ x: 0, y: 0, width: 1000, height: 800 });
    await settled(driver);
    await look(driver, `collection-${theme}-1000`);
    await driver.manage().window().setRect({ x: 0, y: 0, width: 1600, height: 1000 });

    // Nearly the same text: named in the inspector, compared by a click.
    await press(driver, "Ctrl+1");
    await waitFor(driver, "the articles again", `return document.querySelectorAll("${rows}").length > 8`);
    await click(driver, "A ship in the bay");
    await click(driver, "The Northern Courier, 3 July 1928");
    await named(driver, "What differs");
    await sees(driver, "words the same");
    await press(driver, "N");
    await sees(driver, "this is number 1");
    await settled(driver);
    await look(driver, `similar-${theme}`);
    assert.deepEqual(await axe(driver), []);
    await press(driver, "Escape");

    // All are read again; none gives another text.
    await click(driver, "More about the articles");
    await click(driver, "Read all articles again");
    await sees(driver, "unchanged");
    assert.deepEqual(await problems(driver), []);
  });
}

/** Files of a few kinds: two with nearly the same text, one in doubt, one twice, two that are empty. */
async function pages(folder) {
  const telegraph = page("A ship in the bay", "The Harbour Telegraph");
  const contents = {
    "telegraph.html": telegraph,
    "telegraph-again.html": telegraph,
    "courier.html": page("Relief ship in the bay", "The Northern Courier", (text) => text.replace("before noon", "before dusk")),
    "list.html": `<title>Notices</title><div>${"<div>A boat for sale.</div><div>Ropes, nets and lamps.</div>".repeat(6)}</div>`,
    "empty.txt": "",
    "empty.html": "",
  };
  return Promise.all(
    Object.entries(contents).map(async ([name, text]) => {
      await writeFile(join(folder, name), text);
      return join(folder, name);
    }),
  );
}

/** Types an address into the import and asks for it. */
async function fetchAddress(driver, address) {
  await press(driver, "Ctrl+I");
  await named(driver, "Address of a page");
  await driver.findElement({ id: "import-address" }).then((field) => field.click());
  await type(driver, address);
  await press(driver, "Enter");
}
