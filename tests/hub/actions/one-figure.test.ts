import fc from "fast-check";
import { afterAll, beforeAll, expect, it } from "vitest";
import { casesNow } from "../../../main/hub/actions/cases.view.store.ts";
import { granted, moneyNow, ordersMoney } from "../../../main/hub/actions/money.ts";
import { pageExtras } from "../../../main/hub/actions/page.ts";
import { lookAt } from "../../../main/hub/decisions/look.ts";
import { takeCases } from "../../../main/hub/disputes/index.ts";
import { replyRecord } from "../../../main/hub/disputes/reply-record.ts";
import { commit, type Store } from "../../../main/hub/store/index.ts";
import { freshStore, testClock } from "../../support/store.ts";
import { addOrder, addShop, emptyDesk, fact, hour, start } from "../disputes/support.ts";
import { fakeChannel } from "./fake-channel.ts";
import { depsOf } from "./world.ts";

let store: Store;
const clock = testClock(start + hour);
beforeAll(async () => {
  store = await freshStore({ clock });
});
afterAll(() => store.close());

const claim = fc.record({
  asked: fc.integer({ min: 1, max: 9_000 }),
  out: fc.option(fc.integer({ min: 1, max: 3_000 }), { nil: null }),
  state: fc.constantFrom("requested", "refunding", "refunded", "closed", "refused"),
  onLine: fc.boolean(),
});

it("the page, the button, the reply, the policy's fact and the check before money leaves say one figure", async () => {
  const deps = depsOf(store, fakeChannel().connector);
  const principal = { kind: "operator", id: "o1", name: "客服", roles: ["agent"], demo: false } as const;
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 100, max: 12_000 }), fc.array(claim, { minLength: 1, maxLength: 4 }), async (paidFen, claims) => {
      await emptyDesk(store);
      await addShop(store, "taobao");
      await addOrder(store, { id: "1", paidFen });
      const facts = claims.map(({ asked, out, state, onLine }, index) =>
        fact({ channelCaseId: `r${index}`, kind: "refund_only", state, amountFen: asked, refundedFen: out, channelLineIds: onLine ? ["l1"] : [] }),
      );
      await commit(store, "channel:taobao", (tx) => takeCases(tx, facts));
      const ids = (await store.rows<{ id: string }>("SELECT id FROM case_file")).map(({ id }) => id);
      const looks = await lookAt(store, ids, { at: new Date(clock.now()), granted });
      for (const now of (await casesNow(store, ids)).values()) {
        const page = await pageExtras(deps, { caseId: now.id, principal });
        const reply = await replyRecord({ store, readOrder: async () => null, granted }, now.id);
        const look = looks.get(now.id);
        const checked = moneyNow(now, await ordersMoney(store, [now]));
        const said = {
          button: page?.offers.find(({ kind }) => kind === "agree_refund")?.maxFen,
          reply: Number(reply?.facts.find(({ id }) => id === "refundable")?.value ?? 0),
          fact: Math.round(Number(look?.facts.refundableYuan) * 100),
          look: look?.refundableFen,
          check: checked.refundableFen,
        };
        const { refundableFen = -1 } = page ?? {};
        expect(said).toEqual({ button: refundableFen, reply: refundableFen, fact: refundableFen, look: refundableFen, check: refundableFen });
      }
    }),
    { numRuns: 25 },
  );
});
