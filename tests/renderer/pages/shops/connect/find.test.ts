import { describe, expect, it } from "vitest";
import { connectors } from "../../../../../main/hub/connectors/index.ts";
import { connectTexts } from "../../../../../renderer/locales/late/connect.ts";
import { doesOf } from "../../../../../renderer/pages/shops/connect/does.ts";
import { isMeant } from "../../../../../renderer/pages/shops/connect/find.ts";

const channels = connectors.map(({ manifest }) => manifest);
const meant = (typed: string): string[] => channels.filter((channel) => isMeant(channel, typed)).map(({ id }) => id);

describe("a channel is found", () => {
  it("by a part of its Chinese or its English name, whichever case and blanks", () => {
    expect(meant("天猫")).toEqual(["taobao"]);
    expect(meant("  TMALL ")).toEqual(["taobao"]);
    expect(meant("jing")).toEqual(["jd"]);
  });

  it("by the pinyin of its name, whole or by first letters, and from any syllable on", () => {
    expect(meant("pdd")).toEqual(["pinduoduo"]);
    expect(meant("xhs")).toEqual(["xiaohongshu"]);
    expect(meant("elm")).toEqual(["eleme"]);
    expect(meant("meituan")).toEqual(["meituan"]);
    expect(meant("hongshu")).toEqual(["xiaohongshu"]);
    expect(meant("jd")).toContain("jd");
  });

  it("by nothing that it is not called", () => {
    expect(meant("zzz")).toEqual([]);
    expect(meant("")).toHaveLength(channels.length);
  });

  it("each by the first letters of each of its own spellings", () => {
    for (const { id, spelled } of channels)
      for (const one of spelled) {
        expect(one, id).toMatch(/^[a-z]+( [a-z]+)*$/);
        expect(meant(one.replace(/([a-z])[a-z]* ?/g, "$1")), `${id}: ${one}`).toContain(id);
      }
  });
});

describe("what a channel does, in a few words", () => {
  it("is said of each, in both languages", () => {
    for (const { id, abilities } of channels) {
      const said = doesOf(abilities);
      expect(said.length, id).toBeGreaterThan(0);
      for (const key of said) expect([connectTexts.zh[key], connectTexts.en[key]].every(Boolean), key).toBe(true);
    }
  });

  it("says once what several abilities are", () => {
    expect(doesOf(["orders", "cases", "agree_refund", "agree_return", "refuse_refund", "stream"])).toEqual(["does.both", "does.decide", "does.push"]);
    expect(doesOf(["cases", "agree_return"])).toEqual(["does.cases", "does.agree"]);
  });
});
