/** Commands of the room that compares two versions, and the one that leads there. */
import ArrowDown from "@lucide/svelte/icons/arrow-down";
import ArrowUp from "@lucide/svelte/icons/arrow-up";
import FileText from "@lucide/svelte/icons/file-text";
import GitCompare from "@lucide/svelte/icons/git-compare-arrows";
import type { ArticleView, VersionId } from "../../bindings";
import type { Command } from "../../shared/command";
import type { Session } from "../../shared/session.svelte";
import { deskOf } from "../desk.svelte";
import { comparingOf } from "./comparing.svelte";

const comparing = (session: Session): boolean =>
  session.layer === null && session.place?.room === "compare" && comparingOf(session).changes.length > 0;

/** The version before this one, or after the first: what one most likely wants it compared with. */
export function neighbour(view: Pick<ArticleView, "versions">, id: VersionId): VersionId | null {
  const index = view.versions.findIndex((each) => each.id === id);
  return (view.versions[index + 1] ?? view.versions[index - 1])?.id ?? null;
}

/** Opens two versions of an article side by side in one text, whichever is the older. */
export function compare(
  session: Session,
  view: Pick<ArticleView, "article" | "versions">,
  one: VersionId,
  other: VersionId,
): void {
  // Versions are listed newest first.
  const place = (id: VersionId): number => view.versions.findIndex((each) => each.id === id);
  const [older, newer] = place(one) > place(other) ? [one, other] : [other, one];
  session.open({ room: "compare", id: view.article.id, older, newer });
}

export const compareCommands: Command[] = [
  {
    id: "compare.open",
    name: "Compare the versions of the article",
    keys: ["V"],
    icon: GitCompare,
    group: "Article",
    when: (session) =>
      session.layer === null &&
      session.place?.room === "article" &&
      (deskOf(session).view?.versions.length ?? 0) > 1,
    run: (session) => {
      const { view } = deskOf(session);
      const other = view && neighbour(view, view.version.id);
      if (view && other) compare(session, view, view.version.id, other);
    },
  },
  {
    id: "compare.next",
    name: "Next change",
    keys: ["]"],
    icon: ArrowDown,
    group: "Article",
    when: comparing,
    run: (session) => comparingOf(session).step(1),
  },
  {
    id: "compare.previous",
    name: "Previous change",
    keys: ["["],
    icon: ArrowUp,
    group: "Article",
    when: comparing,
    run: (session) => comparingOf(session).step(-1),
  },
  {
    id: "compare.read",
    name: "Read the newer version at this change",
    keys: ["Mod+Enter"],
    icon: FileText,
    group: "Article",
    when: (session) => comparing(session) && comparingOf(session).run !== null,
    run: (session) => comparingOf(session).read?.(),
  },
];
