import { randomBytes } from "node:crypto";
import { ok, refuse } from "../../kernel/result.ts";
import { toBeijing } from "../../kernel/time.ts";
import type { ConnectorContext } from "../port.ts";
import { address, callChannel, type JsonObject, missingSetting, type Outcome, objectOf } from "../wire.ts";
import { signMethodOf, signTop } from "./auth.ts";
import { topRefusal } from "./errors.ts";

/** A file that goes along: it is not signed, and makes the call `multipart/form-data`. */
interface TopFile {
  type: string;
  bytes: Uint8Array;
}

/** One signed TOP call; gives the content of `<method>_response`. */
export async function callTop(context: ConnectorContext, method: string, business: Readonly<Record<string, string | TopFile>>): Promise<Outcome<JsonObject>> {
  const missing = missingSetting({ ...context.settings, ...context.secrets }, ["appKey", "appSecret", "session"]);
  if (missing) return { ok: false, refusal: missing };
  const signMethod = signMethodOf(context.settings.signMethod);
  const texts = Object.entries(business).filter((entry): entry is [string, string] => typeof entry[1] === "string");
  const files = Object.entries(business).filter((entry): entry is [string, TopFile] => typeof entry[1] !== "string");
  const params: Record<string, string> = {
    ...Object.fromEntries(texts),
    method,
    app_key: context.settings.appKey ?? "",
    session: context.secrets.session ?? "",
    timestamp: toBeijing(new Date(context.clock.now())),
    format: "json",
    v: "2.0",
    sign_method: signMethod,
  };
  params.sign = signTop(params, context.secrets.appSecret ?? "", signMethod);
  const answer = await callChannel(context, {
    url: address(context.baseUrl, "/router/rest"),
    ...(files.length > 0
      ? multipart(params, files)
      : { body: new URLSearchParams(params).toString(), contentType: "application/x-www-form-urlencoded;charset=utf-8" }),
  });
  if (!answer.ok) return answer;
  const body = objectOf(answer.value);
  if (body.error_response !== undefined) return { ok: false, refusal: topRefusal(objectOf(body.error_response)) };
  const root = rootOf(method);
  return root in body ? ok(objectOf(body[root])) : refuse("UNREADABLE", `淘宝的回答缺少 ${root}`, { field: root });
}

/** `taobao.trade.fullinfo.get` → `trade_fullinfo_get_response`; other families keep their first word. */
function rootOf(method: string): string {
  return `${method.replace(/^taobao\./, "").replaceAll(".", "_")}_response`;
}

/** A body in parts. The boundary is one that no part holds by chance. */
function multipart(params: Readonly<Record<string, string>>, files: readonly [name: string, file: TopFile][]): { body: Uint8Array; contentType: string } {
  const boundary = `----aftercare${randomBytes(18).toString("hex")}`;
  const head = (name: string, more: string): Buffer => Buffer.from(`--${boundary}\r\nContent-Disposition: form-data; name="${name}"${more}\r\n\r\n`);
  const end = Buffer.from("\r\n");
  const fields = Object.entries(params).flatMap(([name, value]) => [head(name, ""), Buffer.from(value), end]);
  const parts = files.flatMap(([name, { type, bytes }]) => [
    head(name, `; filename="${name}.${type.split("/")[1] ?? "bin"}"\r\nContent-Type: ${type}`),
    Buffer.from(bytes),
    end,
  ]);
  return { body: Buffer.concat([...fields, ...parts, Buffer.from(`--${boundary}--\r\n`)]), contentType: `multipart/form-data;boundary=${boundary}` };
}
