import { expect, test } from "vitest";
import { addressesIn } from "./addresses";

test("addresses are told from text by their lines", () => {
  expect(addressesIn(" https://example.org/a \n\nhttp://example.org/b\nhttps://example.org/a")).toEqual([
    "https://example.org/a",
    "http://example.org/b",
  ]);
  for (const text of [
    "",
    "See https://example.org/a",
    "https://example.org/a\nA line",
    "ftp://example.org",
    "https://",
  ])
    expect(addressesIn(text)).toEqual([]);
});
