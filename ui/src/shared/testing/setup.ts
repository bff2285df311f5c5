/** What jsdom lacks and every component test needs. */
import { configure } from "@testing-library/svelte";

// The whole window in an error message hides the message.
configure({
  asyncUtilTimeout: 5000,
  getElementError: (message) => Object.assign(new Error(message ?? ""), { name: "NotFound" }),
});
// Wide enough for all three places of the window.
window.innerWidth = 1440;
Element.prototype.scrollIntoView ??= () => {};

if (!window.matchMedia) {
  window.matchMedia = (query: string) =>
    ({
      matches: false,
      media: query,
      addEventListener() {},
      removeEventListener() {},
    }) as unknown as MediaQueryList;
}
if (!("ResizeObserver" in window)) {
  class Still {
    observe(): void {}
    unobserve(): void {}
    disconnect(): void {}
  }
  Object.assign(globalThis, { ResizeObserver: Still });
}
