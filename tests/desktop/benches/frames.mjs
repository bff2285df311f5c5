// What runs inside the page while frames are counted. Each function is sent to the page as it stands, so it uses
// nothing from outside itself but what `watch` put there.

/** Counts, from now on, the milliseconds that the page works in each frame: what is done in it, and what it draws. */
export function watch() {
  if (window.frameWork) return;
  window.frameWork = { sum: 0 };
  const ask = window.requestAnimationFrame.bind(window);
  window.plainFrame = ask;
  window.requestAnimationFrame = (call) =>
    ask((now) => {
      const begin = performance.now();
      call(now);
      window.frameWork.sum += performance.now() - begin;
    });
}

/** Moves Dateline's timeline for so many frames; answers the milliseconds between them, and those of work in each. */
export function drive(way, frames, done) {
  const stage = document.querySelector("[role=application]");
  const box = stage.getBoundingClientRect();
  const middle = { clientX: box.left + box.width * 0.6, clientY: box.top + box.height * 0.5 };
  const pointer = (type, x) =>
    stage.dispatchEvent(
      new PointerEvent(type, { bubbles: true, pointerId: 7, pointerType: "mouse", button: 0, clientX: x, clientY: middle.clientY }),
    );
  // A pointer that is not there cannot be captured.
  stage.setPointerCapture = () => undefined;
  const dragging = way.startsWith("drag") || way === "throw";
  let x = middle.clientX;
  if (dragging) pointer("pointerdown", x);
  const times = [];
  const work = [];
  let before = performance.now();
  let frame = 0;
  const next = async (now) => {
    if (frame > 0) {
      times.push(now - before);
      work.push(window.frameWork.sum);
    }
    before = now;
    window.frameWork.sum = 0;
    const begin = performance.now();
    if (frame >= frames) {
      if (dragging && way !== "throw") pointer("pointerup", x);
      return done({ times, work });
    }
    if (way === "throw" && frame % 60 < 8) {
      if (frame % 60 === 0 && frame > 0) pointer("pointerdown", (x = middle.clientX));
      pointer("pointermove", (x -= 40));
      if (frame % 60 === 7) pointer("pointerup", x);
    } else if (dragging && way !== "throw") {
      // There and back, so that the drag stays where there is something to see.
      x += frame % 120 < 60 ? -14 : 14;
      pointer("pointermove", x);
    } else if (!dragging) {
      const deltaY = way === "zoom in" ? -4 : 4;
      stage.dispatchEvent(new WheelEvent("wheel", { bubbles: true, cancelable: true, ctrlKey: true, deltaY, ...middle }));
    }
    // What follows from it is worked out before the page does anything else.
    await null;
    await null;
    window.frameWork.sum += performance.now() - begin;
    frame += 1;
    window.plainFrame(next);
  };
  window.plainFrame(next);
}

/** Shows so many items in vis-timeline over the whole page; answers how long it took, or why it did not. */
export function startPeer(style, count, patience, done) {
  if (!window.peerStyle) {
    window.peerStyle = new CSSStyleSheet();
    window.peerStyle.replaceSync(style);
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, window.peerStyle];
  }
  window.peer?.destroy();
  document.querySelector("#peer")?.remove();
  const place = document.createElement("div");
  place.id = "peer";
  Object.assign(place.style, { position: "fixed", inset: "0", zIndex: "1000", background: "white" });
  document.body.append(place);
  // The same kind of days and spans, over the same hundred years.
  let state = 1;
  const random = () => (state = (state * 16807) % 2147483647) / 2147483647;
  const century = 36525 * 86400e3;
  const items = Array.from({ length: count }, (_, id) => {
    const start = new Date(-century * 0.7 + random() * century);
    const content = `Event ${id} of the search for the lost ship`;
    return random() < 0.7
      ? { id, content, start, type: "point" }
      : { id, content, start, end: new Date(start.getTime() + random() * 60 * 86400e3) };
  });
  const begin = performance.now();
  setTimeout(() => {
    try {
      window.peer = new window.vis.Timeline(place, new window.vis.DataSet(items), {
        height: `${innerHeight}px`,
        start: new Date(-century * 0.7),
        end: new Date(century * 0.3),
      });
    } catch (error) {
      return done(`it failed: ${error}`);
    }
    requestAnimationFrame(() => setTimeout(() => {
      const taken = performance.now() - begin;
      done(taken > patience ? `it took ${Math.round(taken / 1000)} s to be drawn, and was not moved` : taken);
    }));
  });
}

/** Moves vis-timeline by its own calls for so many frames, or as long as there is patience. */
export function drivePeer(way, frames, patience, done) {
  const times = [];
  const work = [];
  const begin = performance.now();
  let before = begin;
  let frame = 0;
  const next = (now) => {
    if (frame > 0) {
      times.push(now - before);
      work.push(window.frameWork.sum);
    }
    before = now;
    window.frameWork.sum = 0;
    if (frame >= frames || now - begin > patience) return done({ times, work });
    const started = performance.now();
    const { start, end } = window.peer.getWindow();
    const span = end - start;
    const step = way === "drag" ? (frame % 120 < 60 ? span * 0.01 : -span * 0.01) : 0;
    const grow = way === "zoom in" ? -span * 0.02 : way === "zoom out" ? span * 0.02 : 0;
    window.peer.setWindow(start.getTime() + step - grow, end.getTime() + step + grow, { animation: false });
    window.frameWork.sum += performance.now() - started;
    frame += 1;
    window.plainFrame(next);
  };
  window.plainFrame(next);
}
