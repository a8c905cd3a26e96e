import { OrderFlag } from "../../contract/words.ts";
import { ok, refuse } from "../../kernel/result.ts";
import { noteWith } from "../notes.ts";
import type { CaseWrite, ChannelActions, ConnectorContext, WriteReceipt } from "../port.ts";
import { type JsonObject, type Outcome, objectOf, rowsOf, textOf, unclearWhenUnreadable } from "../wire.ts";
import { flagNumbers } from "./flags.ts";
import { callTop } from "./gateway.ts";
import { MESSAGE_BYTES, MESSAGE_PICTURES } from "./manifest.ts";
import { atPlatform, refusalReasons, refuse as refuseCase } from "./refuse.ts";

const MEMO_BYTES = 1000;
const CHANGED = /版本|version|状态(已|发生)?(变|改)/i;

async function write(context: ConnectorContext, method: string, params: Parameters<typeof callTop>[2]): Promise<Outcome<JsonObject>> {
  return unclearWhenUnreadable(await callTop(context, method, params));
}

async function agreeRefund(context: ConnectorContext, wanted: CaseWrite): Promise<Outcome<WriteReceipt>> {
  const { refund_version: version, refund_phase: phase } = wanted.writeToken;
  if (!version || !phase) return refuse("STALE", "缺少退款版本号或阶段，请先重新读取该退款单");
  if (!Number.isSafeInteger(wanted.amountFen) || wanted.amountFen <= 0)
    return refuse("REFUSED", "退款金额必须是大于 0 的整数分", { amountFen: wanted.amountFen });
  const infos = `${wanted.channelCaseId}|${wanted.amountFen}|${version}|${phase}`;
  const answer = await write(context, "taobao.rp.refunds.agree", { refund_infos: infos });
  return answer.ok ? readAgreement(answer.value, wanted.channelCaseId) : answer;
}

/** The batch word covers many refunds; ours is settled by its own row where there is one. */
function readAgreement(answer: JsonObject, refundId: string): Outcome<WriteReceipt> {
  const said = textOf(answer.message);
  if (/验证|短信/.test(said)) return refuse("REFUSED", `超过免验证额度，需要短信验证码，请到淘宝后台处理：${said}`);
  const row = rowsOf(answer.results, "refund_mapping_result")
    .map(objectOf)
    .find((candidate) => textOf(candidate.refund_id) === refundId);
  const word = row ? textOf(row.succ) : textOf(answer.msg_code) || textOf(answer.succ);
  if (word === "true" || word === "OP_SUCC") return ok({ channelAnswer: answer });
  if (word === "") return refuse("TIMED_OUT", "淘宝没有说明这笔退款是否成功");
  const why = (row && textOf(row.message)) || said || word;
  return refuse(CHANGED.test(why) ? "STALE" : "REFUSED", `淘宝未同意退款：${why}`, { msgCode: textOf(answer.msg_code) });
}

async function agreeReturn(context: ConnectorContext, wanted: CaseWrite): Promise<Outcome<WriteReceipt>> {
  const params: Record<string, string> = { refund_id: wanted.channelCaseId };
  if (wanted.writeToken.refund_phase) params.refund_phase = wanted.writeToken.refund_phase;
  if (wanted.writeToken.refund_version) params.refund_version = wanted.writeToken.refund_version;
  if (context.settings.returnAddressId) params.seller_address_id = context.settings.returnAddressId;
  if (wanted.text) params.remark = wanted.text;
  const answer = await write(context, "taobao.rp.returngoods.agree", params);
  if (!answer.ok) return answer;
  if (textOf(answer.value.is_success) === "false") return refuse("REFUSED", `淘宝未同意退货：${textOf(answer.value.message) || "没有说明"}`);
  return ok({ channelAnswer: answer.value });
}

async function sendMessage(context: ConnectorContext, wanted: CaseWrite): Promise<Outcome<WriteReceipt>> {
  const content = wanted.text ?? "";
  const bytes = Buffer.byteLength(content, "utf8");
  if (content.trim() === "") return refuse("REFUSED", "留言内容为空");
  if (bytes > MESSAGE_BYTES) {
    return refuse("REFUSED", `淘宝留言最多 ${MESSAGE_BYTES} 字节（约 133 个汉字），这条有 ${bytes} 字节，请缩短后再发`, { bytes, limit: MESSAGE_BYTES });
  }
  const [image, ...others] = wanted.pictures ?? [];
  const { most, mostBytes } = MESSAGE_PICTURES;
  if (others.length > 0) return refuse("REFUSED", `淘宝一条留言只能带 ${most} 张图片`, { pictures: others.length + 1, limit: most });
  if (image && image.bytes.byteLength > mostBytes)
    return refuse("REFUSED", `淘宝留言的图片最大 ${mostBytes / 1_000} KB`, { bytes: image.bytes.byteLength, limit: mostBytes });
  const answer = await write(context, "taobao.refund.message.add", { refund_id: wanted.channelCaseId, content, ...(image ? { image } : {}) });
  return answer.ok ? ok({ channelAnswer: answer.value }) : answer;
}

/** The call replaces the memo, so what stands there is kept in front of the new text; writing the same note twice changes nothing. */
async function addNote(context: ConnectorContext, wanted: CaseWrite): Promise<Outcome<WriteReceipt>> {
  const note = (wanted.text ?? "").trim();
  const colour = OrderFlag.safeParse(wanted.fields?.flag);
  if (note === "" && !colour.success) return refuse("REFUSED", "备注内容为空");
  const before = await callTop(context, "taobao.trade.fullinfo.get", { fields: "tid,seller_memo,seller_flag", tid: wanted.channelOrderId });
  if (!before.ok) return before;
  const trade = objectOf(before.value.trade);
  const memo = textOf(trade.seller_memo);
  const { stands, note: text } = noteWith(memo, note);
  const flag = colour.success ? flagNumbers[colour.data] : textOf(trade.seller_flag);
  if (stands && flag === textOf(trade.seller_flag)) return ok({ channelAnswer: before.value });
  const bytes = Buffer.byteLength(text, "utf8");
  if (bytes > MEMO_BYTES) return refuse("REFUSED", `淘宝备注最多 ${MEMO_BYTES} 字节，连同原有备注共 ${bytes} 字节`, { bytes, limit: MEMO_BYTES });
  const params: Record<string, string> = { tid: wanted.channelOrderId, memo: text };
  // Left out, the flag falls back to grey.
  if (flag !== "") params.flag = flag;
  const answer = await write(context, "taobao.trade.memo.update", params);
  return answer.ok ? ok({ channelAnswer: answer.value }) : answer;
}

export const actions: ChannelActions = {
  atPlatform,
  agreeRefund,
  agreeReturn,
  refusalReasons,
  refuseRefund: refuseCase,
  refuseReturn: refuseCase,
  sendMessage,
  addNote,
};
