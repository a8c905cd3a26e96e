/** Messages whose push failed, which the platform keeps for whoever asks: of a few types only, and for the whole application. */
import { tryParseJson } from "../../kernel/json.ts";
import { ok } from "../../kernel/result.ts";
import type { Connector, ConnectorContext, ConnectorProblem } from "../port.ts";
import { type JsonObject, type Outcome, objectOf, rowsOf, textOf } from "../wire.ts";
import { readAsApplication } from "./gateway.ts";
import { messageItem } from "./webhook.ts";

const MINUTE = 60_000;
/** It is asked in the beginning of each minute, as whoever keeps streams asks far oftener. */
const ASKED_MS = 10_000;
const MOST = 50;
const NOTHING = { items: [], receipt: [] };

/** What would come again the next time; anything else says that the call is not open to this application, or is another by now: polling finds the same. */
const PASSES: ReadonlySet<ConnectorProblem> = new Set(["THROTTLED", "TIMED_OUT", "UNAVAILABLE", "AUTH_EXPIRED", "BAD_SIGNATURE"]);

async function take(context: ConnectorContext): ReturnType<NonNullable<Connector["stream"]>["take"]> {
  const isOff = context.settings.failedPushes?.trim().toLowerCase() === "off";
  if (isOff || context.clock.now() % MINUTE >= ASKED_MS) return ok(NOTHING);
  const answer = await readAsApplication(context, "eleme.msgNew.getPushFailMsg", { msgQueryRequest: { ...application(context), pageSize: MOST } });
  if (!answer.ok) return PASSES.has(answer.refusal.code) ? answer : ok(NOTHING);
  const result = objectOf(answer.value);
  const rows = Array.isArray(answer.value) ? answer.value : rowsOf(result.list ?? result.msgList ?? result.messages);
  const told = rows.map((row) => objectOf(typeof row === "string" ? tryParseJson(row) : row));
  // What is another shop's is left for it to take.
  const ours = told.filter((message) => textOf(message.shopId) === context.settings.shopId?.trim());
  return ok({ items: ours.map(messageItem), receipt: ours.map((message) => textOf(message.requestId)).filter((id) => id !== "") });
}

async function confirm(context: ConnectorContext, receipt: string[]): Promise<Outcome<null>> {
  const answer = await readAsApplication(context, "eleme.msgNew.confirmPullMsg", { msgConfirmRequest: { ...application(context), requestIds: receipt } });
  return answer.ok ? ok(null) : answer;
}

function application({ settings }: ConnectorContext): JsonObject {
  const appId = settings.appId?.trim() ?? "";
  return /^\d{1,15}$/.test(appId) ? { appId: Number(appId) } : {};
}

export const stream: NonNullable<Connector["stream"]> = { take, confirm };
