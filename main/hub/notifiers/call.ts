/** One call of a service by JSON: what came of it, or why nobody knows. */
import { objectIn } from "../kernel/json.ts";
import { NOT_ALLOWED, TOO_LONG } from "../kernel/post.ts";
import type { NotifierContext, Sending } from "./port.ts";

/** Codes by which a call is known not to have reached anybody: it may be made again. */
const NOT_SENT: ReadonlySet<string> = new Set(["ECONNREFUSED", "ENOTFOUND", "EAI_AGAIN", "EHOSTUNREACH", "ENETUNREACH", "UND_ERR_CONNECT_TIMEOUT", "ENETDOWN"]);
const CERTIFICATE = /^(?:CERT_|ERR_TLS_|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO_(?:VERIFY|GET)_)/;
const AGAIN_MS = 60_000;
/** Longest word of a service that is kept. */
const LONGEST = 200;

/** The object a service answered, or what that call came to. */
export type Called = { answered: Record<string, unknown> } | { sending: Sending };

/** Posts JSON and reads the object that is answered. Whatever is no such object leaves it unknown whether the message went out. */
export async function callJson(context: NotifierContext, url: string, body: unknown): Promise<Called> {
  try {
    const { status, text } = await context.post({
      url,
      headers: { "content-type": "application/json; charset=utf-8" },
      body: JSON.stringify(body),
      timeoutMs: context.timeoutMs,
    });
    if (status === 429) return { sending: { came: "later", problem: "throttled", detail: `HTTP ${status}`, afterMs: AGAIN_MS } };
    if (status >= 500) return { sending: { came: "unknown", problem: "unreadable", detail: `HTTP ${status}` } };
    const answered = objectIn(text);
    if (answered) return { answered };
    if (status >= 300) return { sending: { came: "refused", problem: "address", detail: `HTTP ${status}` } };
    return { sending: { came: "unknown", problem: "unreadable", detail: shortened(text) } };
  } catch (fault) {
    return { sending: sendingOf(fault) };
  }
}

/** What a failed connection or call says of the message. */
function sendingOf(fault: unknown): Sending {
  const told = fault as { code?: string; cause?: { code?: string }; name?: string; message?: string };
  const code = told.code ?? told.cause?.code ?? told.name ?? "";
  if (code === NOT_ALLOWED) return { came: "refused", problem: "inner", detail: "" };
  if (code === TOO_LONG) return { came: "unknown", problem: "unreadable", detail: code };
  if (CERTIFICATE.test(code)) return { came: "refused", problem: "certificate", detail: code };
  if (NOT_SENT.has(code)) return { came: "later", problem: "unreachable", detail: code, afterMs: AGAIN_MS };
  return { came: "unknown", problem: "timed_out", detail: shortened(code || String(told.message ?? "")) };
}

/** A service's own word, in one line and short enough to be shown. */
export function shortened(text: string): string {
  return text.replace(/\s+/g, " ").trim().slice(0, LONGEST);
}

/** Cuts a text to so many bytes of UTF-8, never within a character. */
export function cutBytes(text: string, most: number): string {
  if (Buffer.byteLength(text) <= most) return text;
  const room = most - Buffer.byteLength("…");
  let kept = "";
  let used = 0;
  for (const letter of text) {
    used += Buffer.byteLength(letter);
    if (used > room) break;
    kept += letter;
  }
  return `${kept}…`;
}
