/** What a comparison will about cost: tokens as they were counted × prices as they are kept. */
import type { EndpointBody } from "../contract/models.ts";
import { MOST_DRAFTS, type Use } from "./call.store.ts";

/**
 * What is usual where an endpoint's own calls are too few: a question about real words is 2,100 signs long on average (63 counted), a reply in its form some 250, each sign
 * taken for 0.8 tokens as the log takes it where nobody counts; that one draft in four is mended is a guess.
 */
const USUAL: Use = { tokensIn: 1_700, tokensOut: 200, calls: 1.25 };
/** Longest answer that is allowed, and most drafts of a case. */
const MOST = { tokensOut: 900, calls: MOST_DRAFTS };

type Prices = Pick<EndpointBody, "priceInFen" | "priceOutFen">;

/** Millionths of a yuan; prices are fen for a million tokens. */
const costOf = ({ priceInFen, priceOutFen }: Prices, { tokensIn, tokensOut, calls }: Use): number =>
  Math.ceil(((tokensIn * priceInFen + tokensOut * priceOutFen) / 100) * calls);

/** What so many cases cost at an endpoint: about, and at most. */
export function costOfCases(prices: Prices, use: Use | null, cases: number): { aboutMicro: number; mostMicro: number } {
  const usual = use ?? USUAL;
  return { aboutMicro: costOf(prices, usual) * cases, mostMicro: costOf(prices, { ...MOST, tokensIn: usual.tokensIn * 1.5 }) * cases };
}
