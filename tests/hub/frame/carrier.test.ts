import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Principal } from "../../../main/hub/access/index.ts";
import { type RefusalCode, refusals } from "../../../main/hub/contract/index.ts";
import { carry, inProcessClient } from "../../../main/hub/frame/carrier.ts";
import { ok, refuse } from "../../../main/hub/kernel/result.ts";
import type { Store } from "../../../main/hub/store/index.ts";
import { type Given, refused, type SmallHub, smallHub } from "../../server/hosted.ts";
import { freshStore } from "../../support/store.ts";

const agent: Principal = { kind: "operator", id: "o1", name: "小林", roles: ["agent"], demo: false };
const triage: Principal = { kind: "agent", name: "triage" };
let store: Store;
beforeAll(async () => {
  store = await freshStore();
});
afterAll(() => store.close());
const hubWith = (given: Given): SmallHub => smallHub(store, given);

describe("the carrier", () => {
  test("hands the checked input and the principal to the room and its answer back", async () => {
    const asked: unknown[] = [];
    const hub = hubWith({
      cases: {
        close: async (input, principal) => {
          asked.push(input, principal);
          return ok({ ok: true });
        },
      },
    });
    expect(await inProcessClient(hub, agent).cases.close({ caseId: "c1", outcome: "refund", revision: 3 })).toEqual({ ok: true });
    expect(asked).toEqual([{ caseId: "c1", outcome: "refund", revision: 3 }, agent]);
  });

  test("asks for the permission before it looks at the input or wakes the room", async () => {
    const hub = hubWith({ policies: { publish: async () => Promise.reject(new Error("was called")) } });
    const wrong = { body: { name: "X" } } as never;
    expect(await refused(inProcessClient(hub, { kind: "nobody" }).policies.publish(wrong))).toMatchObject({ code: "NOT_SIGNED_IN", status: 401 });
    expect(await refused(inProcessClient(hub, agent).policies.publish(wrong))).toMatchObject({ code: "NOT_ALLOWED", status: 403 });
    expect(await refused(inProcessClient(hub, triage).cases.counts())).toMatchObject({ code: "NOT_ALLOWED" });
    expect(hub.lines).toEqual([]);
  });

  test("names the place in an input that does not fit, without repeating what was sent", async () => {
    const fault = await refused(inProcessClient(hubWith({}), agent).cases.close({ caseId: "c1", outcome: "x", revision: "geheim" } as never));
    expect(fault).toMatchObject({ code: "BAD_INPUT", status: 400, defined: true, data: { en: refusals.BAD_INPUT.en, details: { at: "revision" } } });
    expect(JSON.stringify(fault)).not.toContain("geheim");
  });

  test("carries every code of the closed list with its status, a Chinese sentence and the English one", async () => {
    const seen: string[] = [];
    for (const [code, { status, zh, en }] of Object.entries(refusals)) {
      const hub = hubWith({ cases: { counts: async () => refuse(code as RefusalCode, "", { limit: 1 }) } });
      const fault = await refused(inProcessClient(hub, agent).cases.counts());
      expect(fault).toMatchObject({ code, status, message: zh, defined: true, data: { en, details: { limit: 1 } } });
      expect(zh).toMatch(/[一-龥].*。$/);
      expect(en).toMatch(/^[A-Z].*\.$/);
      seen.push(fault.code);
    }
    expect(seen).toEqual(Object.keys(refusals));
  });

  test("keeps the room's own sentence", async () => {
    const hub = hubWith({ cases: { counts: async () => refuse("OVER_LIMIT", "最多还能退 12.00 元。") } });
    expect(await refused(inProcessClient(hub, agent).cases.counts())).toMatchObject({ message: "最多还能退 12.00 元。" });
  });

  test("writes a surprise down once and shows the caller nothing of its inside", async () => {
    const hub = hubWith({ cases: { counts: async () => Promise.reject(new Error('relation "secret_table" does not exist')) } });
    const fault = await refused(inProcessClient(hub, agent).cases.counts());
    expect(fault).toMatchObject({ code: "INTERNAL", status: 500, message: refusals.INTERNAL.zh });
    expect(JSON.stringify(fault)).not.toContain("secret_table");
    expect(hub.lines).toHaveLength(1);
    expect(hub.lines[0]).toMatch(/^cases\.counts: Error: relation "secret_table"/);
  });

  test("does not let out an answer that does not fit the contract, and says where it does not without its content", async () => {
    const hub = hubWith({
      session: { operators: async () => ok({ rows: [{ id: "o1", name: "王小明", roles: ["owner"], demo: false, limitFen: null }] }) as never },
    });
    expect(await refused(inProcessClient(hub, agent).session.operators())).toMatchObject({ code: "INTERNAL" });
    expect(hub.lines).toEqual([expect.stringContaining("session.operators: the answer does not fit the contract: rows.0.roles.0")]);
    expect(hub.lines.join()).not.toContain("王小明");
  });

  test("does not start when an entry of the contract has nobody to answer it", () => {
    const hub = hubWith({});
    expect(() => carry({ ...hub, handlers: { ...hub.handlers, risk: {} as never } })).toThrow("nobody answers risk.");
  });

  test("gives machines inside the process bytes and dates as they are", async () => {
    const body = new Uint8Array([1, 2, 3]);
    const hub = hubWith({ triage: { loadModel: async () => ok({ model: { id: "m1", body } }) } });
    expect((await inProcessClient(hub, triage).triage.loadModel()).model?.body).toEqual(body);
  });
});
