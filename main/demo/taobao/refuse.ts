import { toBeijing } from "../../hub/kernel/time.ts";
import type { Wire } from "../engine/big-json.ts";
import { type Files, fileDigest, imageType } from "../engine/parts.ts";
import { sellerRefuses } from "../truth/seller-writes.ts";
import type { SimClaim } from "../truth/types.ts";
import { invalid, missing, type Params, refusal, type TopAnswer } from "./answer.ts";
import { writeRefusal } from "./refunds.ts";
import type { TaobaoShop } from "./shop.ts";

const PROOF_BYTES = 130_000;

const REASONS: Readonly<Record<string, string>> = {
  "1": "买家未举证/举证无效",
  "2": "商品影响二次销售",
  "11": "商品已按约定发出，物流正常派送中",
  "12": "买家已签收，商品没有问题",
  "13": "已与买家协商一致，不退款",
  "21": "超出约定的退货期限",
  "31": "退回的商品与寄出的不符",
  "32": "没有收到退回的商品",
};

/** Which reasons the gateway offers for a claim as it stands. */
function offered(claim: SimClaim): string[] {
  if (claim.status === "returning") return ["2", "31", "32"];
  return claim.kind === "return" || claim.kind === "exchange" ? ["1", "2", "13", "21"] : ["1", "11", "12", "13"];
}

export function refuseReasons(claim: SimClaim): TopAnswer {
  const reason = offered(claim).map((id): Wire => ({ reason_id: Number(id), reason_text: REASONS[id] ?? "" }));
  return { value: { has_next: false, reasons: { reason } } };
}

/** `refund.refuse`: reason, words and picture are checked before the claim is. */
export function refuse(shop: TaobaoShop, claim: SimClaim, told: { params: Params; files: Files }): TopAnswer {
  const { params, files } = told;
  const words = params.refuse_message ?? "";
  if (words.length < 2 || words.length > 200) return invalid("refuse_message");
  if (!params.refund_version || !params.refund_phase) return missing("refund_version");
  const reason = params.refuse_reason_id ?? "";
  if (reason !== "" && !offered(claim).includes(reason)) return invalid("refuse_reason_id");
  const picture = files.refuse_proof;
  if (picture && (picture.length > PROOF_BYTES || imageType(picture) === null)) return invalid("refuse_proof");
  const given = { reason: REASONS[reason] ?? "", words, proof: picture ? fileDigest(picture) : "" };
  const result = sellerRefuses(shop.world, { claimId: claim.id, version: Number(params.refund_version), at: shop.world.parts.clock.now(), ...given });
  return result.ok
    ? { value: { is_success: true, refund: { refund_id: claim.id, modified: toBeijing(new Date(claim.modified)) } } }
    : refusal(...writeRefusal(result));
}
