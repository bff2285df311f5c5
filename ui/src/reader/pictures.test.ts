import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { Pictures } from "./pictures";

/** What is told to come near, by hand. */
let near: (target: Element) => void;

beforeEach(() => {
  class Observer {
    constructor(tell: (entries: { isIntersecting: boolean; target: Element }[]) => void) {
      near = (target) => tell([{ isIntersecting: true, target }]);
    }
    observe(): void {}
    unobserve(): void {}
    disconnect(): void {}
  }
  vi.stubGlobal("IntersectionObserver", Observer);
  HTMLImageElement.prototype.decode = () => Promise.resolve();
});
afterEach(() => vi.unstubAllGlobals());

const block = (): HTMLElement => {
  const element = document.createElement("p");
  element.textContent = "The red tent";
  return element;
};

describe("the pictures of an article", () => {
  it("are asked for once they come near, and stand before their words", async () => {
    const load = vi.fn((original: string) => Promise.resolve(`data:image/png;base64,${original}`));
    const pictures = new Pictures(load);
    const [one, other] = [block(), block()];
    pictures.add(one, "aa");
    pictures.add(other, "bb");
    expect(load).not.toHaveBeenCalled();
    near(one);
    near(one);
    await expect.poll(() => one.firstElementChild?.getAttribute("src")).toBe("data:image/png;base64,aa");
    expect(load.mock.calls).toEqual([["aa"]]);
    expect(one.textContent).toBe("The red tent");
    expect(other.querySelector("img")).toBeNull();
  });

  it("leave the frame with its words where they are not in the library, and where the block is gone", async () => {
    const pictures = new Pictures(() => Promise.reject(new Error("not in the library")));
    const [one, other] = [block(), block()];
    pictures.add(one, "aa");
    pictures.add(other, "bb")();
    near(one);
    near(other);
    await Promise.resolve();
    expect(one.className).toBe("");
    expect([one, other].some((each) => each.querySelector("img"))).toBe(false);
  });
});
