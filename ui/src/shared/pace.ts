/** How quickly items are done, from the messages of the last seconds. */

/** Milliseconds that are looked back on. */
const SPAN = 10_000;
/** Milliseconds before anything is said: the first items tell little. */
const PATIENCE = 1500;

export class Pace {
  #heard: { at: number; done: number }[] = [];

  /** Takes a message, in milliseconds of any clock; answers items a second and seconds left, once they can be told. */
  heard(at: number, done: number, total: number): { speed: number; left: number } | null {
    this.#heard = [...this.#heard.filter((each) => at - each.at <= SPAN), { at, done }];
    const first = this.#heard[0];
    if (!first || at - first.at < PATIENCE || done <= first.done) return null;
    const speed = (1000 * (done - first.done)) / (at - first.at);
    return { speed, left: Math.max(0, total - done) / speed };
  }
}

/** "about 40 s left", "about 3 min left". */
export function leftInWords(seconds: number): string {
  if (seconds < 1) return "nearly done";
  if (seconds < 55) return `about ${seconds < 10 ? Math.ceil(seconds) : Math.ceil(seconds / 5) * 5} s left`;
  if (seconds < 3300) return `about ${Math.round(seconds / 60)} min left`;
  return `about ${(seconds / 3600).toFixed(1)} h left`;
}

/** "132 a second"; slow ones by the minute. */
export function speedInWords(speed: number): string {
  if (speed >= 10) return `${Math.round(speed)} a second`;
  return speed >= 1 ? `${speed.toFixed(1)} a second` : `${Math.max(1, Math.round(speed * 60))} a minute`;
}
