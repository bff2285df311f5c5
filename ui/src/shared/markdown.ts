/**
 * Markdown read into data: headings, paragraphs, quotations, lists, code, rules; emphasis, strong, code, links.
 * Components draw it as elements; nothing of it is ever markup. What it does not know stays as typed.
 */

export type Inline =
  | { type: "text"; text: string }
  | { type: "code"; text: string }
  | { type: "emphasis"; children: Inline[] }
  | { type: "strong"; children: Inline[] }
  | { type: "link"; address: string; children: Inline[] };

export type MarkdownBlock =
  | { type: "heading"; level: number; children: Inline[] }
  | { type: "paragraph"; children: Inline[] }
  | { type: "quotation"; blocks: MarkdownBlock[] }
  | { type: "list"; ordered: boolean; start: number; items: MarkdownBlock[][] }
  | { type: "code"; text: string }
  | { type: "rule" };

const MARKER = /^( {0,3})([-*+]|\d{1,9}[.)])( +|$)/;
const DEEPEST = 12;

/** Reads a text. */
export function readMarkdown(text: string, depth = 0): MarkdownBlock[] {
  const lines = text.replace(/\r\n?/g, "\n").split("\n");
  const blocks: MarkdownBlock[] = [];
  for (let at = 0; at < lines.length;) {
    const line = lines[at] ?? "";
    if (!line.trim()) {
      at++;
      continue;
    }
    const fence = /^ {0,3}(```+|~~~+)/.exec(line)?.[1];
    if (fence) {
      let end = at + 1;
      while (end < lines.length && !(lines[end] ?? "").trim().startsWith(fence)) end++;
      blocks.push({ type: "code", text: lines.slice(at + 1, end).join("\n") });
      at = end + 1;
      continue;
    }
    const heading = /^ {0,3}(#{1,6})\s+(.*?)\s*#*$/.exec(line);
    if (heading) {
      blocks.push({
        type: "heading",
        level: heading[1]?.length ?? 1,
        children: readInline(heading[2] ?? ""),
      });
      at++;
      continue;
    }
    if (/^ {0,3}([-*_])( *\1){2,} *$/.test(line)) {
      blocks.push({ type: "rule" });
      at++;
      continue;
    }
    if (/^ {0,3}>/.test(line) && depth < DEEPEST) {
      let end = at;
      while (end < lines.length && /^ {0,3}>/.test(lines[end] ?? "")) end++;
      const inner = lines.slice(at, end).map((one) => one.replace(/^ {0,3}> ?/, ""));
      blocks.push({ type: "quotation", blocks: readMarkdown(inner.join("\n"), depth + 1) });
      at = end;
      continue;
    }
    if (MARKER.test(line) && depth < DEEPEST) {
      const [list, end] = readList(lines, at, depth);
      blocks.push(list);
      at = end;
      continue;
    }
    let end = at + 1;
    while (end < lines.length && (lines[end] ?? "").trim() && !startsBlock(lines[end] ?? "")) end++;
    blocks.push({ type: "paragraph", children: readInline(lines.slice(at, end).join(" ").trim()) });
    at = end;
  }
  return blocks;
}

function startsBlock(line: string): boolean {
  return /^ {0,3}(#{1,6}\s|>|```|~~~)/.test(line) || MARKER.test(line);
}

function readList(lines: string[], from: number, depth: number): [MarkdownBlock, number] {
  const first = MARKER.exec(lines[from] ?? "");
  const ordered = /\d/.test(first?.[2] ?? "");
  const start = ordered ? Number.parseInt(first?.[2] ?? "1", 10) : 1;
  const items: MarkdownBlock[][] = [];
  let at = from;
  while (at < lines.length) {
    const marker = MARKER.exec(lines[at] ?? "");
    if (!marker || /\d/.test(marker[2] ?? "") !== ordered) break;
    const indent = marker[0].length;
    const own = [(lines[at] ?? "").slice(indent)];
    at++;
    while (at < lines.length) {
      const line = lines[at] ?? "";
      const inner = line.startsWith(" ".repeat(Math.min(indent, 2)));
      const blankInside = !line.trim() && (lines[at + 1] ?? "").startsWith("  ");
      if (!inner && !blankInside && (!line.trim() || startsBlock(line))) break;
      own.push(inner ? line.slice(Math.min(indent, line.length - line.trimStart().length)) : line);
      at++;
    }
    items.push(readMarkdown(own.join("\n"), depth + 1));
    if (!(lines[at] ?? "").trim() && MARKER.test(lines[at + 1] ?? "")) at++;
  }
  return [{ type: "list", ordered, start, items }, at];
}

const INLINE =
  /\\([\\`*_[\]()#>~-])|`([^`]+)`|\*\*(?=\S)([^]+?\S?)\*\*|\*(?=\S)([^*]+?)\*|(?<!\w)_(?=\S)([^_]+?)_(?!\w)|\[([^\]]*)\]\(([^\s)]+)\)/;

/** Reads what stands inside a paragraph. */
export function readInline(text: string, depth = 0): Inline[] {
  const parts: Inline[] = [];
  const add = (plain: string): void => {
    const before = parts.at(-1);
    if (!plain) return;
    if (before?.type === "text") before.text += plain;
    else parts.push({ type: "text", text: plain });
  };
  let rest = text;
  while (rest) {
    const match = depth < DEEPEST ? INLINE.exec(rest) : null;
    if (!match) {
      add(rest);
      break;
    }
    add(rest.slice(0, match.index));
    const [whole, escaped, code, strong, star, under, words, address] = match;
    const emphasis = star ?? under;
    if (escaped !== undefined) add(escaped);
    else if (code !== undefined) parts.push({ type: "code", text: code });
    else if (strong !== undefined) parts.push({ type: "strong", children: readInline(strong, depth + 1) });
    else if (emphasis !== undefined)
      parts.push({ type: "emphasis", children: readInline(emphasis, depth + 1) });
    else parts.push({ type: "link", address: address ?? "", children: readInline(words ?? "", depth + 1) });
    rest = rest.slice(match.index + whole.length);
  }
  return parts;
}
