/** The window is hostile ground: it shows what buyers wrote. What a page there may do is decided here. */
import { type App, dialog, type Session, shell, type WebContents } from "electron";

/** Where the hub is now; `null` before it is known: nothing is allowed then. */
export type HubOrigin = () => string | null;

/** True for addresses of the hub itself. */
export function isHub(url: string, origin: string | null): boolean {
  return origin !== null && URL.canParse(url) && new URL(url).origin === origin;
}

let asking = false;
/** Opens an address in the user's browser once he has seen its host: https only, never a program, a file or a name with a password. One question at a time. */
export async function openOutside(url: string): Promise<boolean> {
  if (asking || !URL.canParse(url)) return false;
  const { protocol, username, password, href, host } = new URL(url);
  if (protocol !== "https:" || username !== "" || password !== "") return false;
  asking = true;
  const message = `要在浏览器里打开 ${host} 吗？\n${href.slice(0, 300)}`;
  const { response } = await dialog.showMessageBox({ message, buttons: ["打开", "取消"], defaultId: 1, cancelId: 1 }).finally(() => (asking = false));
  if (response === 0) await shell.openExternal(href);
  return response === 0;
}

const kept = { "script-src": /^'(self|none)'$/, "style-src": /^'(self|none|nonce-[\w-]+)'$/, "img-src": /^('self'|'none'|data:|blob:)$/ };
/** True when a page's policy keeps out what is foreign or inline: scripts, styles, pictures; a hub behind a careless proxy may have lost it. */
export function isStrict(policy: string): boolean {
  const parts = policy.split(";").map((part) => part.trim().split(/\s+/));
  const of = (wanted: string): string[] => parts.find(([name]) => name === wanted)?.slice(1) ?? [];
  return Object.entries(kept).every(([name, fits]) => of(name).length > 0 && of(name).every((source) => fits.test(source)));
}

/** No permissions but copying text, no page without the strict policy, no downloads from elsewhere. */
export function lockSession(session: Session, origin: HubOrigin): void {
  const allowed = (permission: string, from: string): boolean => permission === "clipboard-sanitized-write" && isHub(from, origin());
  session.setPermissionRequestHandler((...[, permission, answer, details]) => answer(allowed(permission, details.requestingUrl)));
  session.setPermissionCheckHandler((_contents, permission, from) => allowed(permission, from));
  session.setDevicePermissionHandler(() => false);
  session.webRequest.onHeadersReceived((details, answer) => {
    if (details.resourceType !== "mainFrame" && details.resourceType !== "subFrame") return answer({});
    const policies = Object.entries(details.responseHeaders ?? {}).flatMap(([name, values]) =>
      name.toLowerCase() === "content-security-policy" ? values : [],
    );
    answer({ cancel: !policies.some(isStrict) });
  });
  session.on("will-download", (event, item) => {
    if (!isHub(item.getURL(), origin())) event.preventDefault();
  });
}

/** Keeps a page on the hub: no other address, no new window, no webview. */
export function lockContents(contents: WebContents, origin: HubOrigin): void {
  const stay = (event: { preventDefault(): void; url: string }): void => {
    if (!isHub(event.url, origin())) event.preventDefault();
  };
  contents.on("will-navigate", stay);
  contents.on("will-frame-navigate", stay);
  contents.on("will-redirect", stay);
  contents.on("will-attach-webview", (event) => event.preventDefault());
  contents.setWindowOpenHandler(({ url }) => {
    void openOutside(url);
    return { action: "deny" };
  });
}

/** Locks every page that is ever made, and trusts no certificate that the system does not. */
export function lockApp(app: App, origin: HubOrigin): void {
  app.enableSandbox();
  app.on("web-contents-created", (_event, contents) => lockContents(contents, origin));
  app.on("certificate-error", (...[event, , , , , answer]) => {
    event.preventDefault();
    answer(false);
  });
}
