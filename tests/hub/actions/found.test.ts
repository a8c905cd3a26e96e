/** Of a case that the house opened itself for a finding the channel knows nothing: there nobody is answered and nothing is paid; what is the order's or the desk's own may be done. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Principal } from "../../../main/hub/access/index.ts";
import { actionHandlers, holdsOf } from "../../../main/hub/actions/index.ts";
import type { ActionKind } from "../../../main/hub/contract/words.ts";
import { caseRowsOf } from "../../../main/hub/disputes/index.ts";
import type { Store } from "../../../main/hub/store/index.ts";
import { freshStore, testClock } from "../../support/store.ts";
import { fakeChannel } from "./fake-channel.ts";
import { addCase, addOrder, addShop, depsOf } from "./world.ts";

const boss: Principal = { kind: "operator", id: "o3", name: "o3", roles: ["supervisor"], demo: false };
let store: Store;
let serial = 0;
let id = "";
beforeAll(async () => {
  store = await freshStore({ clock: testClock() });
  await addShop(store, { id: "s1", channel: "fake" });
});
afterAll(() => store?.close());
beforeEach(async () => {
  serial += 1;
  id = `f${serial}`;
  await addOrder(store, { id, shopId: "s1", paidFen: 8_900 });
  await addCase(store, { id, shopId: "s1", orderId: id, amountFen: 0, kind: "complaint" });
  await store.pool.query("UPDATE case_file SET found_kind = 'wrong_item', channel_case_id = 'found:' || order_id || ':wrong_item' WHERE id = $1", [id]);
});

const channel = fakeChannel();
const handlers = () => actionHandlers({ ...depsOf(store, channel.connector), caseRows: (ids) => caseRowsOf({ store, holds: holdsOf(store) }, ids) });
async function attempt(kind: ActionKind, more: { amountFen?: number; text?: string } = {}): Promise<string> {
  const answer = await handlers().do({ caseId: id, kind, revision: 1, requestKey: `${kind}-${id}`, ...more }, boss);
  return answer.ok ? "ok" : `${answer.refusal.code} ${answer.refusal.message}`;
}
const actions = () => store.prisma.action.count({ where: { caseId: id } });

describe("a case for a finding", () => {
  test.each<[ActionKind, { amountFen?: number; text?: string }]>([
    ["agree_refund", {}],
    ["refuse_refund", { text: "不同意" }],
    ["send_message", { text: "您好，已为您核实。" }],
    ["compensate_cash", { amountFen: 500, text: "补偿" }],
  ])("refuses to %s, and nothing is begun", async (kind, more) => {
    expect(await attempt(kind, more)).toMatch(/^STATE_NOT_ALLOWED 这是系统按异常自动建的工单/);
    expect(await actions()).toBe(0);
  });

  test("goes up to the risk desk like every case", async () => {
    expect(await attempt("escalate", { text: "像是有组织的" })).toBe("ok");
    expect((await store.prisma.caseFile.findUniqueOrThrow({ where: { id } })).queue).toBe("risk");
  });

  test("a note on its order may be written", async () => {
    expect(await attempt("add_note", { text: "仓库发错货，已在核实" })).toBe("ok");
    expect(await actions()).toBe(1);
  });
});
