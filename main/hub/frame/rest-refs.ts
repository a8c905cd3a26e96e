/** Which order an entry of the public interface is about, and whether its key may say anything about it. */
import type { Principal } from "../access/index.ts";
import type { FieldProblem } from "../contract/rest/problems.ts";
import { type Refusal, refuse } from "../kernel/result.ts";
import { elsewhere, ordersMeant, refKey } from "../orders/index.ts";
import type { Store } from "../store/index.ts";

/** Something that may say which order it is about. */
export interface Referring {
  orderRef?: string | null | undefined;
}

interface Meanings {
  /** What is wrong with the order an entry names, as its field's problem. */
  problem(entry: Referring): FieldProblem | null;
  /** The same as the refusal of a whole call; with `named` it says in which field. */
  refused(entry: Referring, named?: "named"): { ok: false; refusal: Refusal<"NOT_FOUND" | "AMBIGUOUS"> } | null;
}

const several: FieldProblem = {
  field: "orderRef",
  problem: "同时是几个订单的编号，请写成 channel:<店铺>:<订单号>",
  problemEn: "names several orders: write channel:<shop>:<order>",
};
const nowhere: FieldProblem = { field: "orderRef", problem: "没有这个订单", problemEn: "names no order" };

/**
 * What entries mean. What would be kept for nobody knows which order is not kept: its sender alone can say which. The address of an order in another
 * shop is no order to a key that speaks for its own, without anybody looking whether there is one.
 */
export async function refsOf(store: Store, principal: Principal, entries: readonly Referring[]): Promise<Meanings> {
  const asked =
    principal.kind === "key" ? entries.flatMap(({ orderRef: ref }) => (ref ? [{ shopId: principal.shopId, ownShopOnly: !principal.everyShop, ref }] : [])) : [];
  const foreign = new Set(asked.filter(({ shopId, ownShopOnly, ref }) => ownShopOnly && (elsewhere(ref).otherShop ?? shopId) !== shopId).map(refKey));
  const meant = await ordersMeant(
    store,
    asked.filter((one) => !foreign.has(refKey(one))),
  );
  const keyOf = ({ orderRef: ref }: Referring): string => (ref && principal.kind === "key" ? refKey({ shopId: principal.shopId, ref }) : "");
  return {
    problem: (entry) => (foreign.has(keyOf(entry)) ? nowhere : meant.get(keyOf(entry)) === "ambiguous" ? several : null),
    refused: (entry, named) => {
      if (foreign.has(keyOf(entry))) return refuse("NOT_FOUND", "没有这个订单。");
      if (meant.get(keyOf(entry)) !== "ambiguous") return null;
      return refuse(
        "AMBIGUOUS",
        named ? `${several.field}：${several.problem}` : "",
        named && { at: several.field, problem: several.problem, problemEn: several.problemEn },
      );
    },
  };
}
