import { describe, expect, test } from "vitest";
import type { CaseRow } from "../../../main/hub/contract/index.ts";
import { Settings } from "../../../main/hub/contract/settings.ts";
import { brokenOf, calledOf, freshOf, NEAR_MS, placeOf, reachedOf, readSeen, titled, wantedOf, withSeen } from "../../../renderer/app/shell/reached.ts";

const now = Date.UTC(2026, 10, 27, 10);
const row = (id: string, more: Partial<CaseRow> = {}): CaseRow =>
  ({ id, number: id, kind: "refund_only", title: "鱼缸", amountFen: 5_900, status: "open", deadlineAt: null, promiseDueAt: null, ...more }) as CaseRow;
const inMinutes = (minutes: number): Date => new Date(now + minutes * 60_000);
const wait = (id: string, why: object | null) => ({ id, amountFen: 80_000, createdAt: inMinutes(-5), why, case: row(`c-${id}`) });

describe("what reached a person", () => {
  test("is his cases near their time and what waits for his yes, what presses most first; nothing that is done, far off or another's to agree to", () => {
    const mine = [
      row("far", { deadlineAt: new Date(now + NEAR_MS + 1) }),
      row("later", { deadlineAt: inMinutes(90) }),
      row("over", { deadlineAt: inMinutes(-10) }),
      row("done", { deadlineAt: inMinutes(5), status: "done" }),
      row("promised", { promiseDueAt: inMinutes(30) }),
    ];
    const reached = reachedOf({ mine, waits: [wait("a1", null), wait("a2", { zh: "是您发起的", en: "You began it" })], now });
    expect(reached.map((one) => `${one.kind} ${placeOf(one)}`)).toEqual([
      "second /cases/c-a1",
      "due /cases/over",
      "promise /cases/promised",
      "due /cases/later",
    ]);
    expect(reached[0]?.amountFen).toBe(80_000);
  });

  test("is told once, and anew when its time has moved", () => {
    const ids = (deadlineAt: Date): string[] => reachedOf({ mine: [row("c", { deadlineAt })], waits: [], now }).map(({ id }) => id);
    const seen = readSeen(withSeen(new Set(), ids(inMinutes(30))));
    expect(ids(inMinutes(30)).every((id) => seen.has(id))).toBe(true);
    expect(ids(inMinutes(60)).some((id) => seen.has(id))).toBe(false);
  });

  test("is a colleague's call besides, new until the hub says that it was seen, whatever this browser remembers", () => {
    const call = (id: string, seenAt: Date | null) => ({
      id,
      kind: "mention" as const,
      caseId: "c1",
      caseNumber: "AS1",
      title: "鱼缸",
      byName: "小吴",
      text: "请回访",
      at: inMinutes(-1),
      seenAt,
    });
    const reached = [
      ...reachedOf({ mine: [row("c", { deadlineAt: inMinutes(5) })], waits: [], now }),
      ...calledOf([call("n1", null), call("n2", inMinutes(0))]),
    ];
    expect(freshOf(reached, new Set(["call:n1"])).map(({ id }) => id)).toEqual([`due:c:${inMinutes(5).getTime()}`, "call:n1"]);
    expect(freshOf(reached, new Set(reached.map(({ id }) => id))).map(({ id }) => id)).toEqual(["call:n1"]);
  });

  test("is a shop that cannot be asked, once until it could be meanwhile", () => {
    const shop = (reachedAt: Date | null) => brokenOf([{ id: "s1", name: "家居旗舰店", problem: "授权已过期", reachedAt }]);
    const [first] = shop(inMinutes(-30));
    expect(first && placeOf(first)).toBe("/shops");
    expect(shop(inMinutes(-30))[0]?.id).toBe(first?.id);
    expect(shop(inMinutes(-1))[0]?.id).not.toBe(first?.id);
    expect(freshOf(shop(null), new Set(["shop:s1:0"]))).toEqual([]);
  });

  test("is in the list as far as he wants it there; a promise is a time like a deadline", () => {
    const { notices } = Settings.parse({});
    const reached = reachedOf({ mine: [row("c", { promiseDueAt: inMinutes(5) })], waits: [wait("a1", null)], now });
    expect(wantedOf(reached, notices)).toEqual(reached);
    expect(wantedOf(reached, { ...notices, due: { ...notices.due, list: false } }).map(({ kind }) => kind)).toEqual(["second"]);
  });

  test("is remembered in bounds, the newest last, and whatever else stands there is nothing", () => {
    const many = Array.from({ length: 500 }, (_, n) => `due:${n}`);
    const kept = readSeen(withSeen(new Set(["due:499"]), many));
    expect([kept.size, kept.has("due:499"), kept.has("due:0")]).toEqual([300, true, false]);
    for (const text of [null, "", "{", '{"a":1}', "[1,null,{}]", '"due:1"']) expect(readSeen(text).size, String(text)).toBe(0);
  });

  test("stands in the tab's title while it was not seen", () => {
    expect([titled("店", 0), titled("店", 3), titled("店", 250)]).toEqual(["店", "(3) 店", "(99+) 店"]);
  });
});
