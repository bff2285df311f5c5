/** A session with the sample open, for component tests. */
import { render } from "@testing-library/svelte";
import App from "../../App.svelte";
import { MemoryBackend } from "../../backend/memory";
import { Session } from "../session.svelte";

/** The session alone, without a window. */
export async function openSession(): Promise<Session> {
  localStorage.clear();
  const session = new Session(new MemoryBackend());
  await session.begin();
  await session.openSample();
  return session;
}

/** The whole window with the sample open. */
export async function openWindow(): Promise<Session> {
  const session = await openSession();
  render(App, { props: { session } });
  return session;
}
