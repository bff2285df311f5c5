import { describe, expect, it } from "vitest";
import { isTyping, matches, shown, worksWhileTyping } from "./keys";

const press = (key: string, init: KeyboardEventInit = {}): KeyboardEvent =>
  new KeyboardEvent("keydown", { key, ...init });

describe("keys", () => {
  it("match with exactly their modifiers", () => {
    expect(matches(press("k", { ctrlKey: true }), "Mod+K")).toBe(true);
    expect(matches(press("K", { ctrlKey: true, shiftKey: true }), "Mod+K")).toBe(false);
    expect(matches(press("k", { ctrlKey: true, altKey: true }), "Mod+K")).toBe(false);
    expect(matches(press("k"), "Mod+K")).toBe(false);
    expect(matches(press("F6", { shiftKey: true }), "Shift+F6")).toBe(true);
    expect(matches(press("F6", { shiftKey: true }), "F6")).toBe(false);
  });

  it("leave Shift to the keyboard's layout where a sign is meant", () => {
    expect(matches(press("+", { shiftKey: true }), "+")).toBe(true);
    expect(matches(press("+", { ctrlKey: true }), "Mod++")).toBe(true);
  });

  it("without Mod or Alt are dead while one types", () => {
    expect(worksWhileTyping("H")).toBe(false);
    expect(worksWhileTyping("Delete")).toBe(false);
    expect(worksWhileTyping("Mod+K")).toBe(true);
    expect(worksWhileTyping("F6")).toBe(true);
  });

  it("leaves what was typed in a field to the field's own undo", () => {
    expect(worksWhileTyping("Mod+Z", false)).toBe(false);
    expect(worksWhileTyping("Mod+Z", true)).toBe(true);
    expect(isTyping(document.createElement("textarea"))).toBe(true);
    expect(isTyping(document.createElement("button"))).toBe(false);
  });

  it("are shown as the system writes them", () => {
    expect(shown("Mod+Shift+N")).toBe("Ctrl Shift N");
    expect(shown("Alt+ArrowLeft")).toBe("Alt ←");
    expect(shown("Mod++")).toBe("Ctrl +");
  });
});
