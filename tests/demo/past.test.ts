/** The days before the demonstration, lived through the rooms: stopped in the middle, gone on with, and held against what the channels know. */
import { randomBytes } from "node:crypto";
import { copyFileSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { type Composed, compose } from "../../main/compose.ts";
import { composeDemo } from "../../main/compose-demo.ts";
import { beganBefore, tellPast } from "../../main/compose-past.ts";
import type { Demo } from "../../main/demo/index.ts";
import { demoPastSetting, type PastProgress } from "../../main/hub/contract/demonstration.ts";
import { settingOf } from "../../main/hub/store/index.ts";
import { fileFetcher, openOutbound } from "../../main/server/index.ts";
import { newDatabase } from "../support/cluster.ts";

const UNTIL = Date.UTC(2026, 10, 20, 2, 0, 0);
const wish = { days: 12, orders: 50, cases: 18 };
const home = mkdtempSync(join(tmpdir(), "aftercare-past-"));
let composed: Composed;
let demo: Demo;
const outbound = openOutbound();
const faults: string[] = [];
const begin = (): Promise<Demo> =>
  composeDemo(composed, {
    // Nobody is pushed to: the past is asked for.
    hubUrl: "http://127.0.0.1:9",
    say: () => undefined,
    since: beganBefore(UNTIL, wish),
    options: { mode: "stepped", startMs: UNTIL, seed: "past", stateFile: join(home, "demonstration.json") },
  });
const rows = <Row>(sql: string, params: readonly unknown[] = []): Promise<Row[]> => composed.hub.store.rows<Row>(sql, [...params]);
const progress = (): Promise<PastProgress | null> => settingOf<PastProgress>(composed.hub.store, demoPastSetting);

beforeAll(async () => {
  composed = await compose({
    platform: {
      home,
      key: new Uint8Array(randomBytes(32)),
      clock: { now: () => UNTIL },
      post: outbound.post,
      fetch: outbound.fetch,
      fetchFile: fileFetcher(outbound),
      log: (level, line) => {
        if (level === "error") faults.push(line);
      },
      environment: {
        databaseUrl: await newDatabase(inject("clusterHome"), "test"),
        ai: undefined,
        modelFolder: join(home, "models"),
        publicUrl: "http://127.0.0.1",
      },
    },
    version: "past",
    demo: true,
    since: beganBefore(UNTIL, wish),
    beats: false,
  });
  demo = await begin();
  const first = tellPast(composed, demo, { wish, rests: false });
  while (((await progress())?.done ?? 0) < 6) await new Promise((resolve) => setTimeout(resolve, 50));
  await first.stop();
  // As after a kill and a new start: the channels come back with what was told since they were written down, and the rest is told.
  copyFileSync(join(home, "demonstration.json.past"), join(home, "told"));
  await demo.stop();
  rmSync(join(home, "demonstration.json"));
  copyFileSync(join(home, "told"), join(home, "demonstration.json.past"));
  demo = await begin();
  await tellPast(composed, demo, { wish, rests: false }).told;
});

afterAll(async () => {
  await demo?.stop();
  await composed?.close();
  rmSync(home, { recursive: true, force: true });
});

describe("the days before the demonstration", () => {
  it("are all told, each order and case once, nothing of them is left over, and nothing of them is of today", async () => {
    const { done, of } = (await progress()) ?? { done: 0, of: -1 };
    expect(done).toBe(of);
    const ledger = await demo.ledger();
    const [counts] = await rows<{ orders: number; cases: number; queued: number }>(
      `SELECT (SELECT count(*)::int FROM "order" WHERE shop_id <> 'demo-own') AS orders, (SELECT count(*)::int FROM case_file WHERE shop_id <> 'demo-own') AS cases, (SELECT count(*)::int FROM raw_queue) AS queued`,
    );
    expect(counts).toEqual({ orders: ledger.orders.length, cases: ledger.claims.length, queued: 0 });
    expect(counts?.orders).toBe(wish.orders);
    expect(counts?.cases).toBeGreaterThan(wish.cases / 2);
    const late = await rows(
      "SELECT id FROM case_file WHERE learnt_at > $1 OR opened_at > learnt_at OR done_at < opened_at UNION ALL SELECT id FROM decision WHERE created_at > $1",
      [new Date(UNTIL)],
    );
    expect(late).toEqual([]);
    expect(faults).toEqual([]);
  });

  it("paid what the channels paid, never twice and never more than was paid for", async () => {
    const ledger = await demo.ledger();
    expect([ledger.double, ledger.over]).toEqual([[], []]);
    const paid = new Map<string, number>();
    for (const { refundId, amount } of ledger.grants) paid.set(refundId, (paid.get(refundId) ?? 0) + amount);
    const known = await rows<{ ref: string; fen: number }>("SELECT channel_case_id AS ref, refunded_fen AS fen FROM case_file WHERE refunded_fen > 0");
    expect(Object.fromEntries(known.map(({ ref, fen }) => [ref, fen]))).toEqual(Object.fromEntries(paid));
    const over = await rows(
      `SELECT c.order_id FROM case_file c JOIN "order" o ON o.id = c.order_id GROUP BY c.order_id, o.paid_fen HAVING sum(c.refunded_fen) > o.paid_fen`,
    );
    expect(over).toEqual([]);
  });

  it("were decided by the rooms: what the policy granted was held and sent, and people answered and were heard", async () => {
    const effects = await rows<{ auto: boolean; kind: string }>("SELECT DISTINCT auto, kind FROM action WHERE state = 'confirmed'");
    const [used] = await rows<{ count: number }>("SELECT count(*)::int FROM suggestion WHERE state = 'used'");
    expect(used?.count).toBeGreaterThan(0);
    expect(effects).toEqual(expect.arrayContaining([expect.objectContaining({ auto: true }), { auto: false, kind: "send_message" }]));
    // Whatever was held went out while its channel could answer, but for what is due when the past is over: nothing hangs, and nothing was asked of the wrong day.
    const hanging = "state IN ('sending', 'unclear', 'failed') OR state IN ('held', 'ready') AND due_at < $1";
    expect(await rows(`SELECT id, kind, state, problem FROM action WHERE ${hanging}`, [new Date(UNTIL)])).toEqual([]);
    expect(await rows("SELECT id FROM shop WHERE paused_until IS NOT NULL")).toEqual([]);
    const hasty = await rows("SELECT id FROM action WHERE auto AND sent_at < hold_until");
    expect(hasty).toEqual([]);
    const twice = await rows(
      "SELECT a.id FROM case_message a JOIN case_message b ON b.case_id = a.case_id AND b.id > a.id AND b.text = a.text AND b.author = 'operator' AND abs(extract(epoch FROM b.at - a.at)) < 600 WHERE a.author = 'operator'",
    );
    expect(twice).toEqual([]);
  });

  it("went by the rules that were in force then, and people judged what these did, kept examples and their promises", async () => {
    const versions = await rows<{ version: number; at: Date }>("SELECT version, created_at AS at FROM policy_version ORDER BY version");
    expect(versions.length).toBeGreaterThan(2);
    const early = await rows(
      `SELECT d.id FROM decision d JOIN policy_version p ON p.name = d.policy AND p.version = d.policy_version
       WHERE d.created_at < p.created_at OR EXISTS (SELECT 1 FROM policy_version later WHERE later.name = d.policy AND later.version > d.policy_version AND later.created_at <= d.created_at)`,
    );
    expect(early).toEqual([]);
    const [by] = await rows<{ judged: number; kept: number; promised: number; judgedLate: number }>(
      `SELECT (SELECT count(*)::int FROM decision WHERE review IS NOT NULL) AS judged, (SELECT count(*)::int FROM example WHERE state = 'accepted' AND case_id IS NOT NULL) AS kept,
         (SELECT count(*)::int FROM case_promise) AS promised, (SELECT count(*)::int FROM decision WHERE reviewed_at > $1) AS "judgedLate"`,
      [new Date(UNTIL)],
    );
    expect(by).toEqual({ judged: expect.any(Number), kept: expect.any(Number), promised: expect.any(Number), judgedLate: 0 });
    for (const count of [by?.judged, by?.kept, by?.promised]) expect(count).toBeGreaterThan(0);
  });

  it("leave a morning's work to everybody, as help and `docs/morning.md` name it", async () => {
    const waiting = await rows<{ queue: string; stalled: boolean; signed: boolean; staff: boolean; class: string }>(
      `SELECT c.queue, c.arbitration AS staff, o.signed_at IS NOT NULL AS signed, c.dispute_class AS class,
         EXISTS (SELECT 1 FROM finding f WHERE f.order_id = c.order_id AND f.kind = 'stalled' AND f.resolved_at IS NULL) AS stalled
       FROM case_file c JOIN "order" o ON o.id = c.order_id WHERE c.status = 'open' AND c.amount_fen > 20000 AND c.opened_at > $1`,
      [new Date(UNTIL - 86_400_000 / 2)],
    );
    const isThere = (what: object): boolean => waiting.some((one) => Object.entries(what).every(([name, value]) => one[name as keyof typeof one] === value));
    expect({
      stalled: isThere({ queue: "agent", stalled: true }),
      signed: isThere({ queue: "agent", signed: true, staff: false }),
      staff: isThere({ queue: "supervisor", staff: true }),
      doubted: isThere({ queue: "risk" }),
    }).toEqual({ stalled: true, signed: true, staff: true, doubted: true });
    const [left] = await rows<{ judge: number; candidates: number }>(
      `SELECT (SELECT count(*)::int FROM decision WHERE outcome LIKE 'grant%' AND review IS NULL) AS judge, (SELECT count(*)::int FROM example WHERE state = 'candidate') AS candidates`,
    );
    expect(left?.judge).toBeGreaterThan(0);
    expect(left?.candidates).toBeGreaterThan(0);
  });

  it("show the risk reviewer who receives at one door: buyers of the mini-program who ask back again and again", async () => {
    const doors = await rows<{ accounts: number }>(
      "SELECT count(DISTINCT account_id)::int AS accounts FROM account_key WHERE kind = 'at' GROUP BY left(hash, 40) HAVING count(DISTINCT account_id) > 1",
    );
    expect(doors).toEqual([{ accounts: 3 }]);
  });

  it("find nobody's parcel disputed that lay in a locker and was taken out", async () => {
    const [count] = await rows<{ lockers: number; disputed: number }>(
      `SELECT (SELECT count(DISTINCT p.id)::int FROM timeline_event e JOIN parcel p ON p.id = e.parcel_id WHERE e.text LIKE '%智能快递柜取出%') AS lockers,
         (SELECT count(*)::int FROM finding f WHERE f.kind = 'receipt_differs' AND f.resolved_at IS NULL
            AND EXISTS (SELECT 1 FROM timeline_event e WHERE e.order_id = f.order_id AND e.text LIKE '%智能快递柜取出%')) AS disputed`,
    );
    expect(count?.lockers).toBeGreaterThan(0);
    expect(count?.disputed).toBe(0);
  });

  it("tell each order's story in its order: received after it was sent, complained about after it was paid", async () => {
    const odd = await rows(
      `SELECT p.waybill FROM parcel p WHERE p.direction = 'outbound' AND p.signed_at < p.picked_up_at
       UNION ALL SELECT c.id FROM case_file c JOIN "order" o ON o.id = c.order_id WHERE c.opened_at < o.paid_at`,
    );
    expect(odd).toEqual([]);
  });
});
