/** The user guide's list of keys, held to the commands. */
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { describe, expect, test } from "vitest";
import { commands } from "./commands";
import { shown } from "./shared/keys";

const GUIDE = resolve(import.meta.dirname, "../../docs/guide/keys.md");

/** The part of the guide that the commands decide: a heading and a table for each group. */
function tables(): string {
  const withKeys = commands.filter(({ keys }) => keys.length > 0);
  const groups = [...new Set(withKeys.map(({ group }) => group))];
  return groups
    .map((group) => {
      const rows = withKeys
        .filter((command) => command.group === group)
        .map(({ name, keys }) => `| ${name} | ${keys.map((one) => `\`${shown(one)}\``).join(", ")} |`);
      return [`### ${group}`, "", "| command | keys |", "|---|---|", ...rows].join("\n");
    })
    .join("\n\n");
}

/** What stands in the guide from the first of these headings to the second. */
function between(guide: string, from: string, to: string): string {
  return (guide.split(`${from}\n`)[1]?.split(`\n${to}`)[0] ?? "").trim();
}

describe("the guide's page on keys", () => {
  test("lists every command that has a key, and nothing else", () => {
    const guide = readFileSync(GUIDE, "utf8");
    expect(between(guide, "## Commands", "## Within")).toBe(tables());
  });
});
