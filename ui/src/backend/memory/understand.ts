/** Typed words understood as a date: enough for trying out the window. */
import type { DateReading, DateReadings } from "../../bindings";
import { dateView } from "./dates";

const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
const PROBLEM =
  "This is not a date that Dateline understands. Try “27 May 1928”, “late May 1928”, “1928-05”.";

/** All readings of the words, best first. `year` is that of the article, for words without one. */
export function understand(text: string, year: number | null): DateReadings {
  const words = text.trim();
  if (!words) return { readings: [], problem: null };
  const readings = read(words, year)
    .map(([edtf, why]): DateReading | null => {
      const date = dateView(edtf, words);
      return date && { date, why };
    })
    .filter((reading) => reading !== null);
  return { readings, problem: readings.length > 0 ? null : PROBLEM };
}

function read(words: string, year: number | null): [string, string][] {
  if (dateView(words)) return [[words, "As typed"]];
  const text = words
    .toLowerCase()
    .replace(/[,.]/g, " ")
    .replace(/\b(the|on|in|of|at)\b/g, " ")
    .replace(/\b(mon|tues|wednes|thurs|fri|satur|sun)day\b/g, " ")
    .replace(/(\d)(st|nd|rd|th)\b/g, "$1")
    .replace(/\s+/g, " ")
    .trim();

  const numeric = /^(\d{1,2})[/.](\d{1,2})[/.](\d{4}|\d{2})$/.exec(text);
  if (numeric) {
    const [, a = "", b = "", y = ""] = numeric;
    const full = y.length === 2 ? `19${y}` : y;
    const dayFirst: [string, string] = [`${full}-${two(b)}-${two(a)}`, "Day first"];
    const monthFirst: [string, string] = [`${full}-${two(a)}-${two(b)}`, "Month first"];
    return a === b ? [dayFirst] : [dayFirst, monthFirst];
  }

  const about = /^(about|around|circa|ca|c|approximately) (.+)$/.exec(text);
  if (about) return read(about[2] ?? "", year).map(([edtf, why]) => [`${edtf}~`, why]);
  const after = /^(after|from|since) (.+)$/.exec(text);
  if (after) return read(after[2] ?? "", year).map(([edtf, why]) => [`${edtf}/..`, why]);
  const before = /^(before|until) (.+)$/.exec(text);
  if (before) return read(before[2] ?? "", year).map(([edtf, why]) => [`../${edtf}`, why]);

  const part = /^(early|mid|late|beginning|middle|end)[ -](.+)$/.exec(text);
  if (part) {
    const [month] = read(part[2] ?? "", year);
    if (!month || !/^\d{4}-\d{2}$/.test(month[0])) return [];
    const ends: Record<string, string> = {
      early: "01 10",
      beginning: "01 10",
      mid: "11 20",
      middle: "11 20",
    };
    const [from = "21", to = "30"] = (ends[part[1] ?? ""] ?? "21 30").split(" ");
    return [[`${month[0]}-${from}~/${month[0]}-${to}~`, `“${part[1]}” is about ten days`]];
  }

  const clock = /^(.*?) ?(?:evening |morning )?(\d{1,2})[:h](\d{2})$/.exec(text);
  if (clock) {
    const hour = Number(clock[2]);
    const minute = Number(clock[3]);
    if (hour > 23 || minute > 59) return [];
    return read((clock[1] ?? "").replace(/ about$/, ""), year)
      .filter(([edtf]) => /^\d{4}-\d{2}-\d{2}$/.test(edtf))
      .map(([edtf, why]) => [`${edtf}T${two(String(hour))}:${two(String(minute))}`, why]);
  }

  const dayMonth = /^(?:(?:evening|morning|night) )?(\d{1,2}) ([a-z]+)(?: (\d{4}))?$/.exec(text);
  if (dayMonth) return named(dayMonth[2], dayMonth[1], dayMonth[3], year);
  const monthDay = /^([a-z]+) (\d{1,2})(?: (\d{4}))?$/.exec(text);
  if (monthDay) return named(monthDay[1], monthDay[2], monthDay[3], year);
  const month = /^([a-z]+)(?: (\d{4}))?$/.exec(text);
  return month ? named(month[1], undefined, month[2], year) : [];
}

function named(
  name = "",
  day: string | undefined,
  typedYear: string | undefined,
  year: number | null,
): [string, string][] {
  const month = name.length >= 3 ? MONTHS.indexOf(name.slice(0, 3)) + 1 : 0;
  const full = typedYear ?? (year === null ? undefined : String(year));
  if (month === 0 || !full) return [];
  const why = typedYear ? "As typed" : `The year is that of the article, ${full}`;
  return [[`${full}-${two(String(month))}${day ? `-${two(day)}` : ""}`, why]];
}

function two(digits: string): string {
  return digits.padStart(2, "0");
}
