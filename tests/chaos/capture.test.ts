/** A small part of `npm run -s chaos -- capture`: a short rough day comes out clean, and what is wrong afterwards is seen and named. */
import type { Pool } from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { CaptureDay } from "../../scripts/chaos/capture/run.ts";

const day = new CaptureDay({ orders: 110, cases: 24, kills: 2, hours: 2, seed: 3, disk: false, onProgress: () => undefined });
beforeAll(() => day.live());
afterAll(() => day.close());

/** Spoils what is kept, judges, and puts it back. */
async function judgedWith(spoil: string, mend: string): Promise<Awaited<ReturnType<CaptureDay["judge"]>>> {
  const change = (sql: string): Promise<void> =>
    day.rig.reading(async (pool: Pool) => {
      expect((await pool.query(sql)).rowCount).toBe(1);
    });
  await change(spoil);
  try {
    return await day.judge();
  } finally {
    await change(mend);
  }
}

const FIRST = `(SELECT id FROM "order" ORDER BY id LIMIT 1)`;

describe("a rough day at every channel", () => {
  it("is whole in the end: nothing lost, doubled, paid twice or stranded, whoever was killed", async () => {
    const { report, wrong } = await day.judge();
    expect(wrong).toEqual([]);
    expect(report).toMatchObject({ lost: 0, duplicated: 0, refundsDouble: 0, refundsOver: 0, stranded: 0, kills: { hub: 1, database: 1 } });
    // A day on which nothing came, or nothing went wrong, would show nothing.
    expect(report.orders).toBeGreaterThan(60);
    expect(report.cases).toBeGreaterThan(10);
    expect(report).toMatchObject({ shops: 10, channels: { length: 8 } });
    expect(report.warehouses).toEqual(expect.arrayContaining(["jushuitan", "wangdian"]));
    expect(report.warehouseSteps).toBeGreaterThan(40);
    for (const kind of ["push.drop", "push.repeat", "push.delay", "call.hang"]) expect(report.channelFaults[kind], kind).toBeGreaterThan(0);
    expect(report.cuts.connections).toBeGreaterThan(0);
  });

  it("sees an order that is gone, and one that no ledger knows", async () => {
    const { report, wrong } = await judgedWith(
      `UPDATE "order" SET channel_order_id = channel_order_id || '-made-up' WHERE id = ${FIRST}`,
      `UPDATE "order" SET channel_order_id = replace(channel_order_id, '-made-up', '') WHERE id = ${FIRST}`,
    );
    expect(report).toMatchObject({ lostWholly: 1, duplicated: 1 });
    expect(wrong.join("\n")).toMatch(/lost: \S+ order \S+ .*is not there/);
    expect(wrong.join("\n")).toMatch(/double: \S+ order \S+-made-up is in no ledger/);
  });

  it("sees a status and a sum that are not the channel's", async () => {
    const { report, wrong } = await judgedWith(
      `UPDATE "order" SET channel_status = channel_status || '?', refunded_fen = refunded_fen + 1 WHERE id = ${FIRST}`,
      `UPDATE "order" SET channel_status = replace(channel_status, '?', ''), refunded_fen = refunded_fen - 1 WHERE id = ${FIRST}`,
    );
    expect(report).toMatchObject({ lost: 2, lostInPart: 2 });
    expect(wrong.join("\n")).toMatch(/differs: \S+ order \S+: refunded is \d+ there and \d+ here/);
  });

  it("sees a step of a warehouse that is not the one its books tell", async () => {
    const { report, wrong } = await judgedWith(
      "UPDATE timeline_event SET kind = 'made-up' WHERE ctid = (SELECT ctid FROM timeline_event WHERE dedupe_key ~ '^jst:outbound:[^:]+:allocated' LIMIT 1)",
      "UPDATE timeline_event SET kind = 'allocated' WHERE kind = 'made-up'",
    );
    expect(report).toMatchObject({ lostWholly: 1, duplicated: 1 });
    expect(wrong.join("\n")).toMatch(/lost: warehouse jst:outbound:\d+ allocated of order \S+ is not there/);
  });

  it("sees a payload that nobody takes up any more", async () => {
    const { report, wrong } = await judgedWith(
      "INSERT INTO raw_queue (item_id, status, due_at, reason) SELECT id, 'quarantined', received_at, '字段 x 无法读取' FROM raw_item ORDER BY id LIMIT 1",
      "DELETE FROM raw_queue WHERE reason = '字段 x 无法读取'",
    );
    expect(report.stranded).toBe(1);
    expect(wrong.join("\n")).toMatch(/stranded: quarantined payload of \S+/);
  });
});
