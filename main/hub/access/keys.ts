/** Keys for a seller's own systems: what one may, for which shop, until when. */
import type { Permission } from "../contract/base.ts";
import type { KeyScope } from "../contract/keys.ts";

/** A key as the shop's card lists it; its secret is shown once, when it is made. */
export interface KeyView {
  id: string;
  name: string;
  scopes: KeyScope[];
  everyShop: boolean;
  /** Who made it, as the journal names him; empty for keys older than that. */
  madeBy: string;
  createdAt: Date;
  lastUsedAt: Date | null;
  expiresAt: Date | null;
  revokedAt: Date | null;
}

/** What is wanted of a new key. */
export interface WantedKey {
  shopId: string;
  name: string;
  scopes: readonly KeyScope[];
  /** May speak about orders of every shop, as one warehouse does that serves them all. */
  everyShop: boolean;
  /** Days until it ends by itself; `null` = when it is revoked. */
  days: number | null;
}

/** When a key was last used is written at most this often. */
export const USE_NOTED_EVERY_MS = 60_000;

const scopes: Readonly<Record<KeyScope, readonly Permission[]>> = {
  read: ["rest.read"],
  orders: ["rest.orders", "rest.events"],
  cases: ["rest.cases"],
  warehouse: ["rest.events"],
};

/** Everything a key of these scopes may. */
export function permissionsOfKey(given: readonly KeyScope[]): readonly Permission[] {
  return [...new Set(given.flatMap((scope) => scopes[scope]))];
}

/** The scopes that open an entry of the public interface. */
export function scopesFor(permission: Permission): KeyScope[] {
  return (Object.keys(scopes) as KeyScope[]).filter((scope) => scopes[scope].includes(permission));
}
