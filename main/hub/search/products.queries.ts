/** Products by their words. They are few, a thousandth of the orders: all of them are held here, and asked for anew when they are old. */
import { foldText } from "../kernel/text.ts";
import type { Store } from "../store/index.ts";
import { productsSold } from "./find.view.store.ts";

interface Product {
  sku: string;
  title: string;
  /** Everything of it that can be typed, folded. */
  words: string;
}
interface Held {
  products: readonly Product[];
  at: number;
  asking: Promise<void> | null;
}

/** A product that was sold for the first time a moment ago is found by its order's number until then. */
const OLD_MS = 60_000;
const MOST = 50_000;

const nothing = (): Held => ({ products: [], at: Number.NEGATIVE_INFINITY, asking: null });

async function ask(store: Store, held: Held): Promise<void> {
  try {
    const sold = await productsSold(store, MOST);
    held.products = sold.filter(({ sku }) => sku !== "").map(({ sku, title, spec }) => ({ sku, title, words: foldText(`${title} ${spec} ${sku}`) }));
    held.at = performance.now();
  } finally {
    held.asking = null;
  }
}

/** Products that have all of these words in their name, kind or SKU; at most so many. */
export async function productsNamed(store: Store, words: readonly string[], most: number): Promise<{ sku: string; title: string }[]> {
  const held = store.memory.of(nothing);
  if (performance.now() - held.at > OLD_MS) {
    held.asking ??= ask(store, held);
    // Only who asks first waits; later the old list serves until the new one is there.
    if (held.at === Number.NEGATIVE_INFINITY) await held.asking;
    else held.asking.catch(() => undefined);
  }
  const found: Product[] = [];
  for (const product of held.products) {
    if (words.every((word) => product.words.includes(word)) && found.push(product) === most) break;
  }
  return found;
}
