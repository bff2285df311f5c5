/** What changed between two short texts, word by word. */
export interface DiffPart {
  kind: "same" | "gone" | "new";
  words: string;
}

/** Beyond so many pairs of words only the ends are compared. */
const MOST = 250_000;

/** The longest common words stay; neighbours of one kind are joined. White space belongs to the word before it. */
export function diff(before: string, after: string): DiffPart[] {
  const a = before.match(/\S+\s*/gu) ?? [];
  const b = after.match(/\S+\s*/gu) ?? [];
  const alike = (x: string | undefined, y: string | undefined): boolean =>
    x !== undefined && y !== undefined && x.trimEnd() === y.trimEnd();
  let head = 0;
  while (head < a.length && head < b.length && alike(a[head], b[head])) head++;
  let tail = 0;
  while (
    tail < a.length - head &&
    tail < b.length - head &&
    alike(a[a.length - 1 - tail], b[b.length - 1 - tail])
  )
    tail++;
  const parts: DiffPart[] = [];
  add(parts, "same", b.slice(0, head));
  middle(parts, a.slice(head, a.length - tail), b.slice(head, b.length - tail), alike);
  add(parts, "same", b.slice(b.length - tail));
  return parts;
}

function middle(
  parts: DiffPart[],
  a: string[],
  b: string[],
  alike: (x: string | undefined, y: string | undefined) => boolean,
): void {
  if (a.length * b.length > MOST || a.length === 0 || b.length === 0) {
    add(parts, "gone", a);
    add(parts, "new", b);
    return;
  }
  const width = b.length + 1;
  const longest = new Uint16Array((a.length + 1) * width);
  const cell = (i: number, j: number): number => longest[i * width + j] ?? 0;
  for (let i = a.length - 1; i >= 0; i--) {
    for (let j = b.length - 1; j >= 0; j--)
      longest[i * width + j] = alike(a[i], b[j])
        ? cell(i + 1, j + 1) + 1
        : Math.max(cell(i + 1, j), cell(i, j + 1));
  }
  let [i, j] = [0, 0];
  while (i < a.length || j < b.length) {
    if (i < a.length && j < b.length && alike(a[i], b[j])) {
      add(parts, "same", b.slice(j, j + 1));
      i++;
      j++;
    } else if (i < a.length && (j === b.length || cell(i + 1, j) >= cell(i, j + 1)))
      add(parts, "gone", a.slice(i, ++i));
    else add(parts, "new", b.slice(j, ++j));
  }
}

function add(parts: DiffPart[], kind: DiffPart["kind"], words: readonly string[]): void {
  if (words.length === 0) return;
  const last = parts.at(-1);
  if (last?.kind === kind) last.words += words.join("");
  else parts.push({ kind, words: words.join("") });
}
