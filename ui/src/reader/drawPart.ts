/**
 * Builds a part of the text: elements and text nodes from data, never from markup, and outside of any component,
 * since a long article has thousands of blocks.
 */
import { foldSentence, type CellKind, type Group, type Placed } from "./groups";
import type { Pictures } from "./pictures";
import type { PageText } from "./positions";
import { drawRuns } from "./runs";

/** What the text is drawn with. */
export interface Drawing {
  text: PageText;
  /** Folds blocks, or unfolds them. */
  fold: (blocks: number[], folded: boolean) => void;
  openLink: (address: string) => void;
  /** Shows pictures; without it they are frames with their words. */
  pictures: Pictures | null;
}

/** What stands for a group on the page, and how its blocks give their place back. */
interface Shown {
  element: HTMLElement;
  takeAway: (() => void)[];
}

/** A part of the text on the page. Showing other groups leaves those alone that stay the same. */
export class DrawnPart {
  readonly #host: HTMLElement;
  readonly #how: Drawing;
  #shown = new Map<string, Shown>();

  constructor(host: HTMLElement, how: Drawing) {
    this.#host = host;
    this.#how = how;
  }

  /** Shows these groups, in their order. */
  show(groups: readonly Group[]): void {
    const before = this.#shown;
    this.#shown = new Map();
    for (const group of groups) {
      const name = nameOf(group);
      this.#shown.set(name, before.get(name) ?? build(group, this.#how));
      before.delete(name);
    }
    for (const gone of before.values()) remove(gone);
    let next = this.#host.firstChild;
    for (const { element } of this.#shown.values()) {
      if (element === next) next = next.nextSibling;
      else this.#host.insertBefore(element, next);
    }
  }

  /** Takes everything away. */
  empty(): void {
    for (const gone of this.#shown.values()) remove(gone);
    this.#shown.clear();
  }
}

function remove({ element, takeAway }: Shown): void {
  for (const one of takeAway) one();
  element.remove();
}

/** Names a group by its blocks: a version's blocks never change, only how they are gathered. */
function nameOf(group: Group): string {
  const last =
    group.type === "fold"
      ? group.hidden.at(-1)
      : group.type === "list"
        ? group.items.at(-1)
        : group.type === "table"
          ? group.rows.at(-1)?.at(-1)
          : group.placed;
  return `${group.type} ${group.key} ${last?.index ?? group.key}`;
}

function build(group: Group, how: Drawing): Shown {
  const takeAway: (() => void)[] = [];
  const leaf = (placed: Placed, tag: string): HTMLElement => {
    const { element, gone } = drawBlock(placed, tag, how);
    takeAway.push(gone);
    return element;
  };
  return { element: elementOf(group, leaf, how), takeAway };
}

function elementOf(
  group: Group,
  leaf: (placed: Placed, tag: string) => HTMLElement,
  how: Drawing,
): HTMLElement {
  if (group.type === "fold") return drawFold(group.hidden, how);
  if (group.type === "list") {
    const list = made("ul", "list");
    list.append(...group.items.map((item) => leaf(item, "li")));
    return list;
  }
  if (group.type === "table") {
    const rows = group.rows.map((cells) => {
      const row = made("tr");
      row.append(...cells.map((cell) => leaf(cell, isHeader(cell) ? "th" : "td")));
      return row;
    });
    const frame = made("div", "table-frame");
    const table = made("table");
    const body = made("tbody");
    body.append(...rows);
    table.append(body);
    frame.append(table);
    return frame;
  }
  const { kind } = group.placed.block;
  switch (kind.type) {
    case "break":
      return made("hr");
    case "heading":
      return leaf(group.placed, `h${Math.min(Math.max(kind.level, 2), 6)}`);
    case "quotation":
      return leaf(group.placed, "blockquote");
    case "preformatted":
      return leaf(group.placed, "pre");
    default:
      return leaf(group.placed, "p");
  }
}

/** One block: its element, its text, and the way to hide it again. */
function drawBlock(
  { block, index }: Placed,
  tag: string,
  how: Drawing,
): { element: HTMLElement; gone: () => void } {
  const { kind } = block;
  const element = made(tag, `block ${kind.type}`);
  element.dir = block.direction ?? "auto";
  if (block.language) element.lang = block.language;
  if (kind.type === "cell") spanCells(element, kind);
  if (kind.type === "list-item") {
    if (kind.number !== undefined) element.setAttribute("value", String(kind.number));
    if (kind.depth > 0) element.style.marginInlineStart = `${kind.depth * 1.4}em`;
  }
  const words = made("span", "text");
  const wordsGone = how.text.draw(index, drawRuns(words, block, how.text.points, how.openLink));
  element.append(words);
  const pictureGone =
    kind.type === "picture" && kind.original ? how.pictures?.add(element, kind.original) : null;
  const gone = (): void => {
    wordsGone();
    pictureGone?.();
  };
  if (block.fold !== undefined) {
    element.classList.add("unfolded");
    element.append(button("hide", "Hide again", () => how.fold([index], true)));
  }
  return { element, gone };
}

function spanCells(element: HTMLElement, kind: CellKind): void {
  if (kind.column_span > 1) element.setAttribute("colspan", String(kind.column_span));
  if (kind.row_span > 1) element.setAttribute("rowspan", String(kind.row_span));
  if (kind.header) element.setAttribute("scope", kind.row === 0 ? "col" : "row");
}

/** What is folded away, in its place. */
function drawFold(hidden: readonly Placed[], how: Drawing): HTMLElement {
  const element = made("div", "fold");
  const words = made("span");
  words.textContent = foldSentence(hidden);
  const show = (): void =>
    how.fold(
      hidden.map(({ index }) => index),
      false,
    );
  element.append(words, button("link", "Show", show));
  return element;
}

function isHeader({ block: { kind } }: Placed): boolean {
  return kind.type === "cell" && kind.header;
}

function made(tag: string, name = ""): HTMLElement {
  const element = document.createElement(tag);
  if (name) element.className = name;
  return element;
}

function button(name: string, words: string, act: () => void): HTMLElement {
  const element = made("button", name);
  element.setAttribute("type", "button");
  element.textContent = words;
  element.addEventListener("click", act);
  return element;
}
