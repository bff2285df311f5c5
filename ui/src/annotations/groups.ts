/** How groups of annotations are called. */
import type { AnnotationGroup, BrowseGroup } from "../bindings";

const NOTHING: Record<AnnotationGroup, string> = {
  none: "",
  article: "Untitled",
  tag: "No tag",
  color: "",
  publisher: "No publisher",
};

/** A group's name: the title, path, colour or publisher its rows share. */
export function groupName(by: AnnotationGroup, group: BrowseGroup): string {
  if (group.name === "") return NOTHING[by];
  if (by === "tag") return group.name.replaceAll("/", " / ");
  if (by === "color") return group.name.charAt(0).toUpperCase() + group.name.slice(1);
  return group.name;
}
