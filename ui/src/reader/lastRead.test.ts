import { beforeEach, describe, expect, it } from "vitest";
import { keepRead, lastRead } from "./lastRead";

describe("the place where a version was read last", () => {
  beforeEach(() => localStorage.clear());

  it("is known for each version, and the beginning forgets it", () => {
    keepRead("first", 120);
    keepRead("second", 7);
    keepRead("first", 340);
    expect([lastRead("first"), lastRead("second"), lastRead("third")]).toEqual([340, 7, null]);
    keepRead("first", null);
    expect([lastRead("first"), lastRead("second")]).toEqual([null, 7]);
  });

  it("is kept for the five hundred read last", () => {
    for (let at = 0; at <= 500; at++) keepRead(`version ${at}`, at + 1);
    expect([lastRead("version 0"), lastRead("version 1"), lastRead("version 500")]).toEqual([null, 2, 501]);
  });

  it("is unknown where the storage holds something else", () => {
    localStorage.setItem("dateline.read", '{"first":[1]}');
    expect(lastRead("first")).toBeNull();
    localStorage.setItem("dateline.read", '[["first","far"],["second",3],4');
    expect(lastRead("second")).toBeNull();
  });
});
