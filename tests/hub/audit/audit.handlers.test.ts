/** The journal in words: who did what to which thing, narrowed and paged, and as a file. */
import { execFileSync } from "node:child_process";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Principal } from "../../../main/hub/access/index.ts";
import { auditHandlers, checkChain, sealJournal } from "../../../main/hub/audit/index.ts";
import type { AuditFilter } from "../../../main/hub/contract/audit.ts";
import { journalVerbs } from "../../../main/hub/contract/journal-words.ts";
import { commit, type Store } from "../../../main/hub/store/index.ts";
import { freshStore, testClock } from "../../support/store.ts";
import { addShop } from "../disputes/support.ts";
import { addCase, addPerson, at } from "../insights/record.ts";

const clock = testClock(at("2026-11-20 10:00"));
const who: Principal = { kind: "operator", id: "lead", name: "lead", roles: ["supervisor"], demo: false };
let store: Store;
const line = (actor: string, verb: string, of: { case?: string; data?: Record<string, string | number> }) =>
  commit(store, actor, async (tx) =>
    tx.journal({ verb, subject: of.case ? "case" : "setting", subjectId: of.case ?? "x", ...(of.data ? { data: of.data } : {}) }),
  );

beforeAll(async () => {
  store = await freshStore({ clock });
  await store.pool.query("TRUNCATE journal_line RESTART IDENTITY");
  await addShop(store, "taobao");
  await addPerson(store, "lin", ["agent"]);
  await addCase(store, { id: "a", openedAt: at("2026-11-19 10:00") });
  clock.set(at("2026-11-19 23:59"));
  await line("channel:taobao", "case.opened", { case: "a" });
  clock.set(at("2026-11-20 00:00"));
  await line("operator:lin", "case.closed", { case: "a", data: { reason: "重复了", orderId: "hidden" } });
  await line("operator:lin", "action.agreed", { case: "a", data: { amountFen: 1_234 } });
  await line("policy:refunds@3", "case.decided", { case: "a" });
  await line("system", "from.elsewhere", {});
  await sealJournal(store);
  await checkChain(store);
});
afterAll(() => store.close());

const list = async (filter: AuditFilter & { cursor?: string; limit?: number } = {}) => {
  const answer = await auditHandlers(store).list({ limit: 50, ...filter }, who);
  if (!answer.ok) throw new Error(answer.refusal.code);
  return answer.value;
};
const verbs = async (filter: AuditFilter) => (await list(filter)).rows.map(({ verb }) => verb);

describe("the journal in words", () => {
  test("names who did it and the thing by its number, and shows only facts that people can read", async () => {
    const [, , agreed, closed, opened] = (await list()).rows;
    expect(opened).toMatchObject({ actor: { kind: "channel", name: "店 taobao" }, about: "ASa", sealed: true });
    expect(closed).toMatchObject({ actor: { kind: "operator", name: "lin" }, about: "ASa", facts: [{ name: "reason", value: "重复了" }] });
    expect(agreed?.facts).toEqual([{ name: "amountFen", value: 1_234 }]);
  });

  test("is narrowed by person, people, what it is about, case, day in Beijing and words", async () => {
    expect(await verbs({ actor: "operator:lin" })).toEqual(["action.agreed", "case.closed"]);
    expect(await verbs({ people: true })).toEqual(["action.agreed", "case.closed"]);
    expect(await verbs({ group: "money" })).toEqual(["action.agreed"]);
    expect(await verbs({ caseRef: "ASa" })).toEqual(["case.decided", "action.agreed", "case.closed", "case.opened"]);
    expect(await verbs({ caseRef: "nowhere" })).toEqual([]);
    expect(await verbs({ until: at("2026-11-20 00:00") })).toEqual(["case.opened"]);
    expect(await verbs({ from: at("2026-11-20 00:00"), group: "cases" })).toEqual(["case.decided", "case.closed"]);
    expect(await verbs({ text: "重复" })).toEqual(["case.closed"]);
    expect(await verbs({ text: "%" })).toEqual([]);
  });

  test("goes on in front of the last line, to the first", async () => {
    const first = await list({ limit: 3 });
    const second = await list({ limit: 3, ...(first.next ? { cursor: first.next } : {}) });
    expect([...first.rows, ...second.rows].map(({ id }) => id)).toEqual(["5", "4", "3", "2", "1"]);
    expect(second).toMatchObject({ next: null, lookedTo: null });
    expect(await auditHandlers(store).list({ limit: 3, cursor: "x" }, who)).toMatchObject({ ok: false, refusal: { code: "BAD_INPUT" } });
  });

  test("says how far the chain was found whole", async () => {
    const state = await auditHandlers(store).state(undefined, who);
    expect(state).toMatchObject({ ok: true, value: { lines: 5, sealed: 5, intact: true, brokenAt: null, checkedTo: 5 } });
  });

  test.each([
    ["zh", "2026-11-20 00:00:00,lin,第二人同意,ASa,金额 12.34,3,是"],
    ["en", "2026-11-20 00:00:00,lin,A second person agreed,ASa,Sum 12.34,3,yes"],
  ] as const)("leaves as a file (%s)", async (language, expected) => {
    const file = await auditHandlers(store).export({ caseRef: "ASa", format: "csv", language }, who);
    if (!file.ok) throw new Error("refused");
    let text = "";
    for await (const { bytes } of file.value) text += Buffer.from(bytes, "base64").toString("utf8");
    expect(text).toContain(expected);
  });

  test("has a word for every verb that is written out in the program", () => {
    const found = execFileSync("git", ["grep", "-hoE", 'verb: "[a-z_]+\\.[a-z_]+"', "--", "main/hub"], { encoding: "utf8", cwd: process.cwd() });
    const written = new Set(
      found
        .trim()
        .split("\n")
        .map((text) => text.slice(7, -1)),
    );
    expect(written.size).toBeGreaterThan(80);
    expect([...written].filter((verb) => !(verb in journalVerbs))).toEqual([]);
  });
});
