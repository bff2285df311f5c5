// The real window, opened over WebDriver. On Linux, tauri-driver only renames two capabilities before it hands
// on to WebKitWebDriver, so that driver is spoken to directly.

import { spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { setTimeout as pause } from "node:timers/promises";

import { Builder, Capabilities } from "selenium-webdriver";

const repository = resolve(import.meta.dirname, "../..");

/** The program under test; `cargo xtask test` names it. */
export const app = process.env.DATELINE_APP ?? join(repository, "target/debug/dateline-desktop");

/**
 * Opens the window with settings of its own, so that no test sees another's.
 *
 * @param {object} [options]
 * @param {string} [options.library] folder of the library to open; without it, the start page
 * @param {{width: number, height: number}} [options.size] of the window, in CSS pixels
 * @param {"light" | "dark"} [options.theme] what the system is said to prefer
 * @param {string} [options.settings] a settings folder to use again, as after a restart
 * @param {boolean} [options.composited] whether the webview composes its layers as with a graphics card, the default;
 *   otherwise the app chooses by the machine, as for a user. Without compositing the driver takes no pictures: it waits
 *   for a frame that never comes.
 * @returns the window: `{ driver, settings, group, close() }`, where `group` is that of its processes
 */
export async function openWindow({ library, size, theme = "light", settings, composited = true } = {}) {
  const folder = settings ?? (await mkdtemp(join(tmpdir(), "dateline-window-")));
  const port = await freePort();
  // A message bus for each window, since on a shared one the second app would only raise the first; and a process
  // group for each, since the driver does not always take the app along when it ends.
  const service = spawn("dbus-run-session", ["--config-file=bus.conf", "--", "WebKitWebDriver", `--port=${port}`], {
    cwd: import.meta.dirname,
    detached: true,
    stdio: ["ignore", "inherit", "inherit"],
    env: {
      ...process.env,
      TAURI_AUTOMATION: "true",
      TAURI_WEBVIEW_AUTOMATION: "true",
      DATELINE_CONFIG_DIR: join(folder, "config"),
      XDG_CONFIG_HOME: join(folder, "xdg-config"),
      XDG_DATA_HOME: join(folder, "xdg-data"),
      XDG_CACHE_HOME: join(folder, "xdg-cache"),
      DATELINE_COLLECT_PROBLEMS: "1",
      NO_AT_BRIDGE: "1",
      ...(composited ? { WEBKIT_DISABLE_COMPOSITING_MODE: "0" } : {}),
      GTK_THEME: theme === "dark" ? "Adwaita:dark" : "Adwaita",
      ...(library ? { DATELINE_LIBRARY: library } : {}),
    },
  });
  const ended = new Promise((done) => service.once("exit", done));
  const end = async () => {
    signal(service.pid, "SIGTERM");
    await Promise.race([ended, pause(2000)]);
    signal(service.pid, "SIGKILL");
    await ended;
  };
  try {
    await answering(port, ended);
    const driver = await new Builder()
      .usingServer(`http://127.0.0.1:${port}`)
      .withCapabilities(
        new Capabilities({ browserName: "wry", "webkitgtk:browserOptions": { binary: app, args: [] } }),
      )
      .build();
    if (size) await driver.manage().window().setRect({ x: 0, y: 0, ...size });
    const close = async ({ keepSettings = false } = {}) => {
      // A window that ended by itself has taken the session along.
      await driver.quit().catch(() => null);
      await end();
      // The webview's processes may still be putting their caches away.
      if (!keepSettings) await rm(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
    };
    return { driver, settings: folder, group: service.pid, close };
  } catch (error) {
    await end();
    throw error;
  }
}

/** Signals a process group; one that is gone already is what was wanted. */
function signal(group, name) {
  try {
    process.kill(-group, name);
  } catch (error) {
    if (error.code !== "ESRCH") throw error;
  }
}

/** A port that nobody listens on. */
function freePort() {
  return new Promise((done, fail) => {
    const server = createServer();
    server.once("error", fail);
    server.listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => done(port));
    });
  });
}

/** Waits until the driver answers. */
async function answering(port, ended) {
  let gone = false;
  void ended.then(() => (gone = true));
  for (let attempt = 0; attempt < 200 && !gone; attempt += 1) {
    try {
      if ((await fetch(`http://127.0.0.1:${port}/status`)).ok) return;
    } catch {
      // It does not listen yet.
    }
    await pause(50);
  }
  throw new Error("WebKitWebDriver did not answer within ten seconds.");
}
