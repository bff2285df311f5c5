import { describe, expect, it } from "vitest";
import type { ComparedRun, RunKind } from "../../bindings";
import { changeSentence, kindOf, lines, stretches } from "./lines";

const run = (kind: RunKind, old_text: string, new_text: string): ComparedRun => ({
  kind,
  old: { start: 0, end: [...old_text].length },
  new: { start: 0, end: [...new_text].length },
  old_text,
  new_text,
});
const same = (text: string): ComparedRun => run("same", text, text);
const drawn = (runs: ComparedRun[]): string[] =>
  lines(runs).map(({ pieces }) =>
    pieces
      .map(({ kind, words }) =>
        kind === "same" ? words : kind === "added" ? `{+${words}+}` : `{-${words}-}`,
      )
      .join(""),
  );

describe("lines", () => {
  it("shows what went before what came, in the paragraph where both stand", () => {
    expect(
      drawn([same("A crew of "), run("changed", "sixteen ", "eighteen "), same("men.\nThey left.")]),
    ).toEqual(["A crew of {-sixteen -}{+eighteen +}men.", "They left."]);
  });

  it("gives paragraphs that came or went a line of their own", () => {
    expect(
      drawn([same("One.\n"), run("removed", "Two.\n", ""), same("Three.\n"), run("added", "", "Four.\n")]),
    ).toEqual(["One.", "{-Two.-}", "Three.", "{+Four.+}"]);
  });

  it("joins paragraphs that became one", () => {
    expect(drawn([same("One "), run("removed", "two.\n", ""), same("three.")])).toEqual([
      "One {-two.-}three.",
    ]);
    expect(drawn([same("One "), run("changed", "two.\n", "2.\n"), same("Three.")])).toEqual([
      "One {-two.-}{+2.+}",
      "Three.",
    ]);
  });

  it("keeps every word of both versions", () => {
    const runs = [same("A b\nc "), run("changed", "d\ne f", "g\n\nh "), run("removed", "i\n", ""), same("j")];
    const words = (kinds: string[]): string =>
      lines(runs)
        .flatMap(({ pieces }) => pieces)
        .filter(({ kind }) => kinds.includes(kind))
        .map(({ words }) => words)
        .join(" ")
        .replace(/\s+/gu, " ");
    expect(words(["same", "removed"])).toBe("A b c d e f i j");
    expect(words(["same", "added"])).toBe("A b c g h j");
  });

  it("tells what became of a line", () => {
    const kinds = lines([same("a\nb "), run("added", "", "c\nd\n"), run("removed", "e\n", "")]).map(kindOf);
    expect(kinds).toEqual(["same", "changed", "added", "removed"]);
  });
});

describe("stretches", () => {
  const text = lines([same("1\n2\n3\n4\n"), run("added", "", "5\n"), same("6\n7\n8\n9\n10")]);

  it("puts unchanged lines away, but for the one beside a change", () => {
    const shown = stretches(text, () => false);
    expect(shown.map(({ folded, lines: some }) => [folded, some.length])).toEqual([
      [true, 3],
      [false, 3],
      [true, 4],
    ]);
  });

  it("opens what was asked for", () => {
    expect(stretches(text, (key) => key === 0).map(({ folded }) => folded)).toEqual([false, false, true]);
  });
});

describe("changeSentence", () => {
  it("says what a change did", () => {
    expect(changeSentence(run("changed", "sixteen ", "eighteen\n"))).toBe("“sixteen” became “eighteen”.");
    expect(changeSentence(run("removed", "gone ", ""))).toBe("“gone” was removed.");
    expect(changeSentence(run("added", "", "new\nline"))).toBe("“new line” was added.");
  });
});
