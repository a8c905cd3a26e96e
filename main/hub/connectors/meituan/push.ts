import { ok, refuse } from "../../kernel/result.ts";
import type { CaseWrite, ChannelActions, ConnectorContext, RefusalReason, WriteReceipt } from "../port.ts";
import { type JsonObject, type Outcome, textOf, unclearWhenUnreadable } from "../wire.ts";
import { atPlatform } from "./at-platform.ts";
import { refundsOfOrder } from "./fetch.ts";
import { type Params, writeMt } from "./gateway.ts";
import { caseIdOf } from "./ids.ts";
import { caseFact } from "./normalize-case.ts";
import { review } from "./review.ts";

type Answer = "agree_refund" | "agree_return" | "refuse";
/** A refund as it stands, and which of the platform's dictionaries it is told in. */
interface Now {
  flow: string;
  status: string;
  kind: string;
  amount: string;
  appeal: string;
}

const AGREED = "同意退款";

function nowOf(row: JsonObject): Now | null {
  const fact = caseFact(JSON.stringify(row));
  if (!fact.ok) return null;
  const { flow = "", status = "", kind = "", amount_fen: amount = "", appeal = "" } = fact.value.writeToken;
  return { flow, status, kind, amount, appeal };
}

/** In which states an answer can be given, by flow and kind. */
function isRipe(answer: Answer, { flow, status, kind }: Now): boolean {
  if (flow === "old") return status === "0" && answer !== "agree_return";
  if (kind !== "return_refund") return status === "1" && answer !== "agree_return";
  return status === "20" ? answer !== "agree_return" : status === "1" && answer !== "agree_refund";
}

const OPEN_OLD = "0";
/** States of the flow with returns in which the seller's answer is waited for. */
const OPEN_NEW: ReadonlySet<string> = new Set(["1", "20"]);

/**
 * The calls name an order and no refund of it: the refunds are read just before, so that nothing is agreed to that changed meanwhile, or that is another one of
 * the same order.
 */
async function unchanged(context: ConnectorContext, wanted: CaseWrite, answer: Answer): Promise<Outcome<Now>> {
  const { order, view, status, amount_fen: amount } = wanted.writeToken;
  const rows = unclearWhenUnreadable(await refundsOfOrder(context, { order: order ?? "", view }));
  if (!rows.ok) return rows;
  const row = rows.value.find((one) => caseIdOf(one) === wanted.channelCaseId);
  const now = row ? nowOf(row) : null;
  if (!now) return refuse("STALE", "美团上找不到这笔退款了，请先重新读取", { id: wanted.channelCaseId });
  if (now.status !== status || now.appeal === "1") return refuse("STALE", "这笔退款在美团上已经变化，请先重新读取", { status: now.status });
  if (now.amount !== amount) return refuse("STALE", "退款金额在美团上已经变化，请先重新读取", { amountFen: Number(now.amount) });
  if (!isRipe(answer, now)) return refuse("REFUSED", "这笔退款现在不能这样答复，请看它在美团上的状态", { status: now.status });
  const others = rows.value.filter((one) => one !== row && isOpen(nowOf(one)));
  if (others.length > 0) return refuse("NOT_SUPPORTED", "这笔订单还有别的退款在等答复，美团的接口分不清是哪一笔，请到商家后台处理", { others: others.length });
  return ok(now);
}

function isOpen(now: Now | null): boolean {
  return now === null || (now.flow === "old" ? now.status === OPEN_OLD : OPEN_NEW.has(now.status));
}

/** What the calls name, and what guards against a stale view; without it nothing is sent. */
function guarded(wanted: CaseWrite, action: Parameters<typeof atPlatform>[0]): Outcome<null> {
  const { order, view, flow, status, amount_fen: amount } = wanted.writeToken;
  if (!order || !view || !flow || !status || !amount) return refuse("STALE", "缺少退款的订单号或状态，请先重新读取该售后单");
  const elsewhere = atPlatform(action, wanted.writeToken);
  return elsewhere ? refuse("NOT_SUPPORTED", elsewhere.zh, { en: elsewhere.en }) : ok(null);
}

/** Agreed to or refused already, as wanted: the call had done it, whatever its answer said. */
async function write(context: ConnectorContext, of: { path: string; params: Params; wanted: CaseWrite; answer: Answer }): Promise<Outcome<WriteReceipt>> {
  const { path, params, wanted, answer } = of;
  const said = await writeMt(context, path, params);
  if (said.ok) return ok({ channelAnswer: said.value });
  if (said.refusal.code !== "STALE") return said;
  const { order = "", view } = wanted.writeToken;
  const rows = await refundsOfOrder(context, { order, view });
  const row = rows.ok ? rows.value.find((one) => caseIdOf(one) === wanted.channelCaseId) : undefined;
  const fact = row ? caseFact(JSON.stringify(row)) : null;
  if (!fact?.ok) return said;
  const wished = answer === "refuse" ? ["refused"] : answer === "agree_return" ? ["waiting_return", "returned_in_transit"] : ["refunding", "refunded"];
  return wished.includes(fact.value.state) ? ok({ channelAnswer: { already: textOf(row?.status) || textOf(row?.res_type) } }) : said;
}

function codesOf({ settings }: ConnectorContext): { agree: string; refuse: string } {
  const [agree = "", no = ""] = (settings.reviewCodes ?? "").split(/[,，]/).map((code) => code.trim());
  return { agree: /^\d+$/.test(agree) ? agree : "1", refuse: /^\d+$/.test(no) ? no : "2" };
}

async function agreeRefund(context: ConnectorContext, wanted: CaseWrite): Promise<Outcome<WriteReceipt>> {
  const may = guarded(wanted, "agree_refund");
  if (!may.ok) return may;
  if (!Number.isSafeInteger(wanted.amountFen) || wanted.amountFen <= 0)
    return refuse("REFUSED", "退款金额必须是大于 0 的整数分", { amountFen: wanted.amountFen });
  if (wanted.writeToken.amount_fen !== String(wanted.amountFen))
    return refuse("REFUSED", "美团只能按申请的金额退款，要退别的金额请让买家重新申请", { amountFen: wanted.amountFen });
  const now = await unchanged(context, wanted, "agree_refund");
  if (!now.ok) return now;
  const { order = "", view = "" } = wanted.writeToken;
  return now.value.flow === "old"
    ? write(context, { path: "order/refund/agree", params: { order_id: order, reason: AGREED }, wanted, answer: "agree_refund" })
    : write(context, {
        path: "ecommerce/order/reviewAfterSales",
        params: { wm_order_id_view: view, review_type: codesOf(context).agree },
        wanted,
        answer: "agree_refund",
      });
}

async function agreeReturn(context: ConnectorContext, wanted: CaseWrite): Promise<Outcome<WriteReceipt>> {
  const may = guarded(wanted, "agree_return");
  if (!may.ok) return may;
  const now = await unchanged(context, wanted, "agree_return");
  if (!now.ok) return now;
  const params = { wm_order_id_view: wanted.writeToken.view ?? "", review_type: codesOf(context).agree };
  return write(context, { path: "ecommerce/order/reviewAfterSales", params, wanted, answer: "agree_return" });
}

const OTHER: RefusalReason = { id: "-1", text: "其他原因（以填写的说明为准）", proof: "optional" };

/** No list of the platform's is published: the shop's settings say which there are, and words go along with each. */
const refusalReasons: NonNullable<ChannelActions["refusalReasons"]> = async ({ settings }) => {
  const entered = (settings.refusalReasons ?? "").split(/[;；\n]/).flatMap((part): RefusalReason[] => {
    const [id = "", ...words] = part.split("=").map((piece) => piece.trim());
    const text = words.join("=");
    return /^-?\d+$/.test(id) && text !== "" ? [{ id, text, proof: "optional" }] : [];
  });
  return ok(entered.length > 0 ? entered : [OTHER]);
};

async function refuseCase(context: ConnectorContext, wanted: CaseWrite): Promise<Outcome<WriteReceipt>> {
  const may = guarded(wanted, "refuse_refund");
  if (!may.ok) return may;
  const { reason } = wanted;
  if (!reason || !/^-?\d+$/.test(reason.id)) return refuse("REFUSED", "美团要求选择拒绝原因");
  const words = (wanted.text ?? "").trim();
  const { least, most } = review.refusal.words;
  const letters = [...words].length;
  if (letters < least || letters > most) return refuse("REFUSED", `美团的拒绝说明要 ${least}–${most} 个字，这段有 ${letters} 个字`, { letters });
  const now = await unchanged(context, wanted, "refuse");
  if (!now.ok) return now;
  const { order = "", view = "" } = wanted.writeToken;
  if (now.value.flow === "old") return write(context, { path: "order/refund/reject", params: { order_id: order, reason: words }, wanted, answer: "refuse" });
  const params = { wm_order_id_view: view, review_type: codesOf(context).refuse, reject_reason_code: reason.id, reject_other_reason: words };
  return write(context, { path: "ecommerce/order/reviewAfterSales", params, wanted, answer: "refuse" });
}

/** No messages, notes and stopping of deliveries: there is no call that is known well enough. */
export const actions: ChannelActions = { atPlatform, agreeRefund, agreeReturn, refusalReasons, refuseRefund: refuseCase, refuseReturn: refuseCase };
