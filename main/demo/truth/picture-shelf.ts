/** Where a channel keeps what its buyers show: at an address anybody may ask who has it. */

import type { Reply } from "../engine/http.ts";
import { pictureOf } from "../world/pictures.ts";
import type { SellChannel, SimClaim } from "./types.ts";
import type { World } from "./world.ts";

export function pictureAddress(address: string, claim: Pick<SimClaim, "id">, place: number): string {
  return `${address}/pictures/${claim.id}/${place}.png`;
}

/** The answer where a path names a picture; `null` where it names something else. */
export function pictureAt(world: World, channel: SellChannel, path: string): Reply | null {
  const [, id, place] = /^\/pictures\/(\w+)\/(\d+)\.png$/.exec(path) ?? [];
  if (id === undefined) return null;
  const claim = world.claims.get(id);
  if (!claim || claim.channel !== channel || Number(place) >= claim.pictures) return { status: 404, body: "not found", type: "text/plain" };
  const sku = world.orders.get(claim.orderId)?.lines.find((line) => line.id === claim.lineId)?.sku ?? "";
  return { body: "", file: pictureOf(world.parts.seed, claim, { sku, place: Number(place) }), type: "image/png" };
}
