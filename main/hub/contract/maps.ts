/** The map that is asked where addresses lie and how far it is to them: what is set of it, what it was asked today, and one question by hand. */
import { z } from "zod";
import { entry } from "./base.ts";
import { mapProblems, placeTrusts } from "./lists.ts";
import { Done, Said } from "./shapes.ts";

/** What a seller sets of AMap. The limits are his account's: 5,000 a day and three a second for a person's (AMap's page of quotas, 2022). */
export const MapServiceBody = z.object({
  enabled: z.boolean(),
  /** Where its interface is. */
  baseUrl: z.url().max(300),
  /** Addresses of orders that are paid and not sent are looked up by themselves. */
  checkAddresses: z.boolean(),
  perDay: z.int().min(1).max(10_000_000),
  perSecond: z.int().min(1).max(200),
  /** From where distances are measured; empty: none are. */
  origin: z.string().trim().max(120),
});
export type MapServiceBody = z.infer<typeof MapServiceBody>;

/** Keys that somebody enters; an empty one leaves the kept one as it is. */
const Keys = { key: z.string().trim().max(200), signKey: z.string().trim().max(200) };

/** What is known of where an address lies. */
export const PlaceView = z.object({ trust: z.enum(placeTrusts), level: z.string(), district: z.string(), at: z.date() });
export type PlaceView = z.infer<typeof PlaceView>;

export const maps = {
  /** The service, `null` while none is set, and what it was asked today (Beijing). */
  get: entry("shop.edit").output(
    z.object({
      service: MapServiceBody.extend({
        revision: z.int(),
        hasKey: z.boolean(),
        hasSignKey: z.boolean(),
        updatedAt: z.date(),
        /** Why it is not asked, and until when; no time: until somebody has mended it. */
        rests: z.object({ problem: z.enum(mapProblems), why: Said, until: z.date().nullable() }).nullable(),
      }).nullable(),
      today: z.object({ asked: z.int(), failed: z.int() }),
      /** Orders of the last seven days whose address was looked up, by how far it was found. */
      found: z.record(z.enum(placeTrusts), z.int()),
    }),
  ),
  save: entry("shop.edit")
    .input(z.object({ revision: z.int(), body: MapServiceBody, ...Keys }))
    .output(Done),
  remove: entry("shop.edit").output(Done),
  /** One real question, with what is typed in the form, also before it is kept. */
  test: entry("shop.edit")
    .input(z.object({ body: MapServiceBody, ...Keys }))
    .output(z.object({ working: z.boolean(), zh: z.string(), en: z.string(), ms: z.int() })),
  /** How far it is from the seller's place to an order's receiver: metres, and seconds by car; `straight`: as the crow flies, for no road was found. */
  distance: entry("case.work")
    .input(z.object({ orderId: z.string() }))
    .output(z.object({ metres: z.int(), seconds: z.int().nullable(), straight: z.boolean() })),
};
