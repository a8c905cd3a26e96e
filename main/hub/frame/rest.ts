/** Answers the public REST interface: what comes in is kept and acknowledged, what goes out is what the console shows. */
import type { Principal } from "../access/index.ts";
import { ownItem } from "../connectors/index.ts";
import type { RawItem } from "../connectors/port.ts";
import type { HandlersOf } from "../contract/handlers.ts";
import type { CasePage, Contract, RefusalCode } from "../contract/index.ts";
import { casesAbout, findCase } from "../disputes/index.ts";
import type { Keep } from "../ingest/index.ts";
import type { Json } from "../kernel/json.ts";
import { ok, type Result, refuse } from "../kernel/result.ts";
import { ordersMeant, orderTimeline, refKey } from "../orders/index.ts";
import type { Store } from "../store/index.ts";

export interface RestDeps {
  store: Store;
  keep: Keep;
  /** The case page, as the console reads it. */
  readCase(caseId: string, principal: Principal): Promise<Result<CasePage, RefusalCode>>;
  /** Something was kept. */
  wake(): void;
}

const onlyKeys = refuse("NOT_ALLOWED", "这里要用接口密钥。");

/** Answers the contract's `rest` part. Everything sent is kept under the shop of the key; the sender's id makes it safe to repeat. */
export function restHandlers(deps: RestDeps): HandlersOf<Contract["rest"], Principal> {
  const keep = async (principal: Principal, items: RawItem[]): Promise<Result<{ taken: number; repeated: number }, "NOT_ALLOWED">> => {
    if (principal.kind !== "key") return onlyKeys;
    const { kept, repeated } = await deps.keep(principal.shopId, items);
    deps.wake();
    return ok({ taken: kept, repeated });
  };
  return {
    putOrder: (input, principal) => keep(principal, [ownItem("order", `${input.id}:${input.updatedAt}`, input as unknown as Json)]),
    putEvents: ({ id, events }, principal) =>
      keep(
        principal,
        events.map((event) => ownItem("event", event.id, { orderRef: id, event } as unknown as Json)),
      ),
    putCase: (input, principal) => keep(principal, [ownItem("case", input.id, input as unknown as Json)]),
    putMessage: ({ id, messageId, text, at }, principal) => keep(principal, [ownItem("message", messageId, { ref: id, messageId, text, at })]),
    timeline: async ({ id }, principal) => {
      if (principal.kind !== "key") return onlyKeys;
      const ref = { shopId: principal.shopId, ref: id };
      const meant = (await ordersMeant(deps.store, [ref])).get(refKey(ref));
      // An order of another shop is not there for this key: numbers can be counted through.
      const found = meant && meant !== "ambiguous" && meant.shopId === principal.shopId ? await orderTimeline(deps.store, meant.orderId) : null;
      if (!found) return refuse("NOT_FOUND", "没有这个订单。");
      const about = (await casesAbout(deps.store, [found.order.id])).get(found.order.id) ?? [];
      return ok({ ...found, caseIds: about.map((one) => one.id) });
    },
    case: async ({ id }, principal) => {
      const caseId = principal.kind === "key" ? await findCase(deps.store, { shopId: principal.shopId, ref: id }) : null;
      return caseId ? deps.readCase(caseId, principal) : refuse("NOT_FOUND", "没有这个工单。");
    },
  };
}
