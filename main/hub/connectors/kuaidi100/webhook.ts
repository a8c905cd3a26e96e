import { tryParseJson } from "../../kernel/json.ts";
import { ok, type Result, refuse } from "../../kernel/result.ts";
import type { ChannelAnswer, ConnectorContext, ConnectorProblem, RawItem, Webhook, WebhookRequest } from "../port.ts";
import { objectOf, textOf } from "../wire.ts";
import { sameSignature, signPush } from "./auth.ts";
import { traceItem } from "./fetch.ts";

/** Pushes have neither id nor moment: the same one again is a repeat, or, after another, a reason to ask. */
function open(context: ConnectorContext, request: WebhookRequest): Result<RawItem[], ConnectorProblem> {
  // Of a cut body the signature cannot be told.
  if (request.oversized) return refuse("UNREADABLE", "推送内容过大", { field: "" });
  const form = new URLSearchParams(request.body);
  const param = form.get("param");
  const sign = form.get("sign");
  const salt = context.secrets.salt;
  // Without a salt anybody could push: such pushes are never taken.
  if (!salt || !sign || param === null || !sameSignature(sign, signPush(param, salt))) return refuse("BAD_SIGNATURE", "推送没有签名或签名不符");
  const json = tryParseJson(param);
  if (json === undefined || json === null || typeof json !== "object" || Array.isArray(json))
    return refuse("UNREADABLE", "推送的 param 不是 JSON 对象", { field: "param" });
  const last = objectOf(json.lastResult);
  return ok([{ ...traceItem({ waybill: textOf(last.nu), data: last.data, payload: json }), topic: "push", askTopic: "push.again" }]);
}

function answer(status: number, body: { result: boolean; returnCode: string; message: string }): ChannelAnswer {
  return { status, contentType: "application/json", body: JSON.stringify(body) };
}

export const webhook: Webhook = {
  open,
  accepted: answer(200, { result: true, returnCode: "200", message: "成功" }),
  rejected(problem) {
    if (problem === "BAD_SIGNATURE") return answer(401, { result: false, returnCode: "503", message: "签名不符" });
    if (problem === "UNREADABLE") return answer(400, { result: false, returnCode: "400", message: "数据不完整" });
    return answer(503, { result: false, returnCode: "500", message: "暂时无法接收" });
  },
};
