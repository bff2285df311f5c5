// Every view of the window on the sample library: how one comes to it, and what shows that one is there.

import { click, dragSelect, hover, named, press, settled, sees, type, waitFor } from "../hands.mjs";
import { openByTitle } from "./reading.mjs";

const heading = (driver, name) => waitFor(driver, name, "return [...document.querySelectorAll('h1')].some((each) => each.innerText === arguments[0])", name);

/** The views in an order in which each can be reached from the one before. */
export const views = {
  async library(driver) {
    await press(driver, "Ctrl+1");
    await click(driver, "Seven men off the ice in one day");
    await waitFor(driver, "the article to be chosen", "return document.querySelector('[role=row][aria-selected=true], .row[aria-selected=true]')");
  },
  async import(driver) {
    await press(driver, "Ctrl+I");
    await named(driver, "Text of an article");
    await type(driver, "Base ship, 7 June. The operator heard nothing that night but the weather from Bergen.");
    await press(driver, "Ctrl+Enter");
    await named(driver, "Look before it comes in");
    await driver.findElement({ id: "import-title" }).then((field) => field.click());
    await press(driver, "Ctrl+A");
    await type(driver, "From the base ship");
    await driver.findElement({ id: "import-published" }).then((field) => field.click());
    await type(driver, "8 June 1928");
    await waitFor(driver, "the date to be understood", "return document.querySelector('#import-reading b') !== null");
  },
  async "new-library"(driver) {
    await press(driver, "Escape");
    await press(driver, "Ctrl+Shift+N");
    await named(driver, "New library");
  },
  async keys(driver) {
    await press(driver, "Escape");
    await press(driver, "F1");
    await waitFor(driver, "the list of keys", "return document.querySelector('[role=dialog]')?.innerText.includes('Undo')");
  },
  async reader(driver) {
    await press(driver, "Escape");
    await openByTitle(driver, "Who heard the Italia first?");
    await waitFor(driver, "the flash to go", "return (CSS.highlights.get('flash')?.size ?? 0) === 0");
  },
  async date(driver) {
    const date = await driver.executeScript("const [range] = CSS.highlights.get('expr-dated'); return range.toString();");
    await hover(driver, date, ".prose");
    await waitFor(driver, "the date's popover", "return document.querySelector('.card-popover')");
  },
  async selection(driver) {
    await driver.actions().move({ x: 1, y: 1, origin: "viewport" }).perform();
    await waitFor(driver, "the popover to go", "return document.querySelector('.card-popover') === null");
    const words = await driver.executeScript("return document.querySelector('.prose p .text').textContent.slice(0, 24)");
    await dragSelect(driver, words, words, ".prose");
    await named(driver, "Selected passage");
  },
  async composer(driver) {
    await press(driver, "E");
    await named(driver, "New event");
    await waitFor(driver, "the composer", "return document.querySelector('.composer blockquote')");
  },
  async event(driver) {
    await press(driver, "Escape");
    await waitFor(driver, "the composer to close", "return document.querySelector('.composer') === null");
    await click(driver, "Events");
    await heading(driver, "Events");
    await click(driver, "Distress call first heard ashore");
    await waitFor(driver, "the event", "return document.querySelector('.evidence')");
  },
  async timeline(driver) {
    await click(driver, "The rescue, day by day");
    await waitFor(driver, "the timeline", "return document.querySelector('[role=application]')");
    await settled(driver);
  },
  async table(driver) {
    await press(driver, "Ctrl+Shift+T");
    await waitFor(driver, "the table", "return document.querySelector('[role=row][data-index]')");
  },
  async entities(driver) {
    await press(driver, "Ctrl+Shift+T");
    await press(driver, "Ctrl+4");
    await heading(driver, "People and places");
    await click(driver, "Giuseppe Biagi");
  },
  async notes(driver) {
    await press(driver, "Ctrl+5");
    await sees(driver, "Reading the wireless times");
  },
  async review(driver) {
    await press(driver, "Ctrl+6");
    await heading(driver, "To review");
  },
  async export(driver) {
    await press(driver, "Ctrl+E");
    await waitFor(driver, "the preview", "return document.querySelector('.sheet h1, .sheet h2')");
  },
  async history(driver) {
    await press(driver, "Ctrl+Shift+H");
    await heading(driver, "History");
  },
  async settings(driver) {
    await press(driver, "Ctrl+,");
    await heading(driver, "Settings");
  },
  async search(driver) {
    await press(driver, "Ctrl+1");
    await press(driver, "Ctrl+K");
    await named(driver, "Search and commands");
    await type(driver, "distress");
    await waitFor(driver, "the hits", "return document.querySelectorAll('.option').length > 2");
  },
};
