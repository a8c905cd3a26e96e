/** Tokens of the simulated platform: for the application's own shop without asking anybody, for others by a page and a code. */
import type { SimClock } from "../engine/clock.ts";
import type { Call, Reply } from "../engine/http.ts";

const LIFE_SECONDS = 2_592_000;

export class ElemeTokens {
  access = "";
  refresh = "";
  readonly appKey: string;
  readonly #clock: SimClock;
  readonly #secret: string;
  #code = "";
  #endsAt = 0;
  #next = 0;

  constructor({ clock, appKey, secret }: { clock: SimClock; appKey: string; secret: string }) {
    this.#clock = clock;
    this.appKey = appKey;
    this.#secret = secret;
  }

  /** The key and the secret stand in the head, each written as in an address. */
  knows(head: string | undefined): boolean {
    const expected = Buffer.from(`${encodeURIComponent(this.appKey)}:${encodeURIComponent(this.#secret)}`).toString("base64");
    return head === `Basic ${expected}`;
  }

  isGood(token: string): boolean {
    return token !== "" && token === this.access && this.#clock.now() < this.#endsAt;
  }

  /** The seller takes it back, or its time is over. */
  expire(): void {
    this.access = "";
  }

  newCode(): string {
    this.#next += 1;
    this.#code = `demo-code-${this.#next}`;
    return this.#code;
  }

  /** A token for a grant, the former one is dead; or what is wrong. */
  grant(form: URLSearchParams): object | { error: string; error_description: string } {
    const denied = (error: string, error_description: string) => ({ error, error_description });
    const kind = form.get("grant_type");
    const isOwn = kind === "client_credentials";
    if (kind === "authorization_code") {
      if (form.get("client_id") !== this.appKey || !form.get("redirect_uri")) return denied("invalid_request", "client_id or redirect_uri is missing");
      if (this.#code === "" || form.get("code") !== this.#code) return denied("access_denied", "code is used up");
      this.#code = "";
    } else if (kind === "refresh_token") {
      if (this.refresh === "" || form.get("refresh_token") !== this.refresh) return denied("access_denied", "refresh token expired");
    } else if (!isOwn) return denied("invalid_request", "grant_type is missing");
    this.#next += 1;
    this.access = `demo-access-${this.#next}`;
    this.refresh = isOwn ? "" : `demo-refresh-${this.#next}`;
    this.#endsAt = this.#clock.now() + LIFE_SECONDS * 1_000;
    return { access_token: this.access, token_type: "Bearer", expires_in: LIFE_SECONDS, ...(isOwn ? {} : { refresh_token: this.refresh }) };
  }
}

/** `/token`, and the page on which a seller says yes. */
export function tokenReply(tokens: ElemeTokens, call: Call): Reply {
  if (call.path === "/authorize") return page(tokens, call);
  const told = tokens.knows(call.headers.authorization)
    ? tokens.grant(new URLSearchParams(call.body))
    : { error: "invalid_client", error_description: "client credentials are invalid" };
  return { status: "error" in told ? 400 : 200, body: JSON.stringify(told) };
}

function page(tokens: ElemeTokens, { query }: Call): Reply {
  const redirect = query.get("redirect_uri") ?? "";
  if (query.get("client_id") !== tokens.appKey || query.get("response_type") !== "code" || !URL.canParse(redirect))
    return { status: 400, body: "client_id, response_type or redirect_uri is wrong", type: "text/plain" };
  const url = new URL(redirect);
  url.searchParams.set("code", tokens.newCode());
  url.searchParams.set("state", query.get("state") ?? "");
  const body = `<!doctype html><html lang="zh"><meta charset="utf-8"><link rel="icon" href="data:,"><title>饿了么授权（模拟）</title>
<body style="font:16px/1.6 sans-serif;max-width:32em;margin:15vh auto"><h1 style="font-size:1.4em">饿了么授权（模拟）</h1><p>允许应用读取这家演示店铺的订单和退款，并替它处理退款？</p>
<p><a href="${url.href.replaceAll("&", "&amp;")}">同意授权</a></p>`;
  return { body, type: "text/html;charset=utf-8" };
}
