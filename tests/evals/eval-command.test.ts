import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { builtInRecord, recordNames } from "../../scripts/eval/guard/records.ts";
import { evaluate } from "../../scripts/eval/main.ts";
import { madeRows } from "../agents/triage/words.ts";
import { within } from "../support/within.ts";

const REAL = "../shared/data/jddc-dev/dev_select.tsv";

let folder: string;
let data: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "aftercare-eval-test-"));
  data = join(folder, "rows.tsv");
  const lines = madeRows(20).map((row, at) => `${at}\t${row.text}\t${row.label}`);
  await writeFile(data, `\uFEFF${lines.join("\r\n")}\r\n`);
});

afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
});

interface Ran {
  status: number | null;
  report: Record<string, number>;
  stdout: string;
  stderr: string;
}

function ran({ status, stdout, stderr }: Omit<Ran, "report">): Ran {
  const last = stdout.trimEnd().split("\n").at(-1) ?? "";
  return { status, report: last.startsWith("{") ? (JSON.parse(last) as Record<string, number>) : {}, stdout, stderr };
}

/** The command as a person runs it. To load it takes seconds: what is not about the process itself is tried within this one. */
function runAlone(...args: string[]): Ran {
  return ran(spawnSync(process.execPath, ["scripts/eval/main.ts", ...args], { encoding: "utf8" }));
}

async function run(...args: string[]): Promise<Ran> {
  return ran(await within(() => evaluate(args)));
}

describe("eval classify", () => {
  it("prints the figures of model and floor as JSON on the last line", () => {
    const { status, report } = runAlone("classify", "--data", data, "--folds", "3", "--json");
    expect(status).toBe(0);
    expect(Object.keys(report)).toEqual(
      expect.arrayContaining(["rows", "classes", "accuracy", "macroF1", "coverageAt91", "baselineAccuracy", "baselineMacroF1", "trainSeconds", "perSecond"]),
    );
    expect(report).toMatchObject({ rows: 120, classes: 6, folds: 3 });
    expect(report.accuracy).toBeGreaterThan(0.85);
    expect(report.baselineAccuracy).toBeGreaterThan(0.7);
  });

  it("prints lines for a person without --json, and no bar into a pipe", () => {
    const { status, stdout, stderr } = runAlone("classify", "--data", data, "--folds", "2");
    expect(status).toBe(0);
    expect(stdout).toMatch(/^accuracy +0\.\d+$/m);
    expect(stderr).toBe("");
  });
});

describe("eval search", () => {
  it("prints hits of the same label, the question itself left out", async () => {
    const { status, report } = await run("search", "--data", data, "--json");
    expect(status).toBe(0);
    expect(report).toMatchObject({ rows: 120, classes: 6 });
    expect(report.p1).toBeGreaterThan(0.85);
    expect(report.p1).toBeLessThanOrEqual(report.hit5 ?? 0);
    expect(report.hit5).toBeLessThanOrEqual(report.hit10 ?? 0);
    expect(report.perSecond).toBeGreaterThan(0);
  });
});

describe("eval similarity", () => {
  it("prints the rank correlation with what people said", async () => {
    const file = join(folder, "pairs.tsv");
    await writeFile(file, "5\t退款什么时候到账\t退款何时到账\n3\t退款什么时候到账\t怎么退款\n1\t退款什么时候到账\t杯子碎了\n");
    expect((await run("similarity", "--data", file, "--json")).report).toMatchObject({ pairs: 3, spearman: 1 });
    await writeFile(file, "5\t退款\t退钱\nsome\t退款\t退钱\n");
    expect(await run("similarity", "--data", file)).toMatchObject({ status: 1, stderr: "Row 2 is not a score and two texts.\n" });
    expect(await run("similarity", "--data", file, "--models", folder)).toMatchObject({ status: 1 });
  });
});

describe("eval guard", () => {
  it("counts false sentences that pass and true ones that are refused, over built-in records and own ones, and tells the misses", async () => {
    const file = join(folder, "guard.jsonl");
    const own = { facts: [{ id: "a", kind: "amount", label: "实付金额", text: "5元", value: "500" }] };
    const lines = [
      { record: "in_transit", text: "您的包裹正在运输途中。", ok: true },
      { record: "signed", text: "您的包裹正在运输途中。", ok: false },
      { record: own, text: "您实付5元。", ok: true },
      { record: own, text: "您实付5元。", ok: false },
    ];
    await writeFile(file, lines.map((line) => JSON.stringify(line)).join("\n"));
    const { report, stderr } = await run("guard", "--data", file, "--json");
    expect(report).toMatchObject({ tried: 4, falsePassed: 0.5, trueRefused: 0, falsePassedCount: 1, trueRefusedCount: 0 });
    expect(stderr).toContain("您实付5元。");
  });

  it("names the line that is none", async () => {
    const file = join(folder, "bad.jsonl");
    await writeFile(file, '{"record":"nowhere","text":"x","ok":true}\n');
    expect((await run("guard", "--data", file)).stderr).toContain(`Line 1 of ${file}, record: there is no built-in record "nowhere"`);
    await writeFile(
      file,
      '{"record":"paid","text":"x","ok":true}\n{"record":{"facts":[{"id":"a","kind":"sum","label":"","text":"","value":""}]},"text":"x","ok":true}\n',
    );
    expect((await run("guard", "--data", file)).stderr).toContain(`Line 2 of ${file}, record.facts.0.kind`);
    await writeFile(file, '{"record":{"promise":[]},"text":"x","ok":true}\n');
    expect((await run("guard", "--data", file)).stderr).toContain("promise");
  });

  it("takes the lines that its guide shows", async () => {
    const guide = await readFile(new URL("../../docs/guard.md", import.meta.url), "utf8");
    const shown = [...guide.matchAll(/```jsonl\n([\s\S]*?)```/g)].map(([, block]) => block).join("");
    const file = join(folder, "guide.jsonl");
    await writeFile(file, shown);
    expect((await run("guard", "--data", file, "--json")).report).toMatchObject({ tried: 3, falsePassed: 0, trueRefused: 0 });
  });

  it("explains every record and every fact of them in its guide, and the records in its help", async () => {
    const guide = await readFile(new URL("../../docs/guard.md", import.meta.url), "utf8");
    const { status, stdout } = await run("guard", "--help");
    expect(status).toBe(0);
    for (const name of recordNames) {
      expect(stdout).toContain(name);
      expect(guide).toContain(`| \`${name}\``);
      for (const { id } of builtInRecord(name).facts) expect(guide).toContain(`\`${id.replace(/\.\d$/, "").replace(/^place_\d$/, "place_0")}\``);
    }
  });
});

describe("eval attacks", () => {
  it("lets none of three hundred attacks get itself said", () => {
    const { report, stderr } = runAlone("attacks", "--json");
    expect(report.tried).toBeGreaterThanOrEqual(300);
    expect(report.succeeded, stderr).toBe(0);
  });
});

describe("eval with bad input", () => {
  const cases: [string, () => string[], RegExp][] = [
    ["a missing file", () => ["classify", "--data", join(folder, "none.tsv")], /^There is no file .*none\.tsv\.\n$/],
    ["no file named", () => ["search"], /--data FILE\.tsv/],
    ["a column that is not there", () => ["classify", "--data", data, "--label", "9"], /^There is no column 9 in row 1: it has 3\.\n$/],
    ["a column that is no number", () => ["classify", "--data", data, "--text", "two"], /--text wants a number/],
    ["column zero", () => ["search", "--data", data, "--text", "0"], /numbered from 1/],
    ["a folder instead of a file", () => ["search", "--data", folder], /cannot be read/],
    ["too many folds", () => ["classify", "--data", data, "--folds", "999"], /--folds wants a whole number/],
    ["an unknown flag", () => ["classify", "--data", data, "--wrong", "1"], /--wrong/],
    [
      "no command",
      () => ["--data", data],
      /eval classify, eval search, eval similarity, eval replies, eval wants, eval guard, eval attacks, eval demonstration or eval all/,
    ],
  ];

  it.each(cases)("says in one sentence that there is %s and fails", async (_name, args, sentence) => {
    const { status, stdout, stderr } = await run(...args());
    expect(status).toBe(1);
    expect(stderr).toMatch(sentence);
    expect(stderr.trim().split("\n")).toHaveLength(1);
    expect(stdout).toBe("");
  });

  it("refuses rows of a single label, and an empty file", async () => {
    const single = join(folder, "single.tsv");
    await writeFile(single, "1\t退款\trefund\n2\t退钱\trefund\n");
    expect(await run("classify", "--data", single)).toMatchObject({ status: 1, stderr: expect.stringContaining("fewer than 2 different labels") });
    await writeFile(single, "\n\n");
    expect(await run("search", "--data", single)).toMatchObject({ status: 1, stderr: expect.stringContaining("is empty") });
  });

  it("refuses a map that names no want of ours, and a label the map does not know", async () => {
    const map = join(folder, "map.tsv");
    const rows = join(folder, "wanted.tsv");
    await writeFile(rows, "1\t发票怎么开\tbill\n2\t快递到哪了\tparcel\n3\t白条怎么还\tloan\n");
    await writeFile(map, "bill\tinvoice\nparcel\twhereabouts\n");
    expect(await run("wants", "--data", rows, "--map", map)).toMatchObject({ status: 1, stderr: expect.stringContaining("Line 2") });
    await writeFile(map, "bill\tinvoice\nparcel\twhere_parcel\n");
    expect(await run("wants", "--data", rows, "--map", map)).toMatchObject({ status: 1, stderr: expect.stringContaining('"loan"') });
    await writeFile(map, "bill\tinvoice\tinvoice\nparcel\twhere_parcel,not_received\nloan\tout\tnone\n");
    expect((await run("wants", "--data", rows, "--map", map, "--json")).report).toMatchObject({
      rows: 3,
      inList: 2,
      right: 1,
      wrong: 0,
      none: 0,
      outOfListAt70: 0,
    });
  });

  it("takes labels that occur once without falling over", async () => {
    const thin = join(folder, "thin.tsv");
    await writeFile(thin, "1\t退款\ta\n2\t发票\tb\n3\t\tc\n4\t退款到账\ta\n");
    expect((await run("classify", "--data", thin, "--folds", "2", "--json")).status).toBe(0);
    expect((await run("search", "--data", thin, "--json")).status).toBe(0);
  });
});

describe.skipIf(!existsSync(REAL))(`eval on real buyers' questions (skipped without ${REAL})`, () => {
  it("is at least as good as the linear SVM of the same run", () => {
    const { report } = runAlone("classify", "--data", REAL, "--folds", "3", "--json");
    expect(report.accuracy).toBeGreaterThanOrEqual(report.baselineAccuracy ?? 1);
    expect(report.macroF1).toBeGreaterThanOrEqual(report.baselineMacroF1 ?? 1);
  });

  it("finds a question of the same intent first in at least 65 of 100 cases", () => {
    expect(runAlone("search", "--data", REAL, "--json").report.p1).toBeGreaterThanOrEqual(0.65);
  });
});
