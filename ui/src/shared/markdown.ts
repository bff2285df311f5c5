import { fromMarkdown } from "mdast-util-from-markdown";
import type { BlockContent, DefinitionContent, ListItem, PhrasingContent, RootContent } from "mdast";

/**
 * Notes are CommonMark. They are read into data of a closed list, from which components build elements:
 * nothing of a note is ever markup. HTML in a note stays text, pictures become their words, and links keep
 * their address only where it leads to http, https, mailto, or something of the library.
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

/** A link to something of the library: its kind and its identifier. */
export const OWN = /^dateline:(article|annotation|event|entity|note)\/([\w-]+)$/;

/** Reads a text. */
export function readMarkdown(text: string): MarkdownBlock[] {
  return fromMarkdown(text).children.flatMap(block);
}

function block(node: RootContent | BlockContent | DefinitionContent): MarkdownBlock[] {
  switch (node.type) {
    case "heading":
      return [{ type: "heading", level: node.depth, children: node.children.flatMap(inline) }];
    case "paragraph":
      return [{ type: "paragraph", children: node.children.flatMap(inline) }];
    case "blockquote":
      return [{ type: "quotation", blocks: node.children.flatMap(block) }];
    case "list": {
      const items = node.children.map((item: ListItem) => item.children.flatMap(block));
      return [{ type: "list", ordered: node.ordered ?? false, start: node.start ?? 1, items }];
    }
    case "code":
      return [{ type: "code", text: node.value }];
    case "thematicBreak":
      return [{ type: "rule" }];
    case "html":
      return [{ type: "paragraph", children: [{ type: "text", text: node.value }] }];
    default:
      return [];
  }
}

function inline(node: PhrasingContent): Inline[] {
  switch (node.type) {
    case "text":
    case "html":
      return [{ type: "text", text: node.value }];
    case "inlineCode":
      return [{ type: "code", text: node.value }];
    case "emphasis":
    case "strong":
      return [{ type: node.type, children: node.children.flatMap(inline) }];
    case "break":
      return [{ type: "text", text: "\n" }];
    case "link": {
      const children = node.children.flatMap(inline);
      return leads(node.url) ? [{ type: "link", address: node.url, children }] : children;
    }
    case "image":
      return node.alt ? [{ type: "text", text: node.alt }] : [];
    default:
      return "children" in node ? node.children.flatMap(inline) : [];
  }
}

function leads(address: string): boolean {
  // Links of Dateline's own lead to things of the library, and nowhere else.
  if (address.startsWith("dateline:")) return OWN.test(address);
  return URL.canParse(address) && ["http:", "https:", "mailto:"].includes(new URL(address).protocol);
}
