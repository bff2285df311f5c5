import { render, screen } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { expect, it, vi } from "vitest";
import FindBar from "./FindBar.svelte";
import { PageText, type Span } from "./positions";

it("takes the focus from the text, counts what it finds, and goes round its ends by Enter", async () => {
  const text = document.createElement("button");
  document.body.append(text);
  text.focus();
  const user = userEvent.setup();
  const shown: Span[] = [];
  const onclose = vi.fn();
  const words = "Ice, and more ice.";
  render(FindBar, {
    text: new PageText(words, [{ start: 0, end: words.length }]),
    highlights: null,
    onshow: (span) => shown.push(span),
    onclose,
  });
  expect(document.activeElement).toBe(screen.getByLabelText("Find in the article"));
  await user.keyboard("ice");
  expect(screen.getByRole("status").textContent).toBe("1 of 2");
  await user.keyboard("{Enter}");
  expect(screen.getByRole("status").textContent).toBe("2 of 2");
  await user.keyboard("{Enter}{Shift>}{Enter}{/Shift}");
  expect(shown.at(-1)).toEqual({ start: 14, end: 17 });
  await user.keyboard("s");
  expect(screen.getByRole("status").textContent).toBe("Not found");
  await user.keyboard("{Escape}");
  expect(onclose).toHaveBeenCalledOnce();
  text.remove();
});
