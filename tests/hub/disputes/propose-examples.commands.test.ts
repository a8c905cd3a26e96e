import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { proposeExamples, takeCases } from "../../../main/hub/disputes/index.ts";
import { commit, type Store } from "../../../main/hub/store/index.ts";
import { freshStore, testClock } from "../../support/store.ts";
import { addShop, emptyDesk, fact, hour, start } from "./support.ts";

let store: Store;
beforeAll(async () => {
  store = await freshStore({ clock: testClock(start + hour) });
});
afterAll(() => store.close());
beforeEach(async () => {
  await emptyDesk(store);
  await addShop(store, "taobao");
});

describe("solved cases", () => {
  it("are offered to the trainer once, masked, and only when a person's answer went out", async () => {
    const words = "我叫王小明，电话13812345678，杯子碎了";
    const facts = ["said", "sending", "classless"].map((channelCaseId) => fact({ channelCaseId, state: "refunded", buyerWords: words }));
    await commit(store, "channel:taobao", (tx) => takeCases(tx, facts));
    await store.pool.query("UPDATE case_file SET dispute_class = CASE WHEN channel_case_id = 'classless' THEN 'none' ELSE 'damaged' END");
    await store.pool.query(
      `INSERT INTO case_message (id, case_id, author, text, at, channel_message_id, delivery)
       SELECT id, id, 'operator', '亲，很抱歉，已为您退款，有问题拨打13900001111', now(), 'own:1', CASE WHEN channel_case_id = 'sending' THEN 'sending' ELSE 'sent' END FROM case_file`,
    );
    const ids = (await store.rows<{ id: string }>("SELECT id FROM case_file")).map((row) => row.id);
    const offer = () => commit(store, "system", (tx) => proposeExamples(tx, ids));
    expect(await offer()).toBe(1);
    expect(await offer()).toBe(0);
    const [example] = await store.rows<{ question: string; reply: string }>("SELECT question, reply, label, channel, outcome, state FROM example");
    expect(example).toMatchObject({ label: "damaged", channel: "taobao", outcome: "refunded", state: "candidate" });
    expect(`${example?.question}${example?.reply}`).not.toMatch(/1[3-9]\d{9}|王小明/);
  });
});
