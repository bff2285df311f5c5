// Pictures in the reader, the ends of an annotation under a finger, and the sheet that is printed.

import assert from "node:assert/strict";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";

import { dateline } from "../command.mjs";
import { axe, looker, problems } from "../eyes.mjs";
import { becomes, clickText, named, press, sees, settled, waitFor } from "../hands.mjs";
import { openByTitle, openSample } from "../job/reading.mjs";
import { openWindow } from "../window.mjs";

const look = looker([]);
const TITLE = "The tent as it was drawn";

test("a picture is shown, selected by a click with its words, and printed; ends follow a finger", async (t) => {
  const { driver, settings, close } = await openWindow({ size: { width: 1440, height: 900 } });
  t.after(() => close());
  await openSample(driver);
  const file = join(settings, "tent.html");
  await writeFile(file, page(`data:image/bmp;base64,${bitmap(240, 120).toString("base64")}`));
  await dateline(join(settings, "config", "The loss of the Italia.dateline"), ["import", file]);
  await openByTitle(driver, TITLE);

  const size = "const picture = document.querySelector('.prose .picture img'); return picture?.complete && [picture.naturalWidth, picture.naturalHeight].join()";
  assert.equal(await waitFor(driver, "the picture", size), "240,120");
  await settled(driver);
  await look(driver, "reader-picture-light");
  assert.deepEqual(await axe(driver), []);
  await driver.actions().move({ origin: await driver.findElement({ css: ".prose .picture img" }) }).click().perform();
  await named(driver, "Selected passage");
  assert.equal(await driver.executeScript("return document.getSelection().toString()"), "The red tent on the floe");
  await press(driver, "1");
  await waitFor(driver, "the annotation", "return document.querySelector('article.card blockquote')?.innerText === 'The red tent on the floe'");

  // A finger on the end of an annotation: WebKitWebDriver knows no touch, so the page is told of it as the system does.
  await clickText(driver, "drawn from what", ".prose");
  await driver.executeScript("document.querySelector('.prose .picture').scrollIntoView({ block: 'center' })");
  const card = await driver.findElement({ css: "article.card blockquote" });
  await driver.actions().move({ origin: card }).click().perform();
  await waitFor(driver, "the handles", "return document.querySelectorAll('.handle').length === 2");
  await waitFor(driver, "the flash to go", "return (CSS.highlights.get('flash')?.size ?? 0) === 0");
  await settled(driver);
  await driver.executeScript(finger, 60);
  const quote = () => driver.executeScript("return document.querySelector('article.card[aria-current=true] blockquote')?.textContent ?? ''");
  const shorter = await becomes(driver, "the passage to be shorter", async () => {
    const now = await quote();
    return now.length > 0 && now.length < "The red tent on the floe".length && now;
  });
  assert.ok("The red tent on the floe".startsWith(shorter), shorter);
  await press(driver, "Ctrl+Z");
  await sees(driver, "Undone: Change where ");

  // The system's dialog can't be driven. What it would print is laid out in its place: the rules for paper count on the
  // screen while the page is told that they do.
  await driver.executeScript("window.print = () => (window.printed = true)");
  await press(driver, "Ctrl+P");
  await waitFor(driver, "the sheet", "return window.printed");
  const paper = await driver.executeScript(onPaper);
  assert.deepEqual(paper.others, [], "nothing of the window is on the sheet");
  assert.equal(paper.picture, "240,120");
  assert.deepEqual([paper.ink, paper.ground], ["rgb(0, 0, 0)", "rgb(255, 255, 255)"]);
  assert.ok(paper.marked, "the highlight is on paper, with its line");
  for (const words of [TITLE, "The men of the base ship", "nobody had slept.", "SHA-256 of the original:"]) assert.ok(paper.words.includes(words), words);
  assert.ok(paper.widest <= paper.width, "nothing is wider than the sheet");
  await look(driver, "printed-light");
  await driver.executeScript("window.dispatchEvent(new Event('afterprint'))");
  await waitFor(driver, "the window again", "return document.querySelector('.print-sheet') === null");
  assert.deepEqual(await problems(driver), []);
});

/** Runs in the page: a finger takes the end of the annotation and draws it to the left by so many pixels. */
function finger(by) {
  const knob = document.querySelector(".handle:last-of-type i") ?? document.querySelectorAll(".handle i")[1];
  const box = knob.getBoundingClientRect();
  const at = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  const told = (type, on, x) => on.dispatchEvent(new PointerEvent(type, { pointerType: "touch", pointerId: 7, isPrimary: true, button: type === "pointermove" ? -1 : 0, buttons: type === "pointerup" ? 0 : 1, clientX: x, clientY: at.y, bubbles: true, cancelable: true }));
  told("pointerdown", knob, at.x);
  for (const part of [0.5, 1]) told("pointermove", window, at.x - by * part);
  told("pointerup", window, at.x - by);
}

/** Runs in the page: lets the rules for print count on the screen; answers what is laid out then. */
function onPaper() {
  for (const sheet of document.styleSheets)
    for (const rule of sheet.cssRules) if (rule instanceof CSSMediaRule && rule.media.mediaText === "print") rule.media.mediaText = "all";
  const page = document.querySelector(".print-sheet");
  const style = getComputedStyle(page);
  const picture = page.querySelector("img");
  const marked = page.querySelector(".ground");
  return {
    others: [...document.body.children].filter((each) => each !== page && each.getBoundingClientRect().height > 0).map((each) => each.className),
    words: page.innerText,
    picture: `${picture?.naturalWidth},${picture?.naturalHeight}`,
    ink: style.color,
    ground: style.backgroundColor,
    marked: marked !== null && getComputedStyle(marked).textDecorationLine === "underline",
    width: page.getBoundingClientRect().width,
    widest: Math.max(...[...page.querySelectorAll("*")].map((each) => each.getBoundingClientRect().width)),
  };
}

function page(address) {
  const paragraph = "The men of the base ship had it drawn from what the operator told them, and nobody had slept. ";
  return `<!doctype html><html lang="en"><head><title>${TITLE}</title></head><body><article><h1>${TITLE}</h1>
    <p>${paragraph.repeat(3)}</p><figure><img src="${address}" alt="The red tent on the floe"><figcaption>Drawn at Kings Bay.</figcaption></figure>
    <p>${paragraph.repeat(3)}</p><p>${paragraph.repeat(2)}</p></article></body></html>`;
}

/** A picture of one colour, uncompressed: larger than the icons that import leaves out. */
function bitmap(width, height) {
  const pixels = Buffer.alloc(width * height * 3, Buffer.from([60, 70, 190]));
  const head = Buffer.alloc(54);
  head.write("BM");
  head.writeUInt32LE(head.length + pixels.length, 2);
  head.writeUInt32LE(head.length, 10);
  head.writeUInt32LE(40, 14);
  head.writeInt32LE(width, 18);
  head.writeInt32LE(height, 22);
  head.writeUInt16LE(1, 26);
  head.writeUInt16LE(24, 28);
  head.writeUInt32LE(pixels.length, 34);
  return Buffer.concat([head, pixels]);
}
