/** Which pages are the hub's, and which of them may be shown. */

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
export function policiesOf(headers: Record<string, string[]> = {}): string[] {
  return Object.entries(headers).flatMap(([name, values]) => (name.toLowerCase() === "content-security-policy" ? values : []));
}
