// What the window shows: pictures, problems, and what a screen reader would meet.

import { copyFile, mkdir, readFile, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join, resolve } from "node:path";

const pictures = resolve(import.meta.dirname, "../../target/screenshots");
const guide = resolve(import.meta.dirname, "../../docs/guide/pictures");
const axeSource = createRequire(import.meta.url).resolve("axe-core/axe.min.js");

/** Saves a picture of the window as `target/screenshots/NAME.png`; gives its path. */
export async function screenshot(driver, name) {
  return saveAs(driver, join(pictures, `${name}.png`));
}

/** A `screenshot` that puts the named pictures into the user guide too, when `DATELINE_KEEP_PICTURES` is set. */
export function looker(names) {
  return async (driver, name) => {
    const file = await screenshot(driver, name);
    if (!process.env.DATELINE_KEEP_PICTURES || !names.includes(name)) return;
    await mkdir(guide, { recursive: true });
    await copyFile(file, join(guide, `${name}.png`));
  };
}

/** Saves a picture of the window, once its fonts are there and two frames were drawn. */
export async function saveAs(driver, file) {
  await driver.executeAsyncScript((done) => {
    document.fonts.ready.then(() => requestAnimationFrame(() => requestAnimationFrame(() => done())));
  });
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, Buffer.from(await driver.takeScreenshot(), "base64"));
  return file;
}

/** What went wrong in the page so far: errors, rejections, refused loads, console errors and warnings. */
export async function problems(driver) {
  return driver.executeScript("return window.datelineProblems");
}

/** The serious and critical violations that axe-core finds, each in one line. */
export async function axe(driver) {
  await driver.executeScript(await readFile(axeSource, "utf8"));
  const violations = await driver.executeAsyncScript((done) => {
    window.axe.run(document, { resultTypes: ["violations"] }).then(
      (result) => done(result.violations),
      (error) => done([{ id: "axe failed", impact: "critical", help: String(error), nodes: [] }]),
    );
  });
  return violations
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .map(({ id, help, nodes }) => `${id}: ${help} (${nodes.map(({ target }) => target.join(" ")).join("; ")})`);
}
