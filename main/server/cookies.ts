import { SESSION_MS } from "../hub/frame/door.ts";

/** Longer than anybody needs at a sign-in page elsewhere; what is sealed within says itself when it is over. */
const FLOW_S = 15 * 60;
const MARKS_S = 365 * 86_400;

/** How the session's cookie is written: not for scripts, not for other sites, not in the open where the way is https. */
export interface CookieStyle {
  /** Hubs on two ports of one address share one cookie jar, so the port is in the name; under a name of its own a hub has its own jar. */
  port: number;
  isNamed?: boolean;
  secure: boolean;
}

/** The session's secret in a `Cookie` header; `null` when there is none. */
export function readCookie(header: string | undefined, style: CookieStyle): string | null {
  const value = cookieValue(header, cookieName(style));
  return value !== null && /^[\w-]{20,100}$/.test(value) ? value : null;
}

/** Marks of a device on which people signed in before; none where there is no such cookie. */
export function readMarks(header: string | undefined, style: CookieStyle): string[] {
  const value = cookieValue(header, `${cookieName(style)}_device`);
  return value !== null && /^[0-9a-f.]{20,400}$/.test(value) ? value.split(".") : [];
}

/** A `Set-Cookie` that keeps a device's marks for a year. They open nothing, and go when a person clears the browser. */
export function keepMarks(marks: readonly string[], style: CookieStyle): string {
  return `${cookieName(style)}_device=${marks.join(".")}; Max-Age=${MARKS_S}${attributes(style)}`;
}

/** What was sealed for a browser on its way to the identity provider; `null` when there is none. */
export function readFlow(header: string | undefined, style: CookieStyle): string | null {
  const value = cookieValue(header, `${cookieName(style)}_provider`);
  return value !== null && /^[\w-]{40,3000}$/.test(value) ? value : null;
}

/** A `Set-Cookie` that keeps it until the browser is back, or takes it away. It is read by our own page alone, so that it need not travel with the way back from another site. */
export function keepFlow(sealed: string | null, style: CookieStyle): string {
  return `${cookieName(style)}_provider=${sealed ?? ""}; Max-Age=${sealed === null ? 0 : FLOW_S}${attributes(style)}`;
}

/** A `Set-Cookie` that keeps the secret for as long as a session lives. */
export function keepCookie(token: string, style: CookieStyle): string {
  return `${cookieName(style)}=${token}; Max-Age=${SESSION_MS / 1000}${attributes(style)}`;
}

/** A `Set-Cookie` that takes it away. */
export function dropCookie(style: CookieStyle): string {
  return `${cookieName(style)}=; Max-Age=0${attributes(style)}`;
}

function cookieValue(header: string | undefined, name: string): string | null {
  for (const part of (header ?? "").split(";")) {
    const [key, value] = part.trim().split("=", 2);
    if (key === name && value) return value;
  }
  return null;
}

function cookieName(style: CookieStyle): string {
  if (style.secure) return "__Host-aftercare";
  return style.isNamed ? "aftercare" : `aftercare_${style.port}`;
}

function attributes(style: CookieStyle): string {
  return `; Path=/; HttpOnly; SameSite=Strict${style.secure ? "; Secure" : ""}`;
}
