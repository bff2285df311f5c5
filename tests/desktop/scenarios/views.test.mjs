// Every view, light and dark, in three widths: nothing goes wrong in it, everybody can use it, and a picture is kept.

import assert from "node:assert/strict";
import { join } from "node:path";
import { test } from "node:test";

import { axe, looker, problems } from "../eyes.mjs";
import { dateline } from "../command.mjs";
import { named, press, settled } from "../hands.mjs";
import { openSample } from "../job/reading.mjs";
import { views } from "../job/views.mjs";
import { openWindow } from "../window.mjs";

const wide = { width: 1440, height: 900 };
const others = [
  { width: 1000, height: 800 },
  { width: 1600, height: 1000 },
];
const look = looker(["start-light", "library-light", "import-light", "reader-light", "reader-dark", "composer-light", "timeline-light", "timeline-dark", "export-light", "search-light", "history-light"]);

for (const theme of ["light", "dark"]) {
  test(`every view in ${theme}`, async (t) => {
    const { driver, settings, close } = await openWindow({ theme, size: wide });
    t.after(() => close());
    await named(driver, "Explore the sample");
    await look(driver, `start-${theme}`);
    await openSample(driver);
    await changeOneThing(join(settings, "config", "The loss of the Italia.dateline"));
    for (const [name, go] of Object.entries(views)) {
      await t.test(name, async () => {
        await go(driver);
        await settled(driver);
        await look(driver, `${name}-${theme}`);
        assert.deepEqual(await axe(driver), []);
        assert.deepEqual(await problems(driver), []);
      });
    }
    for (const size of others) {
      await t.test(`the reader and the timeline ${size.width} wide`, async () => {
        await press(driver, "Escape");
        await driver.manage().window().setRect({ x: 0, y: 0, ...size });
        for (const name of ["library", "reader", "timeline"]) {
          await views[name](driver);
          await settled(driver);
          await look(driver, `${name}-${theme}-${size.width}`);
          assert.deepEqual(await axe(driver), []);
        }
        assert.deepEqual(await problems(driver), []);
      });
    }
  });
}

/** A few steps by the command line, so that the history has something to show. */
async function changeOneThing(library) {
  const articles = await dateline(library, ["articles"]);
  const { id } = articles.find(({ title }) => title.startsWith("Seven men"));
  const [first] = await dateline(library, ["annotations", id]);
  await dateline(library, ["annotate", id, "--quote", first.quote, "--note", "Compare with the captain’s report.", "--tag", "press"]);
  await dateline(library, ["event", "add", "--title", "The report is filed", "--when", "1928-07-13"]);
}
