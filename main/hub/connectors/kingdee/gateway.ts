import { randomUUID } from "node:crypto";
import { canonicalJson, type Json } from "../../kernel/json.ts";
import { ok, refuse } from "../../kernel/result.ts";
import { unixSeconds } from "../../kernel/time.ts";
import type { ConnectorContext } from "../port.ts";
import { address, callChannel, missingSetting, type Outcome, objectOf, textOf } from "../wire.ts";
import { signedHeaders } from "./auth.ts";
import { outerRefusal, statusRefusal } from "./errors.ts";

const QUERY = "/Kingdee.BOS.WebApi.ServicesStub.DynamicFormService.ExecuteBillQuery.common.kdsvc";
/** Rows one call may give. */
const MOST_ROWS = 2_000;
/** Calls one list may take; what is beyond is left to a shorter window. */
const MOST_CALLS = 20;

interface Query {
  form: string;
  fields: readonly string[];
  filter: string;
  order: string;
}

/** Text in a filter: a quote is doubled. */
export const quoted = (text: string): string => `'${text.replaceAll("'", "''")}'`;

/** All rows of a query, each in the order of the fields. */
export async function queryBills(context: ConnectorContext, query: Query): Promise<Outcome<Json[][]>> {
  const rows: Json[][] = [];
  for (let call = 0; call < MOST_CALLS; call += 1) {
    const page = await queryOnce(context, { ...query, start: rows.length });
    if (!page.ok) return page;
    rows.push(...page.value);
    if (page.value.length < MOST_ROWS) return ok(rows);
  }
  return refuse("REFUSED", `金蝶的 ${query.form} 在这段时间里超过 ${MOST_ROWS * MOST_CALLS} 行，请缩短时间`, { form: query.form });
}

async function queryOnce(context: ConnectorContext, { form, fields, filter, order, start }: Query & { start: number }): Promise<Outcome<Json[][]>> {
  const { settings, secrets } = context;
  const missing = missingSetting({ ...settings, ...secrets }, ["acctId", "user", "appId", "appSecret"]);
  if (missing) return { ok: false, refusal: missing };
  const url = address(context.baseUrl, QUERY);
  const { acctId = "", user = "", appId = "", org = "" } = settings;
  const timestamp = String(unixSeconds(new Date(context.clock.now())));
  const headers = signedHeaders(
    { acctId, user, appId, appSecret: secrets.appSecret ?? "", lcid: "2052", org: org.trim() || "100" },
    { path: new URL(url).pathname, timestamp, nonce: randomUUID().replaceAll("-", "") },
  );
  if (!headers) return refuse("REFUSED", "应用 ID 要填金蝶给的整段文字，形如 数字_32 个字符", { setting: "appId" });
  const data = { FormId: form, FieldKeys: fields.join(","), FilterString: filter, OrderString: order, TopRowCount: 0, StartRow: start, Limit: MOST_ROWS };
  const answer = await callChannel(context, { url, body: canonicalJson({ data }), contentType: "application/json", headers, problem: outerRefusal });
  return answer.ok ? rowsIn(answer.value) : answer;
}

/** An array of arrays; a failure comes as one, too, with the status of the call in its only place. */
function rowsIn(told: Json): Outcome<Json[][]> {
  const first = Array.isArray(told) ? told[0] : told;
  const status = objectOf(objectOf(objectOf(Array.isArray(first) ? first[0] : first).Result).ResponseStatus);
  if (textOf(status.IsSuccess).toLowerCase() === "false") return { ok: false, refusal: statusRefusal(status) };
  if (!Array.isArray(told) || !told.every(Array.isArray)) return refuse("UNREADABLE", "金蝶的回答不是一行行的列表", { field: "" });
  return ok(told.filter((row) => row.length > 0));
}
