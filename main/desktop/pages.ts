/** Which pages are the hub's, which of them may be shown, and how little a page may do. */

/** A page is a page: no Node, no other world's scripts, no frames with powers, nothing opened by dropping it. */
export const LOCKED = {
  sandbox: true,
  contextIsolation: true,
  nodeIntegration: false,
  nodeIntegrationInWorker: false,
  nodeIntegrationInSubFrames: false,
  webSecurity: true,
  webviewTag: false,
  navigateOnDragDrop: false,
  spellcheck: false,
} as const;

/** True for addresses of the hub itself. */
export function isHub(url: string, origin: string | null): boolean {
  return origin !== null && URL.canParse(url) && new URL(url).origin === origin;
}

const kept = { "script-src": /^'(self|none)'$/, "style-src": /^'(self|none|nonce-[\w-]+)'$/, "img-src": /^('self'|'none'|data:|blob:)$/ };
/** True when a page's policy keeps out what is foreign or inline: scripts, styles, pictures; a hub behind a careless proxy may have lost it. */
export function isStrict(policy: string): boolean {
  const parts = policy.split(";").map((part) => part.trim().split(/\s+/));
  const of = (wanted: string): string[] => parts.find(([name]) => name === wanted)?.slice(1) ?? [];
  return Object.entries(kept).every(([name, fits]) => of(name).length > 0 && of(name).every((source) => fits.test(source)));
}

/** The policies a page came with. */
function policiesOf(headers: Record<string, string[]> = {}): string[] {
  return Object.entries(headers).flatMap(([name, values]) => (name.toLowerCase() === "content-security-policy" ? values : []));
}

/** True for what is no page, and for a page that came with a strict policy. */
export function mayShow({ resourceType, responseHeaders }: { resourceType: string; responseHeaders?: Record<string, string[]> | undefined }): boolean {
  return (resourceType !== "mainFrame" && resourceType !== "subFrame") || policiesOf(responseHeaders).some(isStrict);
}
