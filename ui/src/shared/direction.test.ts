import { expect, it } from "vitest";
import { directionOf } from "./direction";

it("follows the first letter of a text, past digits and signs", () => {
  expect(directionOf("سقوط المنطاد")).toBe("rtl");
  expect(directionOf("25 «המחנה» on the ice")).toBe("rtl");
  expect(directionOf("Italia: إيطاليا")).toBe("ltr");
  expect(directionOf("1928")).toBe("ltr");
});
