import { actorName, type Principal } from "../access/index.ts";
import type { HandlersOf } from "../contract/handlers.ts";
import type { Contract, KeptTerms, TermsBody } from "../contract/index.ts";
import { ok, refuse } from "../kernel/result.ts";
import type { Store } from "../store/index.ts";
import { faultsOf } from "./check.ts";
import { saveTerms } from "./save-terms.commands.ts";
import { shopsWithTerms } from "./shops.view.store.ts";
import { previewsOf } from "./slots.ts";
import { placeOf, termsAt } from "./terms.store.ts";
import { merged } from "./terms.ts";

/** Answers `contract.terms`: what a shop or the house sets, what holds because of it, and what buyers read. */
export function termsHandlers(store: Store): HandlersOf<Contract["terms"], Principal> {
  const get = async (shopId: string | null) => {
    if (shopId !== null && !(await shopsWithTerms(store)).some(({ id }) => id === shopId)) return refuse("NOT_FOUND", "没有这个店铺。");
    return ok(await keptTerms(store, shopId));
  };
  return {
    shops: async () => ok({ shops: await shopsWithTerms(store) }),
    get: ({ shopId }) => get(shopId),
    preview: async ({ shopId, body }) => ok({ faults: faultsOf(body), ...shown(await houseOr(store, shopId), { shopId, body }) }),
    save: async (saved, principal) => {
      const done = await saveTerms(store, actorName(principal), saved);
      return done.ok ? get(saved.shopId) : done;
    },
  };
}

async function keptTerms(store: Store, shopId: string | null): Promise<KeptTerms> {
  const at = await termsAt(store, shopId === null ? [] : [shopId]);
  const kept = at.get(placeOf(shopId));
  const house = at.get(placeOf(null));
  if (!kept || !house) throw new Error(`no terms of ${placeOf(shopId)}`);
  return { shopId, ...kept, ...shown(house.body, { shopId, body: kept.body }) };
}

/** The house's terms, over which a shop's are laid. */
async function houseOr(store: Store, shopId: string | null): Promise<TermsBody | null> {
  return shopId === null ? null : ((await termsAt(store, [])).get(placeOf(null))?.body ?? null);
}

function shown(house: TermsBody | null, { shopId, body }: { shopId: string | null; body: TermsBody }) {
  const { terms, origin } = shopId === null || house === null ? merged(body, null) : merged(house, body);
  return { holds: terms, origin, previews: previewsOf(terms) };
}
