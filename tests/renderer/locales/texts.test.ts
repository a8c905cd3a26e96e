import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { factList } from "../../../main/hub/decisions/facts.ts";
import { en } from "../../../renderer/locales/en/index.ts";
import { factInEnglish } from "../../../renderer/locales/facts.ts";
import { isTextKey, translator } from "../../../renderer/locales/text.ts";
import { zh } from "../../../renderer/locales/zh/index.ts";
import { factValueKey } from "../../../renderer/widgets/fact-words.ts";

const renderer = join(import.meta.dirname, "../../../renderer");
const sources = readdirSync(renderer, { recursive: true, encoding: "utf8" })
  .filter((path) => /\.tsx?$/.test(path))
  .map((path) => ({ path, text: readFileSync(join(renderer, path), "utf8") }));
const users = sources.filter(({ path }) => !/^locales.(zh|en|findings|facts)\b/.test(path));
const all = users.map(({ text }) => text).join("\n");
/** Heads of keys that are put together, as in `kind.${kind}`. */
const families = [...all.matchAll(/`([a-zA-Z]+\.)\$\{/g)].map((match) => match[1] ?? "");
const tailed = [...all.matchAll(/`([a-zA-Z]+)\.\$\{[^}]+\}(Hint)`/g)].map((match) => new RegExp(`^${match[1]}\\.\\w+${match[2]}$`));
const places = (text: string): string[] => [...text.matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? "").toSorted();

describe("texts", () => {
  it("have the same keys in Chinese and in English", () => {
    expect(Object.keys(en).toSorted()).toEqual(Object.keys(zh).toSorted());
  });

  it("have the same places to fill, except where the languages count differently", () => {
    const different = Object.keys(zh).filter((key) => isTextKey(key) && key !== "format.wan" && places(zh[key]).join() !== places(en[key]).join());
    expect(different).toEqual([]);
  });

  it("are all used by some page", () => {
    const unused = Object.keys(zh).filter(
      (key) => !all.includes(`"${key}"`) && !families.some((family) => key.startsWith(family)) && !tailed.some((pattern) => pattern.test(key)),
    );
    expect(unused).toEqual([]);
  });

  it("name every fact of policies in Chinese and in English, each fact otherwise", () => {
    for (const { fact, label } of factList) {
      expect(label, fact).toMatch(/\p{Script=Han}/u);
      expect(factInEnglish(fact), fact).toMatch(/^[A-Z][^\p{Script=Han}]+$/u);
    }
    expect(new Set(factList.map(({ fact }) => factInEnglish(fact))).size).toBe(factList.length);
    expect(factInEnglish("mood")).toBeUndefined();
  });

  it("have a word for every value of a fact with a closed list", () => {
    const closed = factList.flatMap(({ fact, values = [] }) => values.map((value) => ({ fact, value })));
    expect(closed.length).toBeGreaterThan(20);
    expect(closed.filter(({ fact, value }) => !isTextKey(factValueKey(fact, value) ?? ""))).toEqual([]);
  });

  it("are empty nowhere, and English ones hold no Chinese characters", () => {
    expect(Object.entries(zh).filter(([, text]) => text.trim() === "")).toEqual([]);
    expect(Object.entries(en).filter(([, text]) => text.trim() === "" || /\p{Script=Han}/u.test(text))).toEqual([]);
  });

  it("stand in the locales and not in pages: no Chinese outside them but the marks of the channels", () => {
    const code = (text: string): string => text.replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, "");
    const spoken = users.filter(({ path, text }) => !/channel-mark\.tsx$/.test(path) && /\p{Script=Han}/u.test(code(text).replace('"中文"', "")));
    expect(spoken.map(({ path }) => path)).toEqual([]);
  });
});

describe("a translator", () => {
  it("fills places and leaves an unfilled one visible", () => {
    const t = translator(zh);
    expect(t("queue.total", { n: "3" })).toBe("共 3 条");
    expect(t("queue.total", {})).toBe("共 {n} 条");
  });
});
