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
  laidOut = mount(PrintSheet, { target: document.body, props: { view, session } });
  // Without its fonts the text would be set twice, the second time too late.
  await document.fonts?.ready;
  window.addEventListener("afterprint", () => void putAway(), { once: true });
  window.print();
}

async function putAway(): Promise<void> {
  const sheet = laidOut;
  laidOut = null;
  if (sheet) await unmount(sheet);
}
