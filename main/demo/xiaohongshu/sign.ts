import { md5 } from "../engine/digest.ts";

/** What a call carries: method, application, seconds and version, and the secret; nothing of what it is about. */
export function callSign(of: { method: string; appId: string; timestamp: string }, secret: string): string {
  return md5(`${of.method}?appId=${of.appId}&timestamp=${of.timestamp}&version=2.0${secret}`);
}

/** What a push carries: its path, the application, the address's own parameters in order, the time, and the secret. */
export function pushSign(to: URL, of: { appId: string; timestamp: string }, secret: string): string {
  const own = [...to.searchParams].map(([key, value]) => `${key}=${value}`).toSorted();
  return md5(`${to.pathname}?${[`app-key=${of.appId}`, ...own, `timestamp=${of.timestamp}`].join("&")}${secret}`);
}
