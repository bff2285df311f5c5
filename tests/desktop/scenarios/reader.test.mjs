// The reader's own windows: versions compared, the ends of an annotation, annotations from elsewhere, the outline, and
// a spot on which many annotations stand. By pointer and by keyboard alone, in light and dark.

import assert from "node:assert/strict";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";

import { Key } from "selenium-webdriver";

import { dateline } from "../command.mjs";
import { dragFiles, noDragging } from "../dragging.mjs";
import { axe, looker, problems } from "../eyes.mjs";
import { becomes, click, clickText, copyElsewhere, named, press, sees, settled, waitFor } from "../hands.mjs";
import { openByTitle, openSample } from "../job/reading.mjs";
import { openWindow } from "../window.mjs";

const ARTICLE = "Who heard the Italia first?";
const STORES = `# Stores of the tent

The men in the tent counted what the ice had left them on the morning of 26 May 1928.

| What | How much |
|---|---|
| Pemmican | seventy-one kilograms |
`;
const look = looker(["compare-light", "import-annotations-light", "many-annotations-light"]);

for (const theme of ["light", "dark"]) {
  test(`versions, ends and outline by keyboard in ${theme}`, async (t) => {
    const { driver, close } = await openWindow({ theme, size: { width: 1600, height: 1000 } });
    t.after(() => close());
    await openSample(driver);
    await openByTitle(driver, ARTICLE);

    // What changed between the versions, step by step.
    await press(driver, "V");
    await waitFor(driver, "the comparison", "return document.querySelectorAll('[data-run]').length > 2");
    await sees(driver, "Annotations touched");
    await press(driver, "]");
    await sees(driver, "1 of ");
    await settled(driver);
    await look(driver, `compare-${theme}`);
    assert.deepEqual(await axe(driver), []);
    await press(driver, "[");
    await waitFor(driver, "the last change", "return /^(\\d+) of \\1 /.test(document.querySelector('.compare [role=status]').innerText)");
    await driver.manage().window().setRect({ x: 0, y: 0, width: 1000, height: 800 });
    await settled(driver);
    await look(driver, `compare-${theme}-1000`);
    assert.deepEqual(await axe(driver), []);
    await driver.manage().window().setRect({ x: 0, y: 0, width: 1600, height: 1000 });
    await press(driver, "Alt+Left");
    await waitFor(driver, "the article", "return document.querySelector('.prose p')");

    // The outline, and back.
    await press(driver, "O");
    await waitFor(driver, "the outline", "return document.activeElement?.closest('.outline')");
    await press(driver, "Down");
    await press(driver, "Enter");
    await waitFor(driver, "the heading to be marked", "return document.querySelector('.outline [aria-current]')?.dataset.heading === '0'");
    await look(driver, `outline-${theme}`);
    assert.deepEqual(await axe(driver), []);
    await press(driver, "Escape");
    await waitFor(driver, "the text", "return document.activeElement?.classList.contains('prose')");

    // An annotation by the caret, its ends by keys: given back, then kept, then undone.
    const before = await choose(driver);
    await press(driver, "X");
    await waitFor(driver, "the end", "return document.activeElement?.getAttribute('role') === 'slider'");
    await press(driver, "Right");
    await press(driver, "Right");
    await settled(driver);
    await look(driver, `ends-${theme}`);
    assert.deepEqual(await axe(driver), []);
    await press(driver, "Escape");
    assert.equal(await quote(driver), before);
    await press(driver, "X");
    await press(driver, "Right");
    await press(driver, "Enter");
    const longer = await becomes(driver, "the passage to be longer", async () => (await quote(driver)).length > before.length && quote(driver));
    assert.ok(longer.startsWith(before));
    await press(driver, "Ctrl+Z");
    await sees(driver, "Undone: Change where ");
    await becomes(driver, "the passage as before", async () => (await quote(driver)) === before);

    // A whole block by its key.
    await press(driver, "Escape");
    await press(driver, "Down");
    await press(driver, "B");
    await named(driver, "Selected passage");
    assert.deepEqual(await problems(driver), []);
  });
}

test("ends are dragged, whole blocks are selected by a click and by a menu, and paper gets the sheet", async (t) => {
  const { driver, settings, close } = await openWindow({ size: { width: 1440, height: 900 } });
  t.after(() => close());
  await openSample(driver);
  await openByTitle(driver, ARTICLE);
  const before = await choose(driver);
  const [start, end] = await driver.executeScript(
    "return [...document.querySelectorAll('.handle i')].map((knob) => { const box = knob.getBoundingClientRect(); return { x: Math.round(box.x + box.width / 2), y: Math.round(box.y + box.height / 2) }; })",
  );
  await drag(driver, end, { x: end.x - 60, y: end.y });
  const shorter = await becomes(driver, "the passage to be shorter", async () => (await quote(driver)).length < before.length && quote(driver));
  assert.ok(before.startsWith(shorter));
  await press(driver, "Ctrl+Z");
  await becomes(driver, "the passage as before", async () => (await quote(driver)) === before);
  // A drag that Escape ends keeps nothing.
  await driver.actions().move({ ...start, origin: "viewport" }).press().move({ x: start.x + 80, y: start.y, origin: "viewport", duration: 80 }).perform();
  await press(driver, "Escape");
  await driver.actions().release().perform();
  assert.equal(await quote(driver), before);

  const file = join(settings, "stores.md");
  await writeFile(file, STORES);
  await dateline(join(settings, "config", "The loss of the Italia.dateline"), ["import", file]);
  await openByTitle(driver, "Stores of the tent");
  const paragraph = await driver.findElement({ css: ".prose p.paragraph" });
  await driver.actions().keyDown(Key.ALT).move({ origin: paragraph }).click().keyUp(Key.ALT).perform();
  await named(driver, "Selected passage");
  const selected = () => driver.executeScript("return document.getSelection().toString()");
  assert.equal(await selected(), await paragraph.getText());
  // By the menu of the right button, a table's cell.
  const cell = await driver.findElement({ css: ".prose td" });
  await driver.actions().move({ origin: cell }).click().contextClick().perform();
  await click(driver, "Select the whole paragraph, cell or picture");
  await becomes(driver, "the cell to be selected", async () => (await selected()) === "Pemmican");

  await press(driver, "Escape");
  await driver.executeScript("window.print = () => (window.printed = document.querySelector('.print-sheet')?.textContent)");
  await press(driver, "Ctrl+P");
  const printed = await waitFor(driver, "the sheet", "return window.printed");
  assert.match(printed, /SHA-256 of the original:\s*[0-9a-f]{64}/u);
  assert.deepEqual(await problems(driver), []);
});

test("annotations made elsewhere come in by paste and by drop, each with its state, and are undone", async (t) => {
  const { driver, settings, close } = await openWindow({ size: { width: 1440, height: 900 } });
  t.after(() => close());
  await openSample(driver);
  const export_ = JSON.stringify(
    ["Within hours Giuseppe Biagi had raised the field set", "on the evening of 3 June, a young man", "words that no article of this library has in it"].map((exact, index) => ({
      "@context": "http://www.w3.org/ns/anno.jsonld",
      id: `urn:elsewhere:${index}`,
      type: "Annotation",
      body: { type: "TextualBody", value: "Who says so?" },
      target: { source: "https://elsewhere.example/italia", selector: { type: "TextQuoteSelector", exact } },
    })),
  );
  await copyElsewhere(driver, export_);
  await press(driver, "Ctrl+Shift+A");
  await waitFor(driver, "the dialog", "return document.activeElement?.id === 'adopt-text'");
  await press(driver, "Ctrl+V");
  await sees(driver, "2 would be added");
  await sees(driver, "1 set aside");
  await settled(driver);
  await look(driver, "import-annotations-light");
  assert.deepEqual(await axe(driver), []);
  await press(driver, "Ctrl+Enter");
  await sees(driver, "2 annotations imported");
  await press(driver, "Ctrl+Z");
  await sees(driver, "Undone: Import 2 annotations");

  if (noDragging) return t.diagnostic(`the drop is left out: ${noDragging}`);
  const file = join(settings, "marks.json");
  await writeFile(file, export_);
  await click(driver, "Another export…");
  await dragFiles([file], { x: 700, y: 400 }, () => settled(driver));
  await sees(driver, "2 would be added");
  assert.deepEqual(await problems(driver), []);
});

for (const theme of ["light", "dark"]) {
  test(`eight annotations on one spot can be told apart in ${theme}`, async (t) => {
    const { driver, settings, close } = await openWindow({ theme, size: { width: 1440, height: 900 } });
    t.after(() => close());
    await openSample(driver);
    await crowd(join(settings, "config", "The loss of the Italia.dateline"));
    await openByTitle(driver, ARTICLE);
    await waitFor(driver, "the stripes", "return document.querySelectorAll('.margin .mark').length >= 8");
    await settled(driver);
    await look(driver, `many-annotations-${theme}`);
    const lefts = await driver.executeScript("return [...document.querySelectorAll('.margin .mark')].map((mark) => mark.getBoundingClientRect().left)");
    assert.ok(Math.min(...lefts) > (await driver.executeScript("return document.querySelector('.sheet').getBoundingClientRect().left")), "every stripe is seen");

    // What the pointer is on shows its exact extent; a click on the shared spot offers all.
    const stripe = await driver.findElement({ css: ".margin .mark.plum" });
    await driver.actions().move({ origin: stripe }).perform();
    await waitFor(driver, "the extent", "return (CSS.highlights.get('extent')?.size ?? 0) > 0");
    await settled(driver);
    await look(driver, `extent-${theme}`);
    await clickText(driver, "with ice", ".prose");
    await waitFor(driver, "the choice of all", "return document.querySelectorAll('[role=menu] [role=menuitem]').length === 8");
    await settled(driver);
    await look(driver, `choice-${theme}`);
    assert.deepEqual(await axe(driver), []);
    await press(driver, "Down");
    await press(driver, "Enter");
    await waitFor(driver, "one chosen", "return document.querySelectorAll('article.card[aria-current=true]').length === 1");
    assert.deepEqual(await problems(driver), []);
  });
}

/** Eight annotations that nest and overlap, in all colours. */
async function crowd(library) {
  const [{ id }] = (await dateline(library, ["articles"])).filter(({ title }) => title === ARTICLE);
  const colors = ["amber", "moss", "sky", "rose", "plum"];
  const quotes = [
    "At about 10.33 on the morning of the 25th the Italia, tail-heavy with ice, struck the pack some hundred kilometres from Nordaustlandet.",
    "on the morning of the 25th the Italia, tail-heavy with ice, struck the pack",
    "the Italia, tail-heavy with ice, struck",
    "tail-heavy with ice, struck the pack some hundred kilometres",
    "tail-heavy with ice",
    "of the 25th the Italia, tail-heavy with ice",
    "with ice, struck the pack some hundred kilometres from Nordaustlandet. Ten men were flung",
    "heavy with ice, struck the pack",
  ];
  for (const [index, quote] of quotes.entries())
    await dateline(library, ["annotate", id, "--quote", quote, "--color", colors[index % 5]]);
}

/** Chooses an annotation that stands alone on its spot, by a click in the text; gives its words. */
async function choose(driver) {
  await clickText(driver, "Within hours Giuseppe", ".prose");
  await driver.executeScript("document.getSelection().removeAllRanges()");
  const card = await driver.findElement({ css: "article.card blockquote" });
  await driver.actions().move({ origin: card }).click().perform();
  await waitFor(driver, "the handles", "return document.querySelectorAll('.handle').length === 2");
  await waitFor(driver, "the flash to go", "return (CSS.highlights.get('flash')?.size ?? 0) === 0");
  await settled(driver);
  return quote(driver);
}

/** The words of the annotation chosen. */
function quote(driver) {
  return driver.executeScript("return document.querySelector('article.card[aria-current=true] blockquote')?.textContent ?? ''");
}

async function drag(driver, from, to) {
  await driver
    .actions()
    .move({ ...from, origin: "viewport" })
    .press()
    .move({ x: Math.round((from.x + to.x) / 2), y: to.y, origin: "viewport", duration: 60 })
    .move({ ...to, origin: "viewport", duration: 60 })
    .release()
    .perform();
}
