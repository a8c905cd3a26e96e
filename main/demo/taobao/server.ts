import { fromBeijing } from "../../hub/kernel/time.ts";
import { type Wire, wireJson } from "../engine/big-json.ts";
import type { FaultBox } from "../engine/faults.ts";
import type { Call, Reply } from "../engine/http.ts";
import { type Files, readParts } from "../engine/parts.ts";
import { unitOf } from "../engine/rng.ts";
import { pictureAt } from "../truth/picture-shelf.ts";
import { fault, type Params, type TopAnswer } from "./answer.ts";
import { METHODS, WRITES } from "./methods.ts";
import type { TaobaoShop } from "./shop.ts";
import { topSign } from "./sign.ts";

/** What the gateway checks a call against. */
export interface TaobaoGate {
  shop: TaobaoShop;
  faults: FaultBox;
  allow: () => boolean;
  appSecret: string;
  session: string;
  /** Set by a fault command: the session is refused from then on. */
  expired: boolean;
  /** Answers given so far: they number the request ids. */
  answers: number;
}

const SKEW_MS = 10 * 60_000;

/** The gateway: one address, every method. */
export function taobaoHandler(gate: TaobaoGate): (call: Call) => Reply {
  return (call) => {
    const picture = pictureAt(gate.shop.world, "taobao", call.path);
    if (picture) return picture;
    if (call.path !== "/router/rest") return { status: 404, body: "not found", type: "text/plain" };
    const parts = readParts(call);
    const params = parts ? { ...Object.fromEntries(call.query), ...parts.params } : readParams(call);
    const method = params.method ?? "";
    const fate = gate.faults.call("taobao", WRITES.has(method));
    if (fate === "hang") return "hang";
    const refused = check(gate, params);
    const answer = refused ?? (fate === "throttle" || !gate.allow() ? throttled() : run(gate, params, parts?.files ?? {}));
    return fate === "effect-then-hang" ? "hang" : { body: envelope(gate, params, answer) };
  };
}

function readParams(call: Call): Params {
  const params: Params = Object.fromEntries(call.query);
  if (call.method === "POST") for (const [key, value] of new URLSearchParams(call.body)) params[key] = value;
  return params;
}

function run(gate: TaobaoGate, params: Params, files: Files): TopAnswer {
  const method = METHODS[params.method ?? ""];
  return method ? method(gate.shop, params, files) : fault(22, "Invalid Method");
}

function throttled(): TopAnswer {
  return fault(7, "App Call Limited", { code: "accesscontrol.limited-by-api-access-count", msg: "This ban will last for 1 more seconds" });
}

/** The gateway's own checks, in its order. */
function check(gate: TaobaoGate, params: Params): TopAnswer | null {
  if (!params.method) return fault(21, "Missing Method");
  if (params.format !== "json") return fault(23, "Invalid Format");
  if (!params.sign) return fault(24, "Missing Signature");
  if (!params.app_key) return fault(28, "Missing App Key");
  if (params.app_key !== gate.shop.appKey) return fault(29, "Invalid App Key", { code: "isv.appkey-not-exists", msg: "appkey不存在" });
  const at = fromBeijing(params.timestamp ?? "");
  if (!params.timestamp) return fault(30, "Missing Timestamp");
  if (!at || Math.abs(at.getTime() - gate.shop.world.parts.clock.now()) > SKEW_MS) return fault(31, "Invalid Timestamp");
  if (params.v !== "2.0") return fault(33, "Invalid Version");
  if (params.sign !== topSign(params, { secret: gate.appSecret, method: params.sign_method ?? "md5" })) return fault(25, "Invalid signature");
  if (!params.session) return fault(26, "Missing Session");
  if (params.session !== gate.session || gate.expired) return fault(27, "Invalid session", { code: "invalid-sessionkey", msg: "会话已失效" });
  return null;
}

function envelope(gate: TaobaoGate, params: Params, answer: TopAnswer): string {
  const method = params.method ?? "";
  gate.answers += 1;
  const request_id = `demo${gate.answers.toString(36)}`;
  if ("fault" in answer) return wireJson({ error_response: { ...answer.fault, request_id } });
  const value: { [key: string]: Wire } = { ...oneRow(answer.value, request_id), request_id };
  if (params.simplify === "true") return wireJson(Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, unwrapped(entry)])));
  return wireJson({ [`${method.replace(/^taobao\./, "").replaceAll(".", "_")}_response`]: value });
}

/** Some gateways turn a list of one row into the row itself. */
function oneRow(value: { [key: string]: Wire }, request: string): { [key: string]: Wire } {
  if (unitOf(`one-row:${request}`) > 0.1) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, entry]) => {
      const inner = listIn(entry);
      return inner && inner.rows.length === 1 ? [key, { [inner.name]: inner.rows[0] }] : [key, entry];
    }),
  );
}

function unwrapped(entry: Wire): Wire {
  return listIn(entry)?.rows ?? entry;
}

function listIn(entry: Wire): { name: string; rows: Wire[] } | null {
  if (entry === null || typeof entry !== "object" || Array.isArray(entry)) return null;
  const [only, ...others] = Object.entries(entry);
  return only && others.length === 0 && Array.isArray(only[1]) ? { name: only[0], rows: only[1] } : null;
}
