import type { ErrorRate } from "../../../main/hub/contract/index.ts";
import { useT } from "../../locales/provider.tsx";

/** One decimal, because a few in a hundred is what it is about: `0.034` → `3.4%`. */
function share(value: number): string {
  return `${(value * 100).toFixed(1)}%`;
}

/** An error rate has to be credibly above this before it is coloured. */
const LIMIT = 0.05;

/** How often something errs, between what it lies, and by how many marks; so long as these are too few that is all that is said. */
export function useRateWords(): (rate: ErrorRate, marks: number) => { share: string; short: string; note: string; isBad: boolean } {
  const t = useT();
  return (rate, marks) => {
    if (!rate) return { share: "–", short: t("review.marksSoFar", { n: marks }), note: t("review.tooFew", { n: marks }), isBad: false };
    const [low, high] = [share(rate.low), share(rate.high)];
    return {
      share: share(rate.share),
      short: t("review.rateShort", { share: share(rate.share), low, high }),
      note: t("review.interval", { low, high, n: marks }),
      isBad: rate.low > LIMIT,
    };
  };
}
