// Events: made of a passage, and resting on a second one of another article.

import assert from "node:assert/strict";

import { dateline } from "../command.mjs";
import { becomes, click, dragSelect, named, press, type, waitFor } from "../hands.mjs";
import { openByTitle } from "./reading.mjs";

/** Makes an event of a passage: date and title are there already; a place and a tag are added. */
export async function makeEvent(driver, article, library) {
  await dragSelect(driver, article.event.from, article.event.to, ".prose");
  await press(driver, "E");
  await named(driver, "New event");
  const given = await driver.executeScript(
    "return [document.activeElement, document.querySelector('.composer [aria-label=Title]')].map((each) => each.value)",
  );
  assert.equal(given[0], article.date.written, "the date has the focus, prefilled");
  assert.ok(given[1].length > 10, `the title is prefilled, not “${given[1]}”`);
  const reading = await driver.findElement({ css: ".composer .reading" }).getText();
  assert.ok(reading.startsWith(article.date.words), `the date is read as ${article.date.words}, not “${reading}”`);
  const names = await driver.findElement({ css: ".composer [aria-label='Who, where']" });
  await names.click();
  await type(driver, article.place);
  await click(driver, `New place “${article.place}”`);
  await press(driver, "Tab");
  await type(driver, "from the job");
  await waitFor(driver, "the tag to be offered", "return document.querySelector('.composer .option[aria-selected=true]')?.innerText.includes('from the job')");
  await press(driver, "Enter");
  await press(driver, "Ctrl+Enter");
  await waitFor(driver, "the event in the inspector", "return document.querySelector('.event-head h3') !== null");
  const title = await driver.findElement({ css: ".event-head h3" }).getText();
  const event = await eventNamed(driver, library, title);
  assert.equal(event.when.edtf, article.date.edtf);
  assert.equal(event.when.written, article.date.written);
  assert.deepEqual(event.places.map(({ name }) => name), [article.place]);
  assert.deepEqual(event.tags.map(({ path }) => path), ["from the job"]);
  assert.equal(event.supports, 1);
  return event;
}

/** Has the command line import another article, which the window shows by itself, and adds a passage of it. */
export async function addPassage(driver, { other }, event, library) {
  const words = ["import", "-", "--title", other.title, "--published", other.published, "--publisher", other.publisher];
  const [made] = await dateline(library, words, other.text);
  assert.equal(made.result, "imported");
  await press(driver, "Ctrl+1");
  await named(driver, other.title);
  await openByTitle(driver, other.title);
  await dragSelect(driver, other.passage.from, other.passage.to, ".prose");
  await press(driver, "E");
  await named(driver, "New event");
  await click(driver, "Disputes");
  await click(driver, "Add passage to it");
  await waitFor(driver, "the event's second passage", "return document.querySelectorAll('.evidence').length === 2");
  const now = await eventNamed(driver, library, event.title, ({ disputes }) => disputes === 1);
  assert.equal(now.supports, 1);
}

/** An event as the command line lists it. */
function eventNamed(driver, library, title, such = () => true) {
  return becomes(driver, `the event “${title}”`, async () => {
    const events = await dateline(library, ["events"]);
    return events.find((event) => event.title === title && such(event));
  });
}
