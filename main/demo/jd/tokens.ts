import { randomBytes } from "node:crypto";
import { hmac } from "../engine/digest.ts";

const DAY = 86_400_000;
const CODE_MS = 5 * 60_000;
export const TOKEN_MS = 30 * DAY;

/** Codes and tokens of the simulated authority. Tokens say themselves until when they are good, and are sealed: a new start knows them. */
export class JdTokens {
  readonly #secret: string;
  readonly #codes = new Map<string, number>();
  /** Used up, or taken back. */
  readonly #dead = new Set<string>();

  constructor(secret: string) {
    this.#secret = secret;
  }

  #sealed(kind: "a" | "r", until: number): string {
    const body = `jd${kind}.${until.toString(36)}.${randomBytes(6).toString("hex")}`;
    return `${body}.${hmac("sha256", { key: this.#secret, text: body }).slice(0, 24)}`;
  }

  /** Until when a token is good, ms; 0 for one that is none. */
  #until(token: string, kind: "a" | "r"): number {
    const at = token.lastIndexOf(".");
    const [head, until = ""] = token.split(".");
    if (head !== `jd${kind}` || this.#dead.has(token)) return 0;
    return hmac("sha256", { key: this.#secret, text: token.slice(0, at) }).slice(0, 24) === token.slice(at + 1) ? Number.parseInt(until, 36) : 0;
  }

  code(now: number): string {
    const code = randomBytes(12).toString("hex");
    this.#codes.set(code, now + CODE_MS);
    return code;
  }

  /** A pair for a code, which is good once. */
  exchange(code: string, now: number): { access: string; refresh: string } | null {
    const until = this.#codes.get(code) ?? 0;
    this.#codes.delete(code);
    return until > now ? this.pair(now) : null;
  }

  pair(now: number): { access: string; refresh: string } {
    return { access: this.#sealed("a", now + TOKEN_MS), refresh: this.#sealed("r", now + TOKEN_MS) };
  }

  /** A new pair within the last day before the end, not sooner and not after; the old refresh token is used up. */
  refresh(token: string, now: number): { access: string; refresh: string } | string {
    const until = this.#until(token, "r");
    if (until === 0) return "refresh_token 无效";
    if (until <= now) return "授权已到期，请重新授权";
    if (until - now > DAY) return "到期前 24 小时内才能刷新";
    this.#dead.add(token);
    return this.pair(now);
  }

  isGood(access: string, now: number): boolean {
    return this.#until(access, "a") > now;
  }
}
