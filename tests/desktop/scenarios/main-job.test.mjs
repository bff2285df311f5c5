// The main job, whole: from the start page to an exported timeline, by pointer and keyboard, on two articles.

import assert from "node:assert/strict";
import { join } from "node:path";
import { test } from "node:test";

import { dateline, everything } from "../command.mjs";
import { problems } from "../eyes.mjs";
import { named, waitFor } from "../hands.mjs";
import { articles } from "../job/articles.mjs";
import { addPassage, makeEvent } from "../job/events.mjs";
import { exportAll } from "../job/exporting.mjs";
import { goBothWays, markByKeys, markByPointer, markOver } from "../job/marking.mjs";
import { askTheDate, importByPaste, openSample, unfold } from "../job/reading.mjs";
import { search } from "../job/searching.mjs";
import { moveAbout, openEvidence, readTable, selectByKeys, selectByPointer } from "../job/timeline.mjs";
import { isAgain, openHistory, redoAll, undoAll } from "../job/undoing.mjs";
import { openWindow } from "../window.mjs";

for (const article of articles) {
  const skip = article.text === null && `its text is not at hand (${article.name})`;
  test(`the main job on ${article.name}`, { skip }, async (t) => {
    const size = { width: 1440, height: 900 };
    let { driver, settings, close } = await openWindow({ size });
    t.after(() => close());
    const library = join(settings, "config", "The loss of the Italia.dateline");
    let before;
    let event;

    // A step stands on the one before: after one that failed the rest would only repeat its failure.
    let sound = true;
    const step = (name, act) =>
      t.test(name, { skip: !sound && "the step before failed" }, async () => {
        sound = false;
        await act();
        assert.deepEqual(await problems(driver), []);
        sound = true;
      });

    await step("start with the sample", async () => {
      await openSample(driver);
      before = await everything(library);
    });
    await step("import by paste, with a date", () => importByPaste(driver, article));
    await step("show and hide folded lines", () => unfold(driver, article));
    await step("ask a date", () => askTheDate(driver, article));
    await step("mark by pointer, across paragraphs", () => markByPointer(driver, article));
    await step("mark, tag and note over another mark", () => markOver(driver, article));
    await step("mark by keyboard alone", () => markByKeys(driver, article));
    await step("go both ways, recolour, delete, undo", () => goBothWays(driver, article));
    await step("make an event", async () => {
      event = await makeEvent(driver, article, library);
    });
    await step("add a passage of another article", () => addPassage(driver, article, event, library));
    await step("zoom and pan the timeline", () => moveAbout(driver));
    await step("select the event by keys", () => selectByKeys(driver, event));
    await step("select the event by pointer", () => selectByPointer(driver, event));
    await step("read the table", () => readTable(driver, event));
    await step("open the evidence", () => openEvidence(driver, article));
    await step("search", () => search(driver, article));
    await step("export", () => exportAll(driver, article, event, library));

    let after;
    let steps;
    await step("undo everything, redo half", async () => {
      after = await everything(library);
      steps = await openHistory(driver);
      await undoAll(driver);
      await isAgain(driver, library, before, "the library as it was before the first step");
      await redoAll(driver, Math.floor(steps / 2));
    });
    await step("redo the rest after a restart", async () => {
      await close({ keepSettings: true });
      ({ driver, close } = await openWindow({ size, settings }));
      await named(driver, "The loss of the Italia");
      assert.equal(await openHistory(driver), steps);
      await redoAll(driver);
      await isAgain(driver, library, after, "the library as it was before the undoing");
    });
    await step("see what the command line changes", async () => {
      const [made] = await dateline(library, ["annotations"]);
      await dateline(library, ["annotate", made.article, "--quote", made.quote, "--note", "From outside"]);
      await waitFor(driver, "the command line's step in the history", "return document.querySelector('ol li .by')?.innerText !== 'window'");
      const [report] = await dateline(library, ["check"]);
      assert.deepEqual(report.problems ?? [], []);
    });
  });
}
