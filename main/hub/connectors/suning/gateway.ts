import { canonicalJson, type Json } from "../../kernel/json.ts";
import { ok, refuse } from "../../kernel/result.ts";
import { toBeijing } from "../../kernel/time.ts";
import type { ConnectorContext } from "../port.ts";
import { address, callChannel, type JsonObject, missingSetting, type Outcome, objectOf, rowsOf, textOf } from "../wire.ts";
import { signSuning } from "./auth.ts";
import { codeWithin, NO_RESULT, resultRefusal, suningRefusal } from "./errors.ts";

const VERSION = "v1.2";

/** A call; the name of its part of the body is not derived from the method's. All values are text. */
export interface SuningCall {
  method: string;
  bizName: string;
  params: Readonly<Record<string, string>>;
}

interface Answer {
  /** Rows of a list, or the one thing; none where Suning says that there are no rows, which it does by an error. */
  rows: JsonObject[];
  /** Rows there are in all; `null` where it is not said. */
  total: number | null;
  /** Suning says that there is nothing. */
  isNothing: boolean;
  /** `returnFlag` Y: what is behind the gateway says that it did it. */
  isDone: boolean;
  body: Json;
}

const NOTHING: Answer = { rows: [], total: 0, isNothing: true, isDone: false, body: null };

/** One signed call, all of the protocol in headers; both layers of success are read. An own shop's key and secret need no token. */
export async function callSuning(context: ConnectorContext, { method, bizName, params }: SuningCall): Promise<Outcome<Answer>> {
  const missing = missingSetting({ ...context.settings, ...context.secrets }, ["appKey", "appSecret"]);
  if (missing) return { ok: false, refusal: missing };
  const key = context.settings.appKey ?? "";
  const time = toBeijing(new Date(context.clock.now()));
  const body = canonicalJson({ sn_request: { sn_body: { [bizName]: { ...params } } } });
  const token = context.secrets.accessToken;
  const answer = await callChannel(context, {
    url: address(context.baseUrl, "/api/http/sopRequest"),
    body,
    contentType: "application/json;charset=utf-8",
    headers: {
      AppMethod: method,
      AppRequestTime: time,
      // Without it the answer is XML.
      Format: "json",
      AppKey: key,
      VersionNo: VERSION,
      signInfo: signSuning({ method, time, key, version: VERSION }, body, context.secrets.appSecret ?? ""),
      ...(token ? { access_token: token } : {}),
    },
  });
  return answer.ok ? unwrap(context, objectOf(answer.value), bizName) : answer;
}

function unwrap(context: ConnectorContext, answer: JsonObject, bizName: string): Outcome<Answer> {
  if (!("sn_responseContent" in answer)) return refuse("UNREADABLE", "苏宁的回答缺少 sn_responseContent", { field: "sn_responseContent" });
  const content = objectOf(answer.sn_responseContent);
  if (content.sn_error !== undefined) {
    const error = objectOf(content.sn_error);
    if (textOf(error.error_code).trim() === NO_RESULT) return ok(NOTHING);
    return { ok: false, refusal: suningRefusal(error, context) };
  }
  if (content.sn_body === undefined) return refuse("UNREADABLE", "苏宁的回答缺少 sn_body", { field: "sn_body" });
  return within(partOf(objectOf(content.sn_body), bizName), objectOf(content.sn_head));
}

/** Under the name that was asked with; where an answer names it otherwise, its only part. */
function partOf(body: JsonObject, bizName: string): Json | undefined {
  if (bizName in body) return body[bizName];
  const [only, ...others] = Object.keys(body);
  return only !== undefined && others.length === 0 ? body[only] : undefined;
}

/** Newer calls have a flag of their own, and what they tell beside it. */
function within(part: Json | undefined, head: JsonObject): Outcome<Answer> {
  const flagged = objectOf(part);
  const flag = textOf(flagged.returnFlag).trim();
  if (flag !== "" && flag !== "Y") {
    if (codeWithin(flagged) === NO_RESULT) return ok(NOTHING);
    return { ok: false, refusal: resultRefusal(flagged) };
  }
  const told = flag !== "" && "data" in flagged ? flagged.data : part;
  // One row may come as an object instead of a list of one.
  const rows = rowsOf(told)
    .map(objectOf)
    .filter((row) => Object.keys(row).length > 0);
  return ok({ rows, total: countOf(head.totalSize ?? flagged.totalSize), isNothing: false, isDone: flag === "Y", body: part ?? null });
}

function countOf(told: Json | undefined): number | null {
  const text = textOf(told).trim();
  const count = Number(text);
  return text !== "" && Number.isSafeInteger(count) && count >= 0 ? count : null;
}
