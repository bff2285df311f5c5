/**
 * Notes are Markdown (CommonMark's common part: headings, lists, quotations, code, emphasis, links). They are
 * read into data, from which the ui builds elements: no markup ever comes out of a note.
 */
export type Inline =
  | { type: "text"; text: string }
  | { type: "code"; text: string }
  | { type: "strong"; inside: Inline[] }
  | { type: "emphasis"; inside: Inline[] }
  | { type: "link"; address: string; inside: Inline[] };

export type MarkdownBlock =
  | { type: "paragraph"; inside: Inline[] }
  | { type: "heading"; level: number; inside: Inline[] }
  | { type: "list"; ordered: boolean; start: number; items: MarkdownBlock[][] }
  | { type: "quotation"; blocks: MarkdownBlock[] }
  | { type: "code"; text: string }
  | { type: "rule" };

const BULLET = /^ {0,3}(?:[-*+]|(\d{1,9})[.)])\s+/;
const FENCE = /^ {0,3}(```+|~~~+)/;

/** Reads a note. */
export function markdown(text: string): MarkdownBlock[] {
  return blocks(text.replaceAll("\r\n", "\n").split("\n"), 0);
}

function blocks(lines: string[], depth: number): MarkdownBlock[] {
  const result: MarkdownBlock[] = [];
  let at = 0;
  while (at < lines.length) {
    const line = lines[at] ?? "";
    const fence = FENCE.exec(line)?.[1];
    const heading = /^ {0,3}(#{1,6})\s+(.*?)\s*#*$/.exec(line);
    if (line.trim() === "") at++;
    else if (fence) at = code(lines, at, fence, result);
    else if (heading) {
      result.push({ type: "heading", level: heading[1]?.length ?? 1, inside: inline(heading[2] ?? "") });
      at++;
    } else if (/^ {0,3}([-*_])\s*(?:\1\s*){2,}$/.test(line)) {
      result.push({ type: "rule" });
      at++;
    } else if (/^ {0,3}>/.test(line) && depth < 8) {
      const from = at;
      while (at < lines.length && /^ {0,3}>/.test(lines[at] ?? "")) at++;
      result.push({ type: "quotation", blocks: blocks(lines.slice(from, at).map((each) => each.replace(/^ {0,3}> ?/, "")), depth + 1) });
    } else if (BULLET.test(line) && depth < 8) at = list(lines, at, depth, result);
    else {
      const from = at++;
      while (at < lines.length && !startsBlock(lines[at] ?? "")) at++;
      result.push({ type: "paragraph", inside: inline(lines.slice(from, at).map((each) => each.trim()).join("\n")) });
    }
  }
  return result;
}

function startsBlock(line: string): boolean {
  return line.trim() === "" || FENCE.test(line) || /^ {0,3}(#{1,6}\s|>)/.test(line) || BULLET.test(line);
}

function code(lines: string[], from: number, fence: string, result: MarkdownBlock[]): number {
  let at = from + 1;
  while (at < lines.length && !(lines[at] ?? "").trimStart().startsWith(fence)) at++;
  result.push({ type: "code", text: lines.slice(from + 1, at).join("\n") });
  return at + 1;
}

function list(lines: string[], from: number, depth: number, result: MarkdownBlock[]): number {
  const number = BULLET.exec(lines[from] ?? "")?.[1];
  const ordered = number !== undefined;
  const items: MarkdownBlock[][] = [];
  let at = from;
  while (at < lines.length) {
    const mark = BULLET.exec(lines[at] ?? "");
    if (!mark || (mark[1] !== undefined) !== ordered) break;
    const own = [(lines[at] ?? "").slice(mark[0].length)];
    at++;
    // What is indented, or runs on without a blank line, belongs to the item.
    while (at < lines.length && (/^\s{2,}\S/.test(lines[at] ?? "") || !startsBlock(lines[at] ?? ""))) own.push((lines[at++] ?? "").replace(/^\s{1,4}/, ""));
    items.push(blocks(own, depth + 1));
    while (at < lines.length && (lines[at] ?? "").trim() === "" && BULLET.test(lines[at + 1] ?? "")) at++;
  }
  result.push({ type: "list", ordered, start: Number(number ?? 1), items });
  return at;
}

const INLINE =
  /`([^`]+)`|\*\*(?=\S)(.+?)(?<=\S)\*\*|__(?=\S)(.+?)(?<=\S)__|\*(?=\S)(.+?)(?<=\S)\*|(?<![\p{L}\p{N}])_(?=\S)(.+?)(?<=\S)_(?![\p{L}\p{N}])|\[([^\]]+)\]\(([^()\s]+)\)|<?((?:https?:\/\/|mailto:)[^\s<>]*[^\s<>.,;:!?)'"])>?/su;

function inline(text: string, depth = 0): Inline[] {
  const result: Inline[] = [];
  let rest = text;
  while (rest !== "") {
    const hit = depth < 6 ? INLINE.exec(rest) : null;
    if (!hit) break;
    if (hit.index > 0) result.push({ type: "text", text: rest.slice(0, hit.index) });
    rest = rest.slice(hit.index + hit[0].length);
    const [whole, codeWords, strong, strong2, emphasis, emphasis2, label, target, address] = hit;
    const link = target ?? address;
    if (codeWords !== undefined) result.push({ type: "code", text: codeWords });
    else if (strong ?? strong2) result.push({ type: "strong", inside: inline(strong ?? strong2 ?? "", depth + 1) });
    else if (emphasis ?? emphasis2) result.push({ type: "emphasis", inside: inline(emphasis ?? emphasis2 ?? "", depth + 1) });
    else if (link !== undefined && isSafe(link)) result.push({ type: "link", address: link, inside: label ? inline(label, depth + 1) : [{ type: "text", text: link }] });
    else result.push({ type: "text", text: whole });
  }
  if (rest !== "") result.push({ type: "text", text: rest });
  return result;
}

/** Only http, https and mailto lead out of a note; `dateline:` leads inside the library. */
function isSafe(address: string): boolean {
  try {
    return ["http:", "https:", "mailto:", "dateline:"].includes(new URL(address).protocol);
  } catch {
    return false;
  }
}
