import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { connectors } from "../../../main/hub/connectors/index.ts";
import { factInEnglish } from "../../../main/hub/contract/fact-names.ts";
import { PolicyBody } from "../../../main/hub/contract/policies.ts";
import { Settings } from "../../../main/hub/contract/settings.ts";
import { factList } from "../../../main/hub/decisions/facts.ts";
import { en } from "../../../renderer/locales/en/index.ts";
import { assignmentTexts } from "../../../renderer/locales/late/assignment.ts";
import { captureTexts } from "../../../renderer/locales/late/capture.ts";
import { connectTexts } from "../../../renderer/locales/late/connect.ts";
import { givenTexts } from "../../../renderer/locales/late/given.ts";
import { helpTexts } from "../../../renderer/locales/late/help.ts";
import { importsTexts } from "../../../renderer/locales/late/imports.ts";
import { linksTexts } from "../../../renderer/locales/late/links.ts";
import { mappingTexts } from "../../../renderer/locales/late/mapping.ts";
import { quarantineTexts } from "../../../renderer/locales/late/quarantine.ts";
import { reachedTexts } from "../../../renderer/locales/late/reached.ts";
import { settingsTexts } from "../../../renderer/locales/late/settings.ts";
import { tourTexts } from "../../../renderer/locales/late/tour.ts";
import { waitingTexts } from "../../../renderer/locales/late/waiting.ts";
import { waitingSetupTexts } from "../../../renderer/locales/late/waiting-setup.ts";
import { type TextKey, translator } from "../../../renderer/locales/text.ts";
import { zh } from "../../../renderer/locales/zh/index.ts";
import { factValueKey } from "../../../renderer/widgets/fact-words.ts";

const renderer = join(import.meta.dirname, "../../../renderer");
const sources = readdirSync(renderer, { recursive: true, encoding: "utf8" })
  .filter((path) => /\.tsx?$/.test(path))
  .map((path) => ({ path, text: readFileSync(join(renderer, path), "utf8") }));
const users = sources.filter(({ path }) => !/^locales.(zh|en|findings|facts|late.)\b/.test(path));
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
    const different = (Object.keys(zh) as TextKey[]).filter((key) => key !== "format.wan" && places(zh[key]).join() !== places(en[key]).join());
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

  it("say what each row of the policy that comes along is for in English, too, with the same sums", () => {
    const body = PolicyBody.parse(JSON.parse(readFileSync("main/hub/decisions/policies/after-sale.policy.json", "utf8")));
    const sums = (text: string): string[] => (text.match(/\d+/g) ?? []).toSorted();
    for (const { id, note, noteEn = "" } of body.rows) {
      expect(noteEn, id).toMatch(/^[A-Z\d][^\p{Script=Han}]+$/u);
      expect(sums(noteEn), id).toEqual(sums(note));
    }
    expect([body.titleEn, body.descriptionEn].every((words) => words && !/\p{Script=Han}/u.test(words))).toBe(true);
  });

  it("have a word for everything a channel can do", () => {
    const abilities = new Set(connectors.flatMap(({ manifest }) => [...manifest.abilities]));
    expect(abilities.size).toBeGreaterThan(5);
    expect([...abilities].filter((ability) => !Object.hasOwn(zh, `ability.${ability}`))).toEqual([]);
  });

  it("have a word for every value of a fact with a closed list", () => {
    const closed = factList.flatMap(({ fact, values = [] }) => values.map((value) => ({ fact, value })));
    expect(closed.length).toBeGreaterThan(20);
    expect(closed.filter(({ fact, value }) => !Object.hasOwn(zh, factValueKey(fact, value) ?? ""))).toEqual([]);
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

describe.each(
  Object.entries({
    assignment: assignmentTexts,
    capture: captureTexts,
    connect: connectTexts,
    given: givenTexts,
    help: helpTexts,
    imports: importsTexts,
    mapping: mappingTexts,
    links: linksTexts,
    quarantine: quarantineTexts,
    reached: reachedTexts,
    settings: settingsTexts,
    tour: tourTexts,
    waiting: waitingTexts,
    "waiting-setup": waitingSetupTexts,
  }),
)("texts that come with the page of %s", (name, { zh: chinese, en: english }) => {
  const page = sources
    .filter(({ path, text }) => !path.startsWith("locales") && text.includes(`locales/late/${name}.ts`))
    .map(({ text }) => text)
    .join("\n");
  const heads = [...page.matchAll(/`([a-zA-Z]*\.?)\$\{/g)].map((match) => match[1] ?? "");

  it("have the same keys and places in both languages, and none is empty or in the wrong one", () => {
    expect(Object.keys(english).toSorted()).toEqual(Object.keys(chinese).toSorted());
    for (const [key, text] of Object.entries<string>(chinese)) {
      const other = (english as Record<string, string>)[key] ?? "";
      expect(places(other).toSorted(), key).toEqual(places(text).toSorted());
      expect([key, text.trim() === "", other.trim() === "", /\p{Script=Han}/u.test(other)]).toEqual([key, false, false, false]);
    }
  });

  it("are all used by that page", () => {
    const used = (key: string): boolean => page.includes(`"${key}"`) || heads.some((head) => head !== "" && key.startsWith(head));
    expect(Object.keys(chinese).filter((key) => !used(key) && !isSetting(key))).toEqual([]);
  });
});

/** Named by the setting it is of, and by a value of it. */
function isSetting(key: string): boolean {
  return (key.split(".")[0] ?? "") in Settings.shape;
}

describe("a translator", () => {
  it("fills places and leaves an unfilled one visible", () => {
    const t = translator(zh);
    expect(t("queue.total", { n: "3" })).toBe("共 3 条");
    expect(t("queue.total", {})).toBe("共 {n} 条");
  });
});
