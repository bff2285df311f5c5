/** For component tests of the reader and the events: the sample library, an article on the desk, and what jsdom lacks. */
import { MemoryBackend } from "../backend/memory";
import type { ArticleDates, ArticleView } from "../bindings";
import { Session } from "../shared/session.svelte";
import { deskOf, type Desk } from "./desk.svelte";

/** jsdom lays nothing out: ranges have no boxes there. */
export function withoutLayout(): void {
  Range.prototype.getClientRects = () => [] as unknown as DOMRectList;
  Range.prototype.getBoundingClientRect = () => new DOMRect();
  Element.prototype.scrollIntoView = () => undefined;
  class Never {
    observe(): void {}
    disconnect(): void {}
  }
  Object.assign(globalThis, { IntersectionObserver: Never });
}

/** A session with the sample open at its most annotated article. */
export async function atSample(): Promise<{
  session: Session;
  desk: Desk;
  view: () => Promise<ArticleView>;
  dates: () => Promise<ArticleDates>;
}> {
  const session = new Session(new MemoryBackend());
  await session.begin();
  await session.openSample();
  const ask = {
    filter: "",
    sort: "annotations",
    descending: true,
    offset: 0,
    limit: 1,
    trash: false,
  } as const;
  const id = (await session.backend.call("articles", ask)).rows[0]?.id ?? "";
  session.openArticle(id);
  const desk = deskOf(session);
  const view = (): Promise<ArticleView> => session.backend.call("article", { id, version: null });
  desk.view = await view();
  const version = desk.view.version.id;
  const dates = async (): Promise<ArticleDates> => {
    const found = await session.backend.call("article_dates", { id, version, known: null });
    if (!found) throw new Error("Nothing is known of the dates, so they are answered.");
    return found;
  };
  desk.dates = await dates();
  return { session, desk, view, dates };
}
