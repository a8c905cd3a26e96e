import { grantedBy, grants } from "../decisions/index.ts";
import { ok, refuse } from "../kernel/result.ts";
import type { ActionSpec, CaseNow, Happened, Shown } from "./action.ts";
import { describeRefusal, mayNotRefuse, refusal, refusalHappened, refusalWords } from "./refusing.ts";

/** Goods that are coming back were agreed to. */
const agreed = new Set(["waiting_return", "returned_in_transit", "arrived", "inspected"]);

function happened(shown: Shown): Happened {
  return agreed.has(shown.state) ? "gone" : refusalHappened(shown);
}

/** Whether such a case is settled by goods that come back first. */
function asksForReturn(kind: CaseNow["kind"]): boolean {
  const { request } = grantedBy[kind];
  return request !== null && !grants[request].pays;
}

/** Refuses that goods come back, for a refund or for others: no money is at stake before they do. The buyer may ask anew or call the platform. */
export const refuseReturn: ActionSpec = {
  ...refusal,
  kind: "refuse_return",
  label: { zh: "拒绝退货", en: "Refuse return" },
  group: "goods",
  fits: ({ kind, state }) => asksForReturn(kind) && state === "requested",
  ability: "refuse_return",
  check(now, _money, wanted) {
    if (agreed.has(now.state))
      return refuse("STATE_NOT_ALLOWED", "已同意退货，不能再拒绝退货。", { en: "The return was agreed to and cannot be refused any more." });
    const no = mayNotRefuse(now, wanted);
    if (no) return no;
    if (now.state === "requested" && asksForReturn(now.kind)) return ok(null);
    return refuse("STATE_NOT_ALLOWED", "现在没有等商家决定的退货。", { en: "No return waits for the seller's decision now." });
  },
  preview(_now, wanted) {
    const words = refusalWords(wanted);
    return { zh: `拒绝退货${words.zh}`, en: `Refuse the return${words.en}` };
  },
  describe: (action) => describeRefusal("拒绝退货", action),
  happened,
  call: (actions) => actions.refuseReturn,
};
