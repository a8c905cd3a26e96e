/** Aliyun's own client, loaded when it is first wanted: it is large, and most houses send no short messages. */
import type * as Dysms from "@alicloud/dysmsapi20170525";
import type { AlertProblem } from "../../contract/lists.ts";
import { placeOf } from "../../kernel/networks.ts";
import { shortened } from "../call.ts";
import type { NotifierContext, Sending } from "../port.ts";

type Client = Dysms.default;
type Runtime = Parameters<Client["sendSmsWithOptions"]>[1];

export interface Opened {
  client: Client;
  models: typeof Dysms;
  runtime: Runtime;
}

/** Hosts it may call: its client opens connections of its own, so that no other is ever named to it. */
const OWN_HOSTS = /^[a-z0-9.-]+\.aliyuncs\.com$/;

/** The client for what was typed, or why there is none. */
export async function openClient(context: NotifierContext): Promise<Opened | { refused: Sending }> {
  const address = context.settings.address || "https://dysmsapi.aliyuncs.com";
  if (!URL.canParse(address)) return { refused: { came: "refused", problem: "address", detail: "" } };
  const { host, hostname, protocol } = new URL(address);
  const isOwn = protocol === "https:" && OWN_HOSTS.test(hostname);
  if ((!isOwn && placeOf(hostname) !== "loopback") || (await context.addressProblem(address)) !== null)
    return { refused: { came: "refused", problem: "inner", detail: "" } };
  const [models, core] = await Promise.all([import("@alicloud/dysmsapi20170525"), import("@alicloud/openapi-core")]);
  const config = new core.$OpenApiUtil.Config({
    accessKeyId: context.settings.keyId,
    accessKeySecret: context.secrets.keySecret,
    endpoint: host,
    protocol: protocol.slice(0, -1),
    regionId: "cn-hangzhou",
  });
  // Trying again is ours to decide.
  const runtime = { autoretry: false, maxAttempts: 1, connectTimeout: context.timeoutMs, readTimeout: context.timeoutMs } as Runtime;
  return { client: new (clientIn(models))(config), models, runtime };
}

/** It is CommonJS: what its types call the default is, at run time, one deeper. */
function clientIn(models: typeof Dysms): typeof Dysms.default {
  const given = models.default as typeof Dysms.default & { default?: typeof Dysms.default };
  return given.default ?? given;
}

const problems: Readonly<Record<string, AlertProblem>> = {
  "isv.MOBILE_NUMBER_ILLEGAL": "receiver",
  "isv.MOBILE_COUNT_OVER_LIMIT": "receiver",
  "isv.SMS_TEMPLATE_ILLEGAL": "template",
  "isv.SMS_SIGNATURE_ILLEGAL": "template",
  "isv.TEMPLATE_MISSING_PARAMETERS": "template",
  "isv.TEMPLATE_PARAMS_ILLEGAL": "template",
  "isv.INVALID_JSON_PARAM": "template",
  "isv.PARAM_LENGTH_LIMIT": "template",
  "isv.PARAM_NOT_SUPPORT_URL": "template",
  "isv.BLACK_KEY_CONTROL_LIMIT": "template",
  "isv.INVALID_PARAMETERS": "template",
  "isv.AMOUNT_NOT_ENOUGH": "money",
  "isv.OUT_OF_SERVICE": "money",
  "isv.ACCOUNT_ABNORMAL": "money",
  "isv.PRODUCT_UN_SUBSCRIPT": "money",
  "isv.DAY_LIMIT_CONTROL": "quota",
  "isv.MONTH_LIMIT_CONTROL": "quota",
  "isv.DENY_IP_RANGE": "ip",
  "isp.RAM_PERMISSION_DENY": "permission",
  SignatureDoesNotMatch: "signature",
  "InvalidAccessKeyId.NotFound": "key",
  "InvalidAccessKeyId.Inactive": "key",
  "InvalidTimeStamp.Expired": "clock",
};
const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

/** What a code of the service says of the message: business codes come with HTTP 200, the gateway's with 400 or 403; both are thrown or told alike. */
export function sendingOfCode(code: string, words: string): Sending {
  const detail = shortened(`${code} ${words}`);
  // The number has had its share of this minute, hour or day; within it nothing more is taken.
  if (code === "isv.BUSINESS_LIMIT_CONTROL")
    return /天级|day/i.test(words) ? { came: "refused", problem: "quota", detail } : later(detail, /小时|hour/i.test(words) ? HOUR_MS : MINUTE_MS);
  if (/^Throttling/.test(code)) return later(detail, MINUTE_MS);
  if (/SYSTEM_ERROR$/.test(code) || code === "ServiceUnavailable") return { came: "unknown", problem: "unreadable", detail };
  return { came: "refused", problem: problems[code] ?? "refused", detail };
}

const later = (detail: string, afterMs: number): Sending => ({ came: "later", problem: "throttled", detail, afterMs });

const NOT_SENT: ReadonlySet<string> = new Set(["ECONNREFUSED", "ENOTFOUND", "EAI_AGAIN", "EHOSTUNREACH", "ENETUNREACH"]);

/** What a call that threw says of the message. */
export function sendingOfFault(fault: unknown): Sending {
  const { code = "", message = "", name = "", statusCode } = fault as { code?: string; message?: string; name?: string; statusCode?: number };
  if (NOT_SENT.has(code)) return { came: "later", problem: "unreachable", detail: code, afterMs: MINUTE_MS };
  const said = /code: \d+, (.*?) request id:/.exec(message)?.[1] ?? "";
  if (code !== "" && !/^E[A-Z]+$/.test(code) && (statusCode === undefined || statusCode < 500)) return sendingOfCode(code, said);
  return { came: "unknown", problem: "timed_out", detail: shortened(code || name) };
}
