// What the bench of the reader does inside the page. Each function is given to the page as it stands, so it uses
// nothing from outside itself.

/** From the next key on, waits until `window.isReady` says so; `window.stopwatch` answers the milliseconds to that frame. */
export function stopwatch() {
  window.stopwatch = new Promise((done) => {
    const begin = (event) => {
      if (["Control", "Shift", "Alt"].includes(event.key)) return;
      window.removeEventListener("keydown", begin, true);
      const started = performance.now();
      const look = () => (window.isReady() ? requestAnimationFrame(() => done(performance.now() - started)) : requestAnimationFrame(look));
      requestAnimationFrame(look);
    };
    window.addEventListener("keydown", begin, true);
  });
}

/** Scrolls a box by so many pixels a frame, back at the ends; answers the milliseconds between frames. */
export function scroll(which, step, frames, done) {
  const box = document.querySelector(which);
  const times = [];
  let before = 0;
  let by = step;
  const next = (now) => {
    if (before) times.push(now - before);
    before = now;
    if (times.length >= frames) return done(times);
    if (box.scrollTop + by < 0 || box.scrollTop + by > box.scrollHeight - box.clientHeight) by = -by;
    box.scrollTop += by;
    requestAnimationFrame(next);
  };
  requestAnimationFrame(next);
}

/** Covers the article by a page of its size that is empty, or holds plain text and nothing else. */
export function cover(page) {
  const { left, top, width, height } = document.querySelector(".reader.scroll").getBoundingClientRect();
  const box = document.createElement("div");
  box.id = "cover";
  box.style.cssText = `position:fixed;left:${left}px;top:${top}px;width:${width}px;height:${height}px;overflow:auto;z-index:1000;background:white`;
  const inside = document.createElement("div");
  if (page === "empty") inside.style.height = "200000px";
  else {
    inside.style.cssText = "width:612px;margin:auto;font:18px/28px serif";
    for (let number = 0; number < 600; number += 1) {
      const paragraph = document.createElement("p");
      paragraph.textContent = `Paragraph ${number}. ${"The ice moved under the tent and the men counted what was left. ".repeat(6)}`;
      inside.append(paragraph);
    }
  }
  box.append(inside);
  document.body.append(box);
}

/**
 * Paints so many passages, spread evenly over the text, in one of several ways, in place of the app's own; answers
 * the milliseconds until they were painted once. What follows the scrolling goes on by itself.
 */
export function paint(way, count, done) {
  const box = document.querySelector(".reader.scroll");
  const sheet = document.querySelector(".sheet");
  const registry = CSS.highlights;
  window.plainSet ??= registry.set.bind(registry);
  // The app paints no annotations of its own meanwhile.
  registry.set = (name, value) => (name.startsWith("hl-") ? registry : window.plainSet(name, value));
  window.endPainting?.();
  for (const name of [...registry.keys()]) if (name.startsWith("hl-")) registry.delete(name);

  const nodes = [...document.querySelectorAll(".prose .text")].map((each) => each.firstChild).filter((node) => node?.length > 80);
  const ranges = Array.from({ length: count }, (_, index) => {
    const node = nodes[Math.floor((index * nodes.length) / count)];
    const range = new Range();
    range.setStart(node, (index * 7) % 30);
    range.setEnd(node, 40 + ((index * 13) % 40));
    return range;
  });
  const colors = ["amber", "moss", "sky", "rose", "plum"];
  const near = (ahead) => {
    const { top, bottom } = box.getBoundingClientRect();
    const parts = new Set(
      [...document.querySelectorAll(".part")].filter((part) => {
        const place = part.getBoundingClientRect();
        return place.bottom > top - ahead && place.top < bottom + ahead;
      }),
    );
    return ranges.filter((range) => parts.has(range.startContainer.parentElement.closest(".part")));
  };
  const onScroll = (every, act) => {
    let at = box.scrollTop;
    act();
    const listen = () => {
      if (Math.abs(box.scrollTop - at) < every) return;
      at = box.scrollTop;
      act();
    };
    box.addEventListener("scroll", listen);
    return () => box.removeEventListener("scroll", listen);
  };
  const highlight = (some) => {
    const by = colors.map(() => []);
    some.forEach((range, index) => by[index % 5].push(range));
    by.forEach((list, index) => window.plainSet(`hl-${colors[index]}`, new Highlight(...list)));
  };
  const layer = (tag) => {
    const made = document.createElement(tag);
    Object.assign(made.style, { position: "absolute", inset: "0 auto auto 0", zIndex: "0", pointerEvents: "none" });
    document.querySelector(".reader-page").style.position = "relative";
    document.querySelector(".reader-page").style.zIndex = "1";
    sheet.prepend(made);
    return made;
  };
  const boxes = (host, some) => {
    const origin = sheet.getBoundingClientRect();
    const drawn = document.createDocumentFragment();
    some.forEach((range, index) => {
      for (const rect of range.getClientRects()) {
        const one = document.createElement("i");
        one.style.cssText = `position:absolute;left:${rect.left - origin.left}px;top:${rect.top - origin.top}px;width:${rect.width}px;height:${rect.height}px;background:var(--hl-${colors[index % 5]}-bg)`;
        drawn.append(one);
      }
    });
    host.replaceChildren(drawn);
  };
  const started = performance.now();
  let stop = () => undefined;
  if (way === "highlights of all") highlight(ranges);
  else if (way === "highlights near the window") stop = onScroll(1000, () => highlight(near(3000)));
  else if (way === "boxes for all") {
    const host = layer("div");
    // What is skipped has no rectangles: the whole text has to be laid out.
    for (const part of document.querySelectorAll(".part")) part.style.contentVisibility = "visible";
    boxes(host, ranges);
    stop = () => {
      host.remove();
      for (const part of document.querySelectorAll(".part")) part.style.contentVisibility = "";
    };
  } else if (way === "boxes near the window") {
    const host = layer("div");
    const end = onScroll(1000, () => boxes(host, near(3000)));
    stop = () => (end(), host.remove());
  } else {
    const canvas = layer("canvas");
    const style = getComputedStyle(document.documentElement);
    const inks = colors.map((color) => style.getPropertyValue(`--hl-${color}-mark`) || "gold");
    canvas.width = box.clientWidth;
    canvas.height = box.clientHeight;
    const brush = canvas.getContext("2d");
    const end = onScroll(1, () => {
      canvas.style.top = `${box.scrollTop}px`;
      brush.clearRect(0, 0, canvas.width, canvas.height);
      const origin = box.getBoundingClientRect();
      near(0).forEach((range, index) => {
        brush.fillStyle = inks[index % 5].startsWith("light") ? "gold" : inks[index % 5];
        for (const rect of range.getClientRects()) brush.fillRect(rect.left - origin.left, rect.top - origin.top, rect.width, rect.height);
      });
    });
    stop = () => (end(), canvas.remove());
  }
  window.endPainting = stop;
  requestAnimationFrame(() => requestAnimationFrame(() => done(performance.now() - started)));
}
