// `node picture.mjs FILE`: a picture of the window with the sample library open.

import { By, until } from "selenium-webdriver";

import { saveAs } from "./eyes.mjs";
import { openWindow } from "./window.mjs";

const [file] = process.argv.slice(2);
const { driver, close } = await openWindow({ size: { width: 1440, height: 900 } });
try {
  // Asked of the shell itself, so that the picture does not depend on how the start page words its buttons.
  const failure = await driver.executeAsyncScript((done) => {
    window.__TAURI_INTERNALS__.invoke("open_sample").then(
      () => done(null),
      (error) => done(error.message ?? String(error)),
    );
  });
  if (failure) throw new Error(failure);
  await driver.navigate().refresh();
  await driver.wait(until.elementLocated(By.css("main *")), 20_000, "The window stayed empty.");
  await driver.sleep(500);
  await saveAs(driver, file);
} finally {
  await close();
}
