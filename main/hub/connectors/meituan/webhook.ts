import { ok, type Result, refuse } from "../../kernel/result.ts";
import type { ChannelAnswer, ConnectorContext, ConnectorProblem, RawItem, Webhook, WebhookRequest } from "../port.ts";
import { headerOf, pushItem } from "../wire.ts";
import { sameSignature, sign } from "./auth.ts";
import { storesOf } from "./gateway.ts";

type Form = Record<string, string>;

/** Of the sending, not of what is told: the same message sent again is the same. */
const OF_THE_SENDING: ReadonlySet<string> = new Set(["app_id", "timestamp", "sig", "access_token", "version"]);

function open(context: ConnectorContext, request: WebhookRequest): Result<RawItem[], ConnectorProblem> {
  if (request.oversized) return refuse("UNREADABLE", "推送内容过大", { field: "" });
  const form: Form = Object.fromEntries(new URLSearchParams(request.isCheck ? (request.query ?? "") : request.body));
  // A probe of the address says nothing and is signed by nobody; it must be answered like everything else.
  if (Object.keys(form).length === 0) return ok([]);
  const [secret, appId] = [context.secrets.appSecret, context.settings.appId?.trim()];
  if (!secret || !appId || !form.sig) return refuse("BAD_SIGNATURE", "推送没有签名，或店铺未填写 App ID / App Secret");
  if (form.app_id !== appId) return refuse("BAD_SIGNATURE", "推送不属于这个应用", { appId: form.app_id ?? "" });
  const given = form.sig;
  const isTrue = addressesOf(context, request).some((url) => sameSignature(given, sign(url, form, secret)));
  if (!isTrue) return refuse("BAD_SIGNATURE", "推送签名不符：请核对 App Secret，以及在美团登记的推送地址和这里的是否一致");
  const told: Form = {};
  for (const [key, value] of Object.entries(form)) if (!OF_THE_SENDING.has(key)) told[key] = decodedAgain(value);
  if (!told.order_id?.trim() && !told.wm_order_id_view?.trim()) return ok([]);
  // An application has one address a type for all its stores: what is another's is left to that shop's own pulls.
  const store = told.app_poi_code?.trim() ?? "";
  if (store !== "" && !storesOf(context).includes(store)) return ok([]);
  return ok([pushItem([told.order_id, told.refund_id].filter(Boolean).join("-"), told)]);
}

/** The address as it was entered at the platform, which its signature covers: where a proxy changes the host, the shop's settings say it. */
function addressesOf({ settings }: ConnectorContext, request: WebhookRequest): string[] {
  if (!request.path) return [];
  const entered = settings.pushOrigin?.trim().replace(/\/+$/, "");
  if (entered && /^https?:\/\/[^/]+/i.test(entered)) return [entered + request.path];
  const hosts = [headerOf(request.headers, "x-forwarded-host").split(",")[0]?.trim() ?? "", headerOf(request.headers, "host")];
  return [...new Set(hosts)].filter((host) => host !== "").flatMap((host) => [`https://${host}${request.path}`, `http://${host}${request.path}`]);
}

/** Texts are encoded once more inside of the form. What is no such text is left as it is. */
function decodedAgain(value: string): string {
  if (!value.includes("%")) return value;
  try {
    return decodeURIComponent(value.replaceAll("+", " "));
  } catch {
    return value;
  }
}

const FINE: ChannelAnswer = { status: 200, contentType: "application/json;charset=utf-8", body: '{"data":"ok"}' };

function answer(status: number, code: number, msg: string): ChannelAnswer {
  return { ...FINE, status, body: JSON.stringify({ data: "ng", error: { code, msg } }) };
}

export const webhook: Webhook = {
  open,
  // Cancellations and refunds are told by GET, the rest by POST.
  takesGet: true,
  accepted: FINE,
  rejected(problem) {
    if (problem === "BAD_SIGNATURE") return answer(401, 703, "签名错误");
    return problem === "UNREADABLE" ? answer(400, 705, "参数格式错误") : answer(503, 700, "暂时无法接收，请稍后重试");
  },
};
