// The articles on which the main job is done: a page written for this project, and a real one where it is at hand.

import { existsSync, readFileSync } from "node:fs";
import { resolve } from "node:path";

const beside = (path) => resolve(import.meta.dirname, "../../..", path);

/** A page as pasted from a browser, by the author's own hand. */
const icebreaker = {
  name: "a page of our own",
  file: beside("tests/fixtures/import/pasted.txt"),
  published: "12 July 1928",
  title: "Icebreaker Turns South as Coal Runs Low; Search Goes On by Air",
  hidden: "Skip to content",
  firstSentence:
    "The icebreaker that took two men off the floe this week has turned south, as her bunkers hold coal for four more days only, her captain reported on the evening of July 11.",
  date: { written: "the evening of July 11", words: "11 July 1928", edtf: "1928-07-11" },
  across: { from: "one more wreck", to: "The five men" },
  overlap: { from: "others must look for", to: "in the red tent" },
  event: { from: "her captain reported", to: "evening of July 11" },
  place: "Kings Bay",
  search: "bunkers",
  other: {
    title: "Coal for four days",
    published: "13 July 1928",
    publisher: "The Ports Gazette",
    text: `The icebreaker has coal for four days and no more, and turned south on the evening of July 11, as her captain reported to the committee.

Nobody on board speaks of giving up, and the two men who were taken off the floe are said to sleep most of the day.

The committee will decide tomorrow whether another ship is to be sent north before the ice closes the strait again.`,
    passage: { from: "The icebreaker has coal", to: "evening of July 11" },
  },
};

/** A news page of 2015, which is measured against and never part of the project. */
const putin = {
  name: "a real news page",
  file: beside("../shared/data/articles/rferl-putin-ground-troops.txt"),
  published: "2015-09-29",
  title: "Putin Rules Out Russian Ground War Against IS; Air Strikes Possible",
  hidden: "Accessibility links",
  firstSentence: /^Russian President Vladimir Putin says .* the militant group\.$/u,
  date: { written: "late September 28", words: "28 September 2015", edtf: "2015-09-28" },
  across: { from: "a key bone", to: "We are thinking" },
  overlap: { from: "contention between", to: "additionally help" },
  event: { from: "Putin elaborated in", to: "CBS and PBS" },
  place: "New York",
  search: "bombarding",
  other: {
    title: "A talk on television",
    published: "29 September 2015",
    publisher: "The Evening Sheet",
    text: `The interview that Putin gave to Charlie Rose was shown on September 28 by two networks, an hour before the news.

Those who had waited for a word about ground troops heard one early on, and it was a plain one.

The networks will show the rest of the talk in the course of the week, with the parts that were cut for time.`,
    passage: { from: "The interview that Putin", to: "by two networks" },
  },
};

/** The articles; the text is `null` where the file is not at hand. */
export const articles = [icebreaker, putin].map((article) => ({
  ...article,
  text: existsSync(article.file) ? readFileSync(article.file, "utf8") : null,
}));
