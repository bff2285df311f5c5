/** Printing an article: a sheet for paper beside the window, which only the printer sees. */
import { mount, unmount } from "svelte";
import type { ArticleView } from "../../bindings";
import type { Session } from "../../shared/session.svelte";
import "./print.css";
import PrintSheet from "./PrintSheet.svelte";

let laidOut: Record<string, unknown> | null = null;

/** Lays the article out for paper and opens the system's print dialog. */
export async function printArticle(session: Session, view: ArticleView): Promise<void> {
  await putAway();
  const pictures = await picturesOf(session, view);
  laidOut = mount(PrintSheet, { target: document.body, props: { view, session, pictures } });
  // Without its fonts and pictures the text would be set twice, the second time too late.
  await document.fonts?.ready;
  await Promise.all([...document.querySelectorAll<HTMLImageElement>(".print-sheet img")].map(decoded));
  window.addEventListener("afterprint", () => void putAway(), { once: true });
  window.print();
}

/** The addresses of the pictures that are printed, by their hash; those that are not in the library are left out. */
async function picturesOf(session: Session, view: ArticleView): Promise<Map<string, string>> {
  const folded = new Set(view.folded);
  const wanted = view.version.blocks.flatMap(({ kind }, index) =>
    kind.type === "picture" && kind.original && !folded.has(index) ? [kind.original] : [],
  );
  const found = new Map<string, string>();
  for (const original of new Set(wanted)) {
    const picture = await session.backend.call("article_picture", { original }).catch(() => null);
    if (picture) found.set(original, picture.address);
  }
  return found;
}

/** What cannot be decoded is printed as a gap, and holds nothing up. */
const decoded = (image: HTMLImageElement): Promise<void> => image.decode().catch(() => undefined);

async function putAway(): Promise<void> {
  const sheet = laidOut;
  laidOut = null;
  if (sheet) await unmount(sheet);
}
