/** Keys of the public interface: what one may, and their list on the card of their shop. */

import { z } from "zod";
import { entry } from "./base.ts";
import { keyScopes } from "./lists.ts";
import { Done } from "./shapes.ts";

const KeyScope = z.enum(keyScopes);
export type KeyScope = z.infer<typeof KeyScope>;

/** A key of the public interface as its shop's card lists it. `madeBy` as the journal names actors; dates `null` where there is none. */
const ApiKeyView = z.object({
  id: z.string(),
  name: z.string(),
  scopes: z.array(KeyScope),
  everyShop: z.boolean(),
  madeBy: z.string(),
  createdAt: z.date(),
  lastUsedAt: z.date().nullable(),
  expiresAt: z.date().nullable(),
  revokedAt: z.date().nullable(),
});

/** The part of `shops` about keys. */
export const apiKeys = {
  /** Keys of a shop, those that were taken back too; their secrets are shown to nobody. */
  apiKeys: entry("shop.edit")
    .input(z.object({ shopId: z.string() }))
    .output(z.object({ rows: z.array(ApiKeyView) })),
  /** `everyShop`: it may speak about orders of every shop. `days`: ends by itself after so many; `null` = when it is taken back. */
  makeApiKey: entry("shop.edit")
    .input(
      z.object({
        shopId: z.string(),
        name: z.string().trim().min(1).max(60),
        scopes: z.array(KeyScope).min(1).max(keyScopes.length),
        everyShop: z.boolean().default(false),
        days: z.int().min(1).max(3_650).nullable(),
      }),
    )
    .output(z.object({ key: z.string() })),
  revokeApiKey: entry("shop.edit")
    .input(z.object({ id: z.string() }))
    .output(Done),
};
