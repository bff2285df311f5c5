// Reads documents ({"id","reference","text"}, one a line) and tells what chrono-node finds in them with its
// own settings, and how long it takes in processor time. Positions are code points. Prints one JSON object:
// {"version","milliseconds","documents":[{"id","expressions":[{"start","end","value"}]}]}.

import { readFileSync } from "node:fs";
import * as chrono from "chrono-node";

const RUNS = 3;

const documents = readFileSync(0, "utf8")
  .split("\n")
  .filter((line) => line.trim() !== "")
  .map((line) => JSON.parse(line));

// Noon, so that no zone moves the day.
const reference = (document) => new Date(`${document.reference.slice(0, 10)}T12:00:00`);
const parse = (document) => chrono.parse(document.text, reference(document));

const digits = (number, length) => String(number).padStart(length, "0");

/** The TIMEX3 value: as much as chrono-node is certain of, and the day where it is implied by a weekday. */
function value(components) {
  const known = (part) => components.isCertain(part);
  const year = digits(components.get("year"), 4);
  const month = digits(components.get("month"), 2);
  const day = digits(components.get("day"), 2);
  const time = `T${digits(components.get("hour") ?? 0, 2)}:${digits(components.get("minute") ?? 0, 2)}`;
  if (known("hour")) return `${year}-${month}-${day}${time}`;
  if (known("day") || known("weekday")) return `${year}-${month}-${day}`;
  return known("month") ? `${year}-${month}` : year;
}

function expressions(document) {
  const points = (to) => [...document.text.slice(0, to)].length;
  return parse(document).map((found) => {
    const start = points(found.index);
    return { start, end: start + [...found.text].length, value: value(found.start) };
  });
}

const answers = documents.map((document) => ({ id: document.id, expressions: expressions(document) }));
let milliseconds = Infinity;
for (let run = 0; run < RUNS; run += 1) {
  const begun = process.cpuUsage();
  for (const document of documents) parse(document);
  milliseconds = Math.min(milliseconds, process.cpuUsage(begun).user / 1_000);
}
const described = new URL("../node_modules/chrono-node/package.json", import.meta.url);
const { version } = JSON.parse(readFileSync(described, "utf8"));
console.log(JSON.stringify({ version, milliseconds, documents: answers }));
