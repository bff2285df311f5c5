import { expect, test } from "vitest";
import { leftInWords, Pace, speedInWords } from "./pace";

test("speed and time left are told from the last ten seconds, after the first moments", () => {
  const pace = new Pace();
  expect(pace.heard(0, 0, 1000)).toBeNull();
  expect(pace.heard(1000, 50, 1000)).toBeNull();
  expect(pace.heard(2000, 200, 1000)).toEqual({ speed: 100, left: 8 });
  // The quick beginning is forgotten.
  expect(pace.heard(11_500, 390, 1000)?.speed).toBeCloseTo(20);
});

test("nothing is told while nothing is done", () => {
  const pace = new Pace();
  pace.heard(0, 5, 10);
  expect(pace.heard(5000, 5, 10)).toBeNull();
});

test("both are said as roughly as they are known", () => {
  expect([0.4, 7.2, 41, 130, 7200].map(leftInWords)).toEqual([
    "nearly done",
    "about 8 s left",
    "about 45 s left",
    "about 2 min left",
    "about 2.0 h left",
  ]);
  expect([132.4, 4.26, 0.5].map(speedInWords)).toEqual(["132 a second", "4.3 a second", "30 a minute"]);
});
