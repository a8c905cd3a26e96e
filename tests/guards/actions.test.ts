import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { actionList } from "../../main/hub/actions/list.ts";
import { actionKinds } from "../../main/hub/contract/words.ts";

/** Where kinds may be named: the list of words, the list of files, the table of what settles which case, two closed lists that share a word, and whoever plays a person. */
const home =
  /^main\/hub\/(?:contract\/words\.ts|actions\/list\.ts|decisions\/granted-by\.ts|connectors\/|disputes\/case\.words\.ts)|^main\/demo\/|^main\/compose-past-deeds\.ts$|^scripts\/day\//;
const otherLists = /"(?:ability|defaultOutcome)\.[a-z_]+"/g;
const files = execFileSync("git", ["ls-files", "--cached", "--others", "--exclude-standard", "main", "renderer", "agents", "scripts"], { encoding: "utf8" })
  .split("\n")
  .filter((path) => /\.(?:ts|tsx)$/.test(path) && existsSync(path) && !home.test(path));

describe("a kind of action", () => {
  it.each(actionKinds)("%s is named in its own file and nowhere else", (kind) => {
    const own = `main/hub/actions/${kind.replaceAll("_", "-")}.ts`;
    const quoted = new RegExp(`["'\`]${kind}["'\`]|(?<![\\w-])${kind}:`);
    const naming = files.filter((path) => quoted.test(readFileSync(path, "utf8").replace(otherLists, "")));
    expect(naming).toEqual([own]);
  });

  it.each(Object.entries(actionList))("%s tells what people must know of it", (kind, spec) => {
    expect(spec.kind).toBe(kind);
    expect(spec.label.zh).toMatch(/[一-龥]/);
    expect(spec.label.en).toMatch(/^[A-Z][a-z ]+$/);
    expect(spec.noUndo).toMatchObject({ zh: expect.stringMatching(/[一-龥]/), en: expect.stringMatching(/^[A-Z]/) });
    // What refuses asks for the channel's reason, what grants takes facts with it, and only one answer lives at a time.
    if (spec.answers) expect(spec.oneAtATime).toBe(true);
    expect(spec.asks.reason === true).toBe(spec.answers === "no");
    if (spec.asks.text === "note") expect(spec.asks.hint).toMatchObject({ zh: expect.stringMatching(/[一-龥]/), en: expect.stringMatching(/^[A-Z]/) });
    expect(spec.describe({ amountFen: 5_900, params: { text: "话" } })).toMatch(/[一-龥]/);
  });

  it.each(Object.entries(actionList))("%s rests on facts when money or goods leave by it, and is once at a time then", (_kind, spec) => {
    if (spec.permission !== "money.grant") return;
    expect(spec.materials).toContain("amountYuan");
    expect(spec.oneAtATime || spec.takes === "beside").toBe(true);
    if (spec.takes) expect(spec.materials).toEqual(expect.arrayContaining(["refundableYuan", "payoutYuan", "orderState", "outbound", "signed", "riskLevel"]));
    expect(spec.asks.amount && spec.takes === null).toBe(false);
  });
});
