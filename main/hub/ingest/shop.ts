/** A connected seller account as ingest sees it. */
import type { Vault } from "../access/index.ts";
import type { ConnectorContext } from "../connectors/port.ts";
import { tryParseJson } from "../kernel/json.ts";
import type { IngestDeps } from "./deps.ts";
import { heldKeys } from "./raw.store.ts";
import type { KindCursor } from "./window.ts";

/** Where pulling stands, per kind, and how many calls in a row failed. */
interface ShopCursor {
  orders?: KindCursor;
  cases?: KindCursor;
  fails?: number;
}

/** Until when (ms) everything that changed at the channel is kept: where the slowest kind was pulled; `null` when nothing was. */
export function pulledUntil(cursor: ShopCursor): number | null {
  const places = [cursor.orders?.to, cursor.cases?.to].filter((place) => place !== undefined);
  return places.length === 0 ? null : Math.min(...places);
}

export interface ShopRow {
  id: string;
  channel: string;
  name: string;
  baseUrl: string;
  settings: Record<string, string>;
  secrets: Uint8Array | null;
  enabled: boolean;
  demo: boolean;
  cursor: ShopCursor;
  nextPullAt: Date;
  lastPullAt: Date | null;
  lastPushAt: Date | null;
  pausedUntil: Date | null;
  problem: string | null;
  /** Since when it is paused, by itself or by a person (`operator:…`), who says why. */
  pausedSince: Date | null;
  pausedBy: string | null;
  pausedWhy: string | null;
  createdAt: Date;
}

/** How far back a shop that was never pulled begins, hours. */
const FIRST_HOURS = 24;

/** From when on (ms) a shop's changes are pulled. */
export function historyFrom({ createdAt, settings }: Pick<ShopRow, "createdAt" | "settings">): number {
  return createdAt.getTime() - (Number(settings.history_hours) || FIRST_HOURS) * 3_600_000;
}

const DEFAULT_TIMEOUT_MS = 10_000;
/** Calls a second where a channel does not say. */
const SLOW = 5;

/** Orders that may still change are looked at with each pull: three calls each, in a third of the five minutes between two pulls. */
const mostUnderWay = (perSecond: number): number => Math.max(1, Math.floor((perSecond * 100) / 3));

/** Secrets of a shop in plain, for the length of a call. */
export function openSecrets(vault: Vault, sealed: Uint8Array | null): Record<string, string> {
  if (!sealed || sealed.length === 0) return {};
  const value = tryParseJson(vault.open(sealed));
  return value !== null && typeof value === "object" && !Array.isArray(value) ? (value as Record<string, string>) : {};
}

/** Seals secrets; the bytes are what is stored. */
export function sealSecrets(vault: Vault, secrets: Record<string, string>): Uint8Array<ArrayBuffer> {
  return new Uint8Array(vault.seal(JSON.stringify(secrets)));
}

/** What a connector needs for calls of this shop. */
export function contextOf(deps: IngestDeps, shop: Pick<ShopRow, "id" | "channel" | "baseUrl" | "settings" | "secrets">): ConnectorContext {
  const perSecond = deps.connectors(shop.channel)?.manifest.callsPerSecond ?? SLOW;
  return {
    baseUrl: shop.baseUrl,
    settings: shop.settings,
    secrets: openSecrets(deps.vault, shop.secrets),
    clock: deps.store.clock,
    post: deps.pace?.(shop.id, perSecond) ?? deps.post,
    timeoutMs: deps.timeoutMs ?? DEFAULT_TIMEOUT_MS,
    ...(deps.known ? { known: (what, listed) => deps.known?.(shop.id, what, listed) ?? Promise.resolve(new Set<string>()) } : {}),
    ...(deps.underWay ? { underWay: () => deps.underWay?.(shop.id, mostUnderWay(perSecond)) ?? Promise.resolve([]) } : {}),
    held: (beginning) => heldKeys(deps.store, shop.id, beginning),
  };
}
