/** The simulated authority's pages: a shop's holder says yes or no, and the browser goes back with a code. */
import type { Call, Reply } from "../engine/http.ts";
import type { JdGate } from "./gate.ts";
import { TOKEN_MS } from "./tokens.ts";

const HTML = "text/html; charset=utf-8";
const escaped = (value: string): string => value.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);

/** Answers what lies under `/oauth2/`. */
export function oauthReply(gate: JdGate, call: Call): Reply {
  const form = { ...Object.fromEntries(call.query), ...(call.method === "POST" ? Object.fromEntries(new URLSearchParams(call.body)) : {}) } as Record<
    string,
    string
  >;
  if (call.path === "/oauth2/to_login") return loginPage(gate, form);
  if (call.path === "/oauth2/allow" && call.method === "POST") return allowed(gate, form);
  if (call.path === "/oauth2/access_token" || call.path === "/oauth2/refresh_token") return { body: JSON.stringify(granted(gate, call.path, form)) };
  return { status: 404, body: "not found", type: "text/plain" };
}

/** Where the browser may be sent back to; `null` where that is no address of a page. */
function backOf({ redirect_uri = "" }: Record<string, string>): URL | null {
  return URL.canParse(redirect_uri) && /^https?:$/.test(new URL(redirect_uri).protocol) ? new URL(redirect_uri) : null;
}

function faultOf(gate: JdGate, form: Record<string, string>): string | null {
  if (form.app_key !== gate.appKey) return "app_key 不存在";
  if (form.response_type !== "code") return "response_type 应为 code";
  if (!backOf(form)) return "redirect_uri 不是网页地址";
  return form.state ? null : "缺少 state";
}

const STYLE =
  "body{font:15px/1.6 system-ui,sans-serif;background:#f5f5f5;display:grid;place-items:center;min-height:90vh}main{background:#fff;padding:32px 40px;border-radius:8px;width:380px}h1{font-size:18px;color:#b01f24}button{font:inherit;padding:6px 20px;margin-right:8px;border-radius:4px;border:1px solid #ccc;background:#fff;cursor:pointer}button[value=yes]{background:#b01f24;color:#fff;border-color:#b01f24}";

function page(title: string, inner: string): string {
  return `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>${escaped(title)}</title><link rel="icon" href="data:,"><style>${STYLE}</style></head><body><main><h1>${escaped(title)}</h1>${inner}</main></body></html>`;
}

function loginPage(gate: JdGate, form: Record<string, string>): Reply {
  const fault = faultOf(gate, form);
  if (fault) return { status: 400, body: page("京东授权（模拟）", `<p>${escaped(fault)}</p>`), type: HTML };
  const hidden = ["app_key", "response_type", "redirect_uri", "state"]
    .map((name) => `<input type="hidden" name="${name}" value="${escaped(form[name] ?? "")}">`)
    .join("");
  const inner = `<p>店铺：<b>${escaped(gate.name)}</b></p><p>应用 ${escaped(gate.appKey)} 申请读取这家店铺的订单和售后。授权 ${TOKEN_MS / 86_400_000} 天有效。</p>
<form method="post" action="/oauth2/allow">${hidden}<button name="answer" value="yes">同意授权</button><button name="answer" value="no">不同意</button></form>`;
  return { body: page("京东授权（模拟）", inner), type: HTML };
}

function allowed(gate: JdGate, form: Record<string, string>): Reply {
  const back = backOf(form);
  if (faultOf(gate, form) || !back) return { status: 400, body: page("京东授权（模拟）", "<p>参数有误</p>"), type: HTML };
  back.searchParams.set("state", form.state ?? "");
  if (form.answer === "yes") back.searchParams.set("code", gate.tokens.code(gate.shop.ledger.now()));
  else back.searchParams.set("error", "access_denied");
  return { status: 302, body: "", type: "text/plain", location: back.toString() };
}

function granted(gate: JdGate, path: string, form: Record<string, string>): object {
  const now = gate.shop.ledger.now();
  const fault = (msg: string): object => ({ code: 400, msg });
  if (form.app_key !== gate.appKey || form.app_secret !== gate.appSecret) return fault("app_key 或 app_secret 不正确");
  const isRefresh = path === "/oauth2/refresh_token";
  if (form.grant_type !== (isRefresh ? "refresh_token" : "authorization_code")) return fault("grant_type 不正确");
  const given = isRefresh ? gate.tokens.refresh(form.refresh_token ?? "", now) : gate.tokens.exchange(form.code ?? "", now);
  if (given === null) return fault("授权码不存在或已用过");
  if (typeof given === "string") return fault(given);
  return { access_token: given.access, refresh_token: given.refresh, expires_in: TOKEN_MS / 1_000, scope: "snsapi_base", xid: "o-demo-jd" };
}
