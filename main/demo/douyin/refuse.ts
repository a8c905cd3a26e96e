import type { Wire } from "../engine/big-json.ts";
import { sellerRefuses, type WriteResult } from "../truth/seller-writes.ts";
import type { SimClaim } from "../truth/types.ts";
import type { World } from "../truth/world.ts";
import { type Body, numberOf, textOf } from "./answer.ts";

interface Reason {
  code: number;
  text: string;
  needsProof: boolean;
  /** What is wanted as a proof. */
  proof: string;
  /** Of a claim whose goods are on their way back, of one that has yet to be answered, or of both (-1). */
  pkg: 0 | 1 | -1;
}

const REASONS: readonly Reason[] = [
  { code: 1, text: "商品影响二次销售", needsProof: true, proof: "商品破损、吊牌缺失的照片", pkg: 1 },
  { code: 2, text: "已与买家协商一致", needsProof: false, proof: "", pkg: -1 },
  { code: 3, text: "商品已发出，物流正常派送中", needsProof: false, proof: "", pkg: 0 },
  { code: 4, text: "退回的商品与寄出的不符", needsProof: true, proof: "开箱照片", pkg: 1 },
];

/** Which reasons the channel offers for a claim: none before it is shipped. */
function offered(claim: SimClaim): Reason[] {
  if (claim.kind === "refund_unshipped") return [];
  const pkg = claim.status === "returning" || claim.received ? 1 : 0;
  return REASONS.filter((reason) => reason.pkg === -1 || reason.pkg === pkg);
}

export function rejectReasons(claim: SimClaim): Wire {
  return {
    items: offered(claim).map(({ code, text, needsProof, proof, pkg }) => ({
      reject_reason_code: code,
      reason: text,
      evidence_need: needsProof ? "Y" : "N",
      evidence_description: proof,
      image: "",
      order_type: -1,
      pkg,
    })),
  };
}

const FITS: Readonly<Record<number, (claim: SimClaim) => boolean>> = {
  102: ({ kind, status }) => kind === "return" && status === "applied",
  112: ({ kind, status }) => kind === "return" && status === "returning",
  202: ({ kind }) => kind === "refund_shipped",
  302: ({ kind, status }) => kind === "exchange" && status === "applied",
};
export const REFUSE_TYPES = Object.keys(FITS).map(Number);

/** One refusal of a batch: a reason of the list, words, and an address of a picture where the reason wants one. */
export function refuseOne(world: World, claim: SimClaim, order: { type: number; item: Body; version: number }): WriteResult {
  const { item } = order;
  const reason = offered(claim).find(({ code }) => code === numberOf(item, "reject_reason_code"));
  const evidence = Array.isArray(item.evidence) ? (item.evidence as Body[]).map((each) => textOf(each, "url")).filter((url) => url.startsWith("https://")) : [];
  const words = textOf(item, "remark");
  if (claim.status !== "refused" && (!FITS[order.type]?.(claim) || !reason || words === "")) return { ok: false, why: "wrong-state" };
  if (reason?.needsProof && evidence.length === 0) return { ok: false, why: "no-proof" };
  const given = { reason: reason?.text ?? "", words, proof: evidence.join(" ") };
  return sellerRefuses(world, { claimId: claim.id, version: order.version, at: world.parts.clock.now(), ...given });
}
