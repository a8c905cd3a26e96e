/** Face of terms: what sellers set about their service, and what replies may say because of it. Every doc line stands at the definition. */
import type { Store, Tx } from "../store/index.ts";
import { shopsWithTerms } from "./shops.view.store.ts";
import { placeOf, termsAt } from "./terms.store.ts";
import { merged, type ServiceTerms } from "./terms.ts";

export { promisesOf } from "./promises.ts";
export { saveTerms } from "./save-terms.commands.ts";
export { sayingsOf, termSlots } from "./slots.ts";
export { englishTermSlots } from "./slots-english.ts";
export { termsHandlers } from "./terms.handlers.ts";
export { merged, nothingSet, type ServiceTerms } from "./terms.ts";

/** What holds for a shop now: what it sets itself over what the house sets; what nobody set is `null`, and unknown. */
export async function termsOf(from: Pick<Store | Tx, "rows">, shopId: string): Promise<ServiceTerms> {
  const at = await termsAt(from, [shopId]);
  const [house, shop] = [at.get(placeOf(null)), at.get(placeOf(shopId))];
  if (!house || !shop) throw new Error(`no terms of ${shopId}`);
  return merged(house.body, shop.body).terms;
}

/** Within how many hours buyers are to be answered, by shop; shops for which nobody set it are left out. */
export async function answerTargets(store: Store): Promise<Map<string, number>> {
  const shops = await shopsWithTerms(store);
  const at = await termsAt(
    store,
    shops.map(({ id }) => id),
  );
  const house = at.get(placeOf(null))?.body.answerWithinHours ?? null;
  return new Map(
    shops.flatMap(({ id }) => {
      const hours = at.get(placeOf(id))?.body.answerWithinHours ?? house;
      return hours === null ? [] : [[id, hours] as const];
    }),
  );
}

/** What the house sets, for whatever belongs to no shop. */
export async function houseTerms(from: Pick<Store | Tx, "rows">): Promise<ServiceTerms> {
  const house = (await termsAt(from, [])).get(placeOf(null));
  if (!house) throw new Error("no terms of the house");
  return merged(house.body, null).terms;
}
