/** Where in the console somebody is led from outside the page, and where on the screen its window stands. */
import type { Stood } from "./settings.ts";

/** Every window, whatever its size. */
export const FRAME = { minWidth: 1100, minHeight: 700, title: "Aftercare", backgroundColor: "#f5f6f8", autoHideMenuBar: true } as const;
const PLAIN = { width: 1440, height: 900 };
/** So much of a window must be on a screen, or nobody could take hold of it. */
const GRIP = 120;

interface Area {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** How the window stands now: as it stood, unless the screen it stood on is gone. */
export function standing(stood: Stood | null, screens: readonly { workArea: Area }[]): { bounds: Partial<Area>; maximized: boolean } {
  if (stood === null) return { bounds: PLAIN, maximized: false };
  const { maximized, ...bounds } = stood;
  const seen = screens.some(
    ({ workArea: area }) =>
      bounds.x + bounds.width >= area.x + GRIP && bounds.x + GRIP <= area.x + area.width && bounds.y >= area.y && bounds.y + GRIP <= area.y + area.height,
  );
  return seen ? { bounds, maximized } : { bounds: PLAIN, maximized };
}

/** Where the number that somebody has copied leads: one word of letters, digits and dashes, six digits in it at least; anything else nowhere. */
export function placeOfCopied(text: string): string | null {
  const word = text.slice(0, 200).normalize("NFKC").trim();
  return /^[A-Za-z\d-]{6,40}$/.test(word) && word.replace(/\D/g, "").length >= 6 ? `/orders?q=${word}` : null;
}

/** The place of an address of the hub's own, for another window; `null` for one that leads anywhere else. */
export function placeWithin(url: string, origin: string | null): string | null {
  if (origin === null || !URL.canParse(url)) return null;
  const { origin: from, pathname, search } = new URL(url);
  return from === origin && /^\/(?!\/)[\w/.-]{0,200}$/.test(pathname) && /^(?:\?[\w=&%.-]{0,200})?$/.test(search) ? pathname + search : null;
}
