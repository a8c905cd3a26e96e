import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { packSections, unpackSections } from "../../../main/hub/kernel/pack.ts";
import { foldText, textBlocks } from "../../../main/hub/kernel/text.ts";
import { fitTfIdf, loadTfIdf } from "../../../main/hub/kernel/tfidf.ts";

const OPTIONS = { rarity: 1, blocks: [1, 1, 0.5] } as const;

describe("text blocks", () => {
  it("fold width, case and blanks", () => {
    expect(foldText("  ＡＢc　１２ \n退款 ")).toBe("abc 12 退款");
  });

  it("pair every character with its neighbour and the ends", () => {
    expect(textBlocks("退款").pairs).toEqual(["\u0002退", "退款", "款\u0003"]);
  });

  it("give nothing for nothing", () => {
    expect(textBlocks(" \t ")).toEqual({ characters: [], pairs: [], words: [] });
  });

  it("leave punctuation out of the words", () => {
    expect(textBlocks("你好，发票！").words.join("")).toBe("你好发票");
  });
});

describe("packed sections", () => {
  it("come back as they were", () => {
    fc.assert(
      fc.property(fc.array(fc.uint8Array({ maxLength: 40 }), { maxLength: 6 }), (sections) => {
        expect(unpackSections(packSections(sections))).toEqual(sections.map((section) => new Uint8Array(section)));
      }),
    );
  });

  it("are refused when cut or foreign", () => {
    const bytes = packSections([new Uint8Array(20), new Uint8Array(30).fill(7)]);
    expect(unpackSections(bytes.slice(0, bytes.length - 8))).toBeNull();
    expect(unpackSections(new Uint8Array(64).fill(9))).toBeNull();
    expect(unpackSections(new Uint8Array(3))).toBeNull();
  });
});

describe("term weights", () => {
  const fitted = fitTfIdf(["发票怎么开", "发票抬头", "退款到账"], OPTIONS);

  it("make vectors of length 1, or none", () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(..."发票怎么开退款到账x ") }), (text) => {
        const { values } = fitted.vector(text);
        const length = Math.hypot(...values);
        return values.length === 0 || Math.abs(length - 1) < 1e-9;
      }),
    );
    expect(fitted.vector("zzz").values).toHaveLength(0);
  });

  it("weigh rare terms more than common ones", () => {
    const { indices, values } = fitted.vector("发款");
    const common = fitted.vector("发").indices[0];
    const rare = fitted.vector("款").indices[0];
    const weight = (index: number | undefined): number => values[indices.indexOf(index ?? -1)] ?? 0;
    expect(weight(rare)).toBeGreaterThan(weight(common));
  });

  it("say how much of a text they know", () => {
    expect(fitted.vector("发票怎么开").knownShare).toBe(1);
    expect(fitted.vector("qwertz").knownShare).toBe(0);
  });

  it("compare unseen terms too when asked to", () => {
    const [one, other] = [fitted.openVector("地毯异响"), fitted.openVector("地毯")];
    expect(fitted.vector("地毯异响").indices).toHaveLength(0);
    expect([...one.indices].filter((index) => other.indices.includes(index)).length).toBeGreaterThanOrEqual(3);
    expect(Math.min(...one.indices)).toBeGreaterThanOrEqual(fitted.size);
    expect(Math.hypot(...one.values)).toBeCloseTo(1);
  });

  it("survive being written and read", () => {
    const read = loadTfIdf(fitted.toBytes());
    expect(read?.vector("发票到账吗")).toEqual(fitted.vector("发票到账吗"));
    expect(loadTfIdf(new Uint8Array(10))).toBeNull();
  });
});
