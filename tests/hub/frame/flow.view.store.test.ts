import { afterAll, beforeAll, expect, it } from "vitest";
import { noteFindings, takeCases } from "../../../main/hub/disputes/index.ts";
import { keepSuggestion } from "../../../main/hub/disputes/work.store.ts";
import { repliesOutdated } from "../../../main/hub/frame/flow.view.store.ts";
import { commit, type Store } from "../../../main/hub/store/index.ts";
import { freshStore, testClock } from "../../support/store.ts";
import { addOrder, addShop, fact, hour, start } from "../disputes/support.ts";

let store: Store;
beforeAll(async () => {
  store = await freshStore({ clock: testClock(start + hour) });
  await addShop(store, "taobao");
  for (const id of ["1", "2", "3"]) {
    await addOrder(store, { id });
    await commit(store, "channel:taobao", (tx) => takeCases(tx, [fact({ channelCaseId: `r${id}`, channelOrderId: `c${id}` })]));
  }
});
afterAll(() => store.close());

it("a reply is outdated when its case moved on and no decision says so: a finding that is gone leaves no promise standing", async () => {
  const cases = await store.rows<{ id: string; revision: number }>("SELECT id, revision FROM case_file ORDER BY channel_case_id");
  const ids = cases.map(({ id }) => id);
  const [first, second] = cases;
  const reply = {
    text: "帮您看了一下，没有仓库出库记录",
    sources: [],
    claims: [],
    sentences: [],
    tookMs: 1,
    composer: "builtin",
    written: { prompt: null, problem: null },
    state: "shown" as const,
    reason: null,
    seen: 0,
  };
  await commit(store, "agent:reply", async (tx) => {
    for (const { id, revision } of [first, second].filter((one) => one !== undefined)) await keepSuggestion(tx, { ...reply, caseId: id, revision });
  });
  expect(await repliesOutdated(store, ids)).toEqual([]);
  await commit(store, "system", (tx) => noteFindings(tx, ["1", "2", "3"]));
  // The third never had a reply: what comes of its decision is waited for.
  expect((await repliesOutdated(store, ids)).sort()).toEqual([first?.id, second?.id].sort());
  await store.pool.query(
    `INSERT INTO decision (id, case_id, revision, stage, policy, policy_version, "row", facts, outcome, tier, reason, by, created_at)
     SELECT 'd1', id, revision, 'request', 'after-sale', 1, 'row', '{}', 'agent', 'agent', '', 'policy:after-sale@1', now() FROM case_file WHERE id = $1`,
    [second?.id],
  );
  expect(await repliesOutdated(store, ids)).toEqual([first?.id]);
  await store.pool.query("UPDATE case_file SET status = 'done'");
  expect(await repliesOutdated(store, ids)).toEqual([]);
});
