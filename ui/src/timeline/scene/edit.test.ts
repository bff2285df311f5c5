import { describe, expect, it } from "vitest";
import { band, day, eventMark, rangeMark, sevenPixels } from "../testing/marks";
import { DAY } from "./calendar";
import { canAgree, edtfAfter, edtfBetween, partAt, spanAfter, spanOf } from "./edit";
import { layoutOf } from "./layout";
import { scaleOf } from "./scale";

const DAYS = { kind: "day" } as const;

describe("taking hold of a date", () => {
  const scale = scaleOf([day(5, 20), day(7, 18)], 136, 852);
  const sizes = { row: 26, pad: 14, axis: 36, rows: 12, named: true };
  const marks = [eventMark("dot", day(6, 3)), rangeMark("bar", day(6, 10), day(6, 30))];
  const [dot, bar] = layoutOf([band("a", marks)], scale, sizes, sevenPixels).placed;

  it("takes a dot whole, and a bar by its ends only", () => {
    if (!dot || !bar) throw new Error("Both marks have a place.");
    expect(partAt(dot, dot.shape, dot.shape.anchor)).toBe("all");
    expect(partAt(bar, bar.shape, bar.shape.x0 + 1)).toBe("begin");
    expect(partAt(bar, bar.shape, bar.shape.x1 - 1)).toBe("end");
    expect(partAt(bar, bar.shape, (bar.shape.x0 + bar.shape.x1) / 2)).toBe(null);
  });

  it("takes a day whole by its middle where it is drawn wide", () => {
    const near = scaleOf([day(6, 2), day(6, 5)], 136, 852);
    const [wide] = layoutOf([band("a", [eventMark("wide", day(6, 3))])], near, sizes, sevenPixels).placed;
    if (!wide) throw new Error("The mark has a place.");
    expect(partAt(wide, wide.shape, (wide.shape.x0 + wide.shape.x1) / 2)).toBe("all");
    expect(partAt(wide, wide.shape, wide.shape.x0)).toBe("begin");
  });
});

describe("a changed date", () => {
  it("never lets an end pass the other", () => {
    const span = [day(6, 3), day(6, 7) + DAY - 1] as const;
    expect(spanAfter(span, "begin", day(6, 20), DAYS)).toEqual([day(6, 7), span[1]]);
    expect(spanAfter(span, "end", day(5, 1), DAYS)).toEqual([span[0], day(6, 3) + DAY - 1]);
  });

  it("keeps the other part and every doubt as it was written", () => {
    const span = [day(6, 1), day(6, 9)] as const;
    expect(edtfAfter("1928-06-03", "all", span, DAYS)).toBe("1928-06-01");
    expect(edtfAfter("1928-06-03~", "all", span, DAYS)).toBe("1928-06-01~");
    expect(edtfAfter("1928-06-03", "begin", span, DAYS)).toBe("1928-06-01/1928-06-03");
    expect(edtfAfter("1928-06-03/1928-06-07~", "begin", span, DAYS)).toBe("1928-06-01/1928-06-07~");
    expect(edtfAfter("1928-06-03/1928-06-07~", "end", span, DAYS)).toBe("1928-06-03/1928-06-09~");
    expect(edtfAfter("1928-06-03/..", "end", span, DAYS)).toBe("1928-06-03/1928-06-09");
    expect(edtfAfter("[1928-06-03,1928-06-05]", "end", span, DAYS)).toBe(null);
  });

  it("is one date where begin and end fall into one unit", () => {
    expect(edtfBetween([day(6, 3), day(6, 3) + 100], DAYS)).toBe("1928-06-03");
    expect(edtfBetween([day(6, 3), day(6, 7)], DAYS)).toBe("1928-06-03/1928-06-07");
  });

  it("disagrees with a claim only where the two cannot be the same", () => {
    const at = (from: number, to: number | null) => ({
      start_min: from,
      start_max: from,
      end_min: to,
      end_max: to,
    });
    expect(canAgree(at(1, 5), at(5, 9))).toBe(true);
    expect(canAgree(at(1, 5), at(6, 9))).toBe(false);
    expect(canAgree(at(1, null), at(600, 900))).toBe(true);
    expect(spanOf(at(3, null))).toEqual([3, 3]);
  });
});
