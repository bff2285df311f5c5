// What runs inside the page to measure how soon an input is seen.

/**
 * Notes, from now on, how many milliseconds pass from each key and each movement of the pointer, as the system gives their
 * time, until the frame after it was drawn.
 */
export function delays() {
  const found = { keydown: [], pointermove: [] };
  for (const name of Object.keys(found)) {
    addEventListener(
      name,
      (event) => {
        requestAnimationFrame(() => {
          // A message comes after the frame is drawn.
          const channel = new MessageChannel();
          channel.port1.onmessage = () => found[name].push(performance.now() - event.timeStamp);
          channel.port2.postMessage(null);
        });
      },
      { capture: true, passive: true },
    );
  }
  window.takeDelays = () => {
    const taken = { ...found };
    for (const name of Object.keys(found)) found[name] = [];
    return taken;
  };
}
