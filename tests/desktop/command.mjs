// The command line, beside the window and on the same library.

import { execFile } from "node:child_process";
import { dirname, join } from "node:path";

import { app } from "./window.mjs";

const program = join(dirname(app), "dateline");

/** Runs `dateline` on a library; gives the JSON objects that it prints, one a line. */
export function dateline(library, words, input = "") {
  return new Promise((done, fail) => {
    const child = execFile(
      program,
      ["--library", library, "--json", ...words],
      { maxBuffer: 1 << 28 },
      (error, output, said) => {
        if (error) fail(new Error(`dateline ${words.join(" ")}: ${said || error.message}`));
        else done(output.split("\n").filter(Boolean).map((line) => JSON.parse(line)));
      },
    );
    // Most commands read no input, and are gone before any could be written.
    if (input) child.stdin.end(input);
  });
}

/** Everything that a researcher has in a library, to compare with itself later. */
export async function everything(library) {
  const [articles, annotations, events] = await Promise.all([
    dateline(library, ["articles"]),
    dateline(library, ["annotations"]),
    dateline(library, ["events"]),
  ]);
  const shown = await Promise.all(events.map(({ id }) => dateline(library, ["event", "show", id])));
  // Whether an article was read is no step of the history: one that is brought back is new again.
  for (const article of articles) delete article.read;
  return { articles, annotations, events: shown };
}
