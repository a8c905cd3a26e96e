/** What a browser says of itself, in two words a person knows: for the list of one's own sessions, never for a decision. */

const browsers: readonly (readonly [sign: RegExp, name: string])[] = [
  [/aftercare/i, "Aftercare"],
  [/MicroMessenger/, "微信"],
  [/Edg/, "Edge"],
  [/OPR/, "Opera"],
  [/Firefox|FxiOS/, "Firefox"],
  [/Chrome|CriOS/, "Chrome"],
  [/Safari/, "Safari"],
];
const systems: readonly (readonly [sign: RegExp, name: string])[] = [
  [/iPhone|iPad/, "iOS"],
  [/Android/, "Android"],
  [/Windows/, "Windows"],
  [/Mac OS X|Macintosh/, "macOS"],
  [/Linux|X11/, "Linux"],
];
const nameIn = (list: typeof browsers, text: string): string | undefined => list.find(([sign]) => sign.test(text))?.[1];

/** `Chrome · Windows` of a `User-Agent`; empty where it says nothing known. */
export function deviceOf(userAgent: string | undefined): string {
  const text = (userAgent ?? "").slice(0, 400);
  return [nameIn(browsers, text), nameIn(systems, text)].filter((name) => name !== undefined).join(" · ");
}
