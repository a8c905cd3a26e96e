/** The log is bounded in every way and holds nothing of persons. */
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { newTrace, traced } from "../../main/hub/kernel/trace.ts";
import { openLog } from "../../main/server/log.ts";
import { readOptions } from "../../main/server/options.ts";

let at = Date.UTC(2026, 10, 27, 1);
const now = (): number => at;
function logged(options: Partial<Parameters<typeof openLog>[0]> = {}): { log: ReturnType<typeof openLog>; lines: string[] } {
  const lines: string[] = [];
  return { lines, log: openLog({ level: "info", format: "text", now, write: (line) => void lines.push(line), ...options }) };
}

describe("the log", () => {
  it("tells what is as important as was asked for, with the id of what it follows from and what it names", () => {
    const { log, lines } = logged();
    const trace = newTrace();
    log("debug", "too much");
    traced(trace, () => log("warn", "the channel said no", { shop: "s1", code: "THROTTLED" }));
    expect(lines).toEqual([`2026-11-27T01:00:00.000Z warn [${trace.slice(0, 8)}] the channel said no shop=s1 code=THROTTLED`]);
    const json = logged({ format: "json", level: "debug" });
    traced(trace, () => json.log("debug", "called", { call: "cases.take", status: 200, ms: 12 }));
    expect(JSON.parse(json.lines[0] ?? "")).toEqual({
      time: "2026-11-27T01:00:00.000Z",
      level: "debug",
      trace,
      text: "called",
      call: "cases.take",
      status: 200,
      ms: 12,
    });
  });

  it("hides what names a person, whatever brought it there, and stays one line in JSON", () => {
    const { log, lines } = logged({ format: "json" });
    log("error", "收货人王小明 13812345678\n地址 上海市浦东新区张江路88号 微信 wxid_abc12345 邮箱 someone@example.com");
    expect(lines).toHaveLength(1);
    expect(lines[0]).not.toMatch(/王小明|13812345678|张江路88|wxid_abc12345|someone@/);
    expect(lines[0]).not.toContain("\n");
  });

  it("counts what is told again within a minute, but for its numbers, and says how often", () => {
    const { log, lines } = logged();
    for (let time = 0; time < 500; time += 1) log("error", `still away, tried ${time} times`);
    log("error", "still away, tried 7 times", { shop: "s2" });
    expect(lines).toHaveLength(2);
    at += 61_000;
    log("error", "still away, tried 900 times");
    expect(lines[2]).toMatch(/repeated=499$/);
  });

  it("cuts a line that is too long", () => {
    const { log, lines } = logged();
    log("info", "x".repeat(1_000_000));
    expect(lines[0]?.length).toBeLessThan(4_100);
  });

  it("keeps so many files of such a size, the newest lines in the first", () => {
    const folder = mkdtempSync(join(tmpdir(), "aftercare-log-"));
    const { log } = logged({ folder, bytes: 2_000, files: 3 });
    const words = (number: number): string => [...String(number)].map((digit) => "abcdefghij"[Number(digit)]).join("");
    for (let number = 0; number < 400; number += 1) log("info", `line ${words(number)} of many, so that files become full`);
    const files = readdirSync(folder).sort();
    expect(files).toEqual(["aftercare.1.log", "aftercare.2.log", "aftercare.log"]);
    for (const file of files) expect(statSync(join(folder, file)).size).toBeLessThanOrEqual(2_000);
    expect(readFileSync(join(folder, "aftercare.log"), "utf8")).toContain(`line ${words(399)} `);
    rmSync(folder, { recursive: true });
  });

  it("ends nobody's work where nothing can be written", () => {
    const { log, lines } = logged({ folder: "/dev/null/x" });
    log("info", "said all the same");
    expect(lines).toHaveLength(1);
  });

  it("is set by two words of the environment, and others are refused by a sentence", () => {
    expect(readOptions([], { AFTERCARE_LOG_LEVEL: "debug", AFTERCARE_LOG_FORMAT: "json" }).log).toEqual({ level: "debug", format: "json" });
    expect(() => readOptions([], { AFTERCARE_LOG_LEVEL: "loud" })).toThrow(/there are debug, info, warn, error/);
  });
});
