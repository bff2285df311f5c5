import { afterEach, expect, it } from "vitest";
import { selectAll } from "./selectAll";

const press = (target: EventTarget): KeyboardEvent => {
  const event = new KeyboardEvent("keydown", { key: "a", ctrlKey: true, bubbles: true, cancelable: true });
  target.addEventListener("keydown", (heard) => selectAll(heard as KeyboardEvent), { once: true });
  target.dispatchEvent(event);
  return event;
};

afterEach(() => {
  document.body.replaceChildren();
  document.getSelection()?.removeAllRanges();
});

function show(page: string): void {
  document.body.replaceChildren(...new DOMParser().parseFromString(page, "text/html").body.childNodes);
}

function page(): void {
  show(`<nav>Articles</nav><div data-text id="one">The airship</div>
    <div data-text id="two">left <b>at dawn</b></div><input value="typed">`);
}

it("takes the text that holds the selection, not the window", () => {
  page();
  document.getSelection()?.collapse(document.querySelector("b"), 0);
  expect(press(document.body).defaultPrevented).toBe(true);
  expect(document.getSelection()?.toString()).toBe("left at dawn");
});

it("takes the text on show where nothing is selected yet", () => {
  page();
  press(document.body);
  expect(document.getSelection()?.toString()).toBe("The airship");
});

it("leaves fields their own", () => {
  page();
  const field = document.querySelector("input") as HTMLInputElement;
  expect(press(field).defaultPrevented).toBe(false);
});

it("selects nothing where no text is", () => {
  show("<nav>Articles</nav>");
  expect(press(document.body).defaultPrevented).toBe(true);
  expect(document.getSelection()?.toString()).toBe("");
});
