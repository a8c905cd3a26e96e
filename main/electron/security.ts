/** The window is hostile ground: it shows what buyers wrote. What a page there may do is decided here. */
import { type App, type Session, shell, type WebContents } from "electron";
import { isHub, mayShow } from "../desktop/pages.ts";
import { placeWithin } from "../desktop/places.ts";
import { type Ask, leaving } from "../desktop/questions.ts";
import { words } from "./ask.ts";

/** Where the hub is now; `null` before it is known: nothing is allowed then. */
export type HubOrigin = () => string | null;

/** Opens an address in the user's browser once he has seen its host. */
export async function openOutside(url: string, ask: Ask): Promise<boolean> {
  const href = await leaving(url, ask, words());
  if (href !== null) await shell.openExternal(href);
  return href !== null;
}

/** No permissions but copying text, no page without the strict policy, no downloads from elsewhere. */
export function lockSession(session: Session, origin: HubOrigin): void {
  const allowed = (permission: string, from: string): boolean => permission === "clipboard-sanitized-write" && isHub(from, origin());
  session.setPermissionRequestHandler((...[, permission, answer, details]) => answer(allowed(permission, details.requestingUrl)));
  session.setPermissionCheckHandler((_contents, permission, from) => allowed(permission, from));
  session.setDevicePermissionHandler(() => false);
  session.webRequest.onHeadersReceived((details, answer) => answer(mayShow(details) ? {} : { cancel: true }));
  session.on("will-download", (event, item) => {
    if (!isHub(item.getURL(), origin())) event.preventDefault();
  });
}

interface Locked {
  origin: HubOrigin;
  ask: Ask;
  /** One more window of ours, at a place of the hub. */
  another: (place: string) => void;
  /** The one certificate that a person trusts although the system does not. */
  trusted: () => string | null;
  /** Told of a certificate of the hub that nobody trusts. */
  unknown: (fingerprint: string) => void;
}

/** Keeps a page on the hub: no other address, no window of its own, no webview. */
export function lockContents(contents: WebContents, { origin, ask, another }: Pick<Locked, "origin" | "ask" | "another">): void {
  const stay = (event: { preventDefault(): void; url: string }): void => {
    if (!isHub(event.url, origin())) event.preventDefault();
  };
  contents.on("will-navigate", stay);
  contents.on("will-frame-navigate", stay);
  contents.on("will-redirect", stay);
  contents.on("will-attach-webview", (event) => event.preventDefault());
  contents.setWindowOpenHandler(({ url }) => {
    const place = placeWithin(url, origin());
    if (place !== null) another(place);
    else void openOutside(url, ask);
    return { action: "deny" };
  });
}

/** Locks every page that is ever made, and trusts no certificate but those of the system and the team's one that a person compared. */
export function lockApp(app: App, parts: Locked): void {
  app.enableSandbox();
  app.on("web-contents-created", (_event, contents) => lockContents(contents, parts));
  app.on("certificate-error", (...[event, , url, , { fingerprint }, answer]) => {
    event.preventDefault();
    const ours = isHub(url, parts.origin());
    if (ours && fingerprint !== parts.trusted()) parts.unknown(fingerprint);
    answer(ours && fingerprint === parts.trusted());
  });
}
