import { describe, expect, it } from "vitest";
import { maskText, openVeil } from "../../../main/hub/masking/index.ts";
import { isLeft, readSpellings, type Spelling, spellingsFolder } from "../../../scripts/chaos/masks.ts";
import { growth } from "../../support/growth.ts";

const lines = readSpellings(spellingsFolder);
const told = lines.filter(({ secrets }) => secrets.length > 0);
const harmless = lines.filter(({ secrets }) => secrets.length === 0);
const kinds = [...new Set(told.map(({ kind }) => kind))];
const said = ({ text }: Spelling): string => openVeil([]).theirs(text);

describe("personal data in every spelling", () => {
  it.each(kinds)("nothing of it leaves: %s", (kind) => {
    const left = told.filter((line) => line.kind === kind && line.because === null && isLeft(line, said(line)));
    expect(left.map((line) => `${line.text} → ${said(line)}`)).toEqual([]);
  });

  it("what is listed as left says why, and is left", () => {
    for (const line of told.filter(({ because }) => because !== null)) {
      expect(line.because?.trim()).not.toBe("");
      expect(isLeft(line, said(line)), line.text).toBe(true);
    }
  });

  it("words that name nobody stay as they are", () => {
    expect(harmless.filter((line) => said(line) !== line.text).map(said)).toEqual([]);
  });

  it("the table is as wide as it should be", () => {
    expect(told.length).toBeGreaterThanOrEqual(400);
    expect(harmless.length).toBeGreaterThanOrEqual(200);
  });

  it("the judge sees what is left", () => {
    const line: Spelling = { kind: "手机", text: "打13812345678", secrets: ["13812345678"], because: null };
    expect(isLeft(line, "打[号码1]")).toBe(false);
    expect(isLeft(line, "打[号码1]678")).toBe(true);
    expect(isLeft(line, line.text)).toBe(true);
  });
});

describe("the time it takes", () => {
  it.each([
    "一",
    "路",
    "市区",
    "a1",
    "1-",
    "号",
    "省市区县",
    "我是",
    "·",
    "我叫张",
    "138",
    "收件人",
    "微信a",
    "Zhang ",
    "@a.",
    "一百",
    "名字应该是",
    "住李家村",
  ])("grows no faster than the text: %s", (sign) => {
    const long = (length: number): string => sign.repeat(length).slice(0, length);
    // Six times the text; what grew by the square would take thirty-six times as long.
    expect(growth(maskText, { shorter: long(4_000), longer: long(24_000), below: 18 })).toBeLessThan(18);
  });
});
