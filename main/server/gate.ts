/** Who may ask from where. A browser can be tricked into asking for others; these are the tricks it is refused. */
import { isIP } from "node:net";

/** What the gate looks at of a request. */
export interface Asked {
  headers: {
    host?: string | undefined;
    /** The name in HTTP/2, which has no `host`. */
    ":authority"?: string | string[] | undefined;
    origin?: string | undefined;
    "sec-fetch-site"?: string | string[] | undefined;
  };
  /** The connection itself is TLS. */
  socket?: object;
}

/** The name a request was sent to, as it was written. */
export function hostOf({ headers }: Asked): string | undefined {
  const authority = headers[":authority"];
  return headers.host ?? (typeof authority === "string" ? authority : undefined);
}

const isSealed = ({ socket }: Asked): boolean => socket !== undefined && "encrypted" in socket && socket.encrypted === true;

/**
 * True when the name in `Host` is one this hub answers to. A page elsewhere can point its own name at our address (DNS
 * rebinding), but it can neither take an address nor `localhost` nor our public name for its own.
 */
export function knownHost(host: string | undefined, publicUrl: string): boolean {
  if (!host) return false;
  const name = nameOf(host);
  if (name === null) return false;
  return name === "localhost" || isIP(name) !== 0 || name === nameOf(new URL(publicUrl).host);
}

/** True when a call comes from our own pages, or from no page at all (a program). */
export function sameOrigin(asked: Asked, publicUrl: string): boolean {
  const site = asked.headers["sec-fetch-site"];
  if (site !== undefined && site !== "same-origin" && site !== "none") return false;
  const { origin } = asked.headers;
  const host = hostOf(asked);
  if (origin === undefined) return true;
  return origin === `${isSealed(asked) ? "https" : "http"}://${host}` || (isPublic(host, publicUrl) && origin === new URL(publicUrl).origin);
}

/** True when the caller came by TLS, ours or that of the public https address, so that its cookie must never travel in the open. */
export function isSecure(asked: Asked, publicUrl: string): boolean {
  return isSealed(asked) || (publicUrl.startsWith("https:") && isPublic(hostOf(asked), publicUrl));
}

function isPublic(host: string | undefined, publicUrl: string): boolean {
  return host !== undefined && nameOf(host) === nameOf(new URL(publicUrl).host) && nameOf(host) !== null;
}

function nameOf(host: string): string | null {
  if (!/^[\w.:[\]-]+$/.test(host) || !URL.canParse(`http://${host}`)) return null;
  return new URL(`http://${host}`).hostname.replace(/^\[|\]$/g, "");
}
