/** The sample library, whole. */
import type { Entity, Note, Tag, Timeline } from "../../../bindings";
import type { State } from "../store";
import { articleSeeds } from "./articles";
import { buildAnnotation, buildArticle, buildEvent } from "./build";
import { eventSeeds } from "./events";
import { annotationSeeds } from "./marks";

const DESCRIPTIONS: Record<string, string> = {
  press: "What the papers wrote of each other and of their own work.",
};

const tags: Tag[] = (
  [
    { id: "expedition", parent: null, name: "expedition", color: "amber" },
    { id: "crash", parent: "expedition", name: "crash", color: null },
    { id: "ice", parent: null, name: "on the ice", color: "rose" },
    { id: "signals", parent: null, name: "signals", color: "plum" },
    { id: "distress-call", parent: "signals", name: "distress call", color: null },
    { id: "false-reports", parent: "signals", name: "false reports", color: null },
    { id: "rescue", parent: null, name: "rescue", color: "sky" },
    { id: "by-air", parent: "rescue", name: "by air", color: null },
    { id: "by-sea", parent: "rescue", name: "by sea", color: "moss" },
    { id: "press", parent: null, name: "press", color: null },
  ] satisfies Omit<Tag, "description" | "pin">[]
).map((tag) => ({ ...tag, description: DESCRIPTIONS[tag.id] ?? "", pin: null }));

const entities: Entity[] = [
  { id: "nobile", kind: "person", name: "Umberto Nobile", aliases: ["the General", "Nobile"] },
  { id: "biagi", kind: "person", name: "Giuseppe Biagi", aliases: ["Biagi"] },
  { id: "schmidt", kind: "person", name: "Nikolai Schmidt", aliases: ["a young farmer"] },
  { id: "malmgren", kind: "person", name: "Finn Malmgren", aliases: ["Malmgren"] },
  { id: "amundsen", kind: "person", name: "Roald Amundsen", aliases: [] },
  { id: "lundborg", kind: "person", name: "Einar Lundborg", aliases: ["Lundborg"] },
  { id: "chukhnovsky", kind: "person", name: "Boris Chukhnovsky", aliases: ["Chukhnovsky"] },
  { id: "krasin", kind: "organisation", name: "Krasin", aliases: ["the ice-breaker"] },
  { id: "base-ship", kind: "organisation", name: "Città di Milano", aliases: ["the base ship"] },
  { id: "kings-bay", kind: "place", name: "Kings Bay", aliases: ["Ny-Ålesund"] },
  { id: "vokhma", kind: "place", name: "Voznesenye-Vokhma", aliases: ["Vokhma"] },
  { id: "tromso", kind: "place", name: "Tromsø", aliases: [] },
  { id: "leningrad", kind: "place", name: "Leningrad", aliases: [] },
];

const timelines: Timeline[] = [
  {
    id: "t-rescue",
    name: "The rescue, day by day",
    filter: "from:1928-05-20 to:1928-07-18",
    lanes: "tag",
    window: null,
    style: { order: [], collapsed: [], colors: {}, depth: null },
  },
  {
    id: "t-heard",
    name: "Who heard what, when",
    filter: "tag:signals",
    lanes: "none",
    window: null,
    style: { order: [], collapsed: [], colors: {}, depth: null },
  },
];

const notes: Note[] = [
  {
    id: "n-log",
    title: "What the log can prove",
    text: "# What the log can prove\n\nThe fair copy was *entered a week after the fact*. It supports **neither** the 7th nor the 8th.\n\n- Ask the archive for the rough log.\n- Compare the hand with the operator’s letters.\n\n> One hand, one ink.\n",
    created: 1,
    changed: 3,
  },
  {
    id: "n-farmer",
    title: "Schmidt’s seed bill",
    text: "Seen by the Courier in June 1928. Where is it now? See [the article](dateline:article/farmer).\n",
    created: 2,
    changed: 2,
  },
];

export function sampleState(): State {
  const articles = articleSeeds.map(buildArticle);
  return {
    articles,
    annotations: annotationSeeds.map((seed) => buildAnnotation(seed, articles)),
    events: eventSeeds.map(buildEvent),
    entities: structuredClone(entities),
    tags: structuredClone(tags),
    notes: structuredClone(notes),
    timelines: structuredClone(timelines),
    collections: [],
  };
}
