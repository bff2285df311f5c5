import type { Block, MarkKind } from "../bindings";
import type { CodePoints } from "./positions";

/** A stretch of a block on which the same inline marks lie. */
export interface Run {
  start: number;
  end: number;
  kinds: MarkKind[];
}

/** Splits a block at the ends of its marks. The runs cover the block without gaps. */
export function runs(block: Block): Run[] {
  const marks = block.marks ?? [];
  const cuts = new Set([block.start, block.end]);
  for (const mark of marks) {
    if (mark.start > block.start && mark.start < block.end) cuts.add(mark.start);
    if (mark.end > block.start && mark.end < block.end) cuts.add(mark.end);
  }
  const edges = [...cuts].sort((a, b) => a - b);
  const result: Run[] = [];
  for (const [index, start] of edges.entries()) {
    const end = edges[index + 1];
    if (end === undefined) break;
    const kinds = marks.filter((mark) => mark.start < end && mark.end > start).map((mark) => mark.kind);
    result.push({ start, end, kinds });
  }
  return result;
}

const ELEMENTS: Record<Exclude<MarkKind["type"], "link">, string> = {
  language: "span",
  joined: "span",
  emphasis: "em",
  strong: "strong",
  code: "code",
  superscript: "sup",
  subscript: "sub",
};

/**
 * Builds a block's text inside an element from data: one text node a run. Gives back the text nodes in order.
 * A link shows its address as its title and opens through `open`, never by navigation.
 */
export function drawRuns(
  host: HTMLElement,
  block: Block,
  points: CodePoints,
  open: (address: string) => void,
): Text[] {
  const nodes = runs(block).map((run) => {
    const node = document.createTextNode(points.slice(run.start, run.end));
    let inner: Node = node;
    for (const kind of run.kinds) {
      const element =
        kind.type === "link" ? link(kind.address, open) : document.createElement(ELEMENTS[kind.type]);
      if (kind.type === "language") element.lang = kind.language;
      if (kind.type === "joined") {
        element.className = "joined";
        element.title = "Joined at the end of a line; its hyphen was left out";
      }
      element.append(inner);
      inner = element;
    }
    host.append(inner);
    return node;
  });
  return nodes;
}

function link(address: string, open: (address: string) => void): HTMLAnchorElement {
  const element = document.createElement("a");
  element.href = address;
  element.title = address;
  element.rel = "noreferrer";
  element.addEventListener("click", (event) => {
    event.preventDefault();
    open(address);
  });
  return element;
}
