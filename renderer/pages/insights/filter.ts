/** What the charts show, as it stands in the address, and addresses of the cases behind a figure. */
import type { BehindKind, Bucket, FigureFilter, Figures } from "../../../main/hub/contract/insights.ts";
import { toBeijing } from "../../../main/hub/kernel/time.ts";

export const spans = [7, 30, 90] as const;

/** Reads an address; what it does not know is the usual. */
export function readFigures(params: URLSearchParams): FigureFilter {
  return {
    days: spans.find((days) => String(days) === params.get("days")) ?? 7,
    per: params.get("per") === "hour" ? "hour" : "day",
    shopId: params.get("shop") ?? undefined,
  };
}

const dayOf = (at: Date): string => toBeijing(at).slice(0, 10);
const DAY_MS = 86_400_000;

interface Behind {
  of: BehindKind;
  figures: Pick<Figures, "from" | "until">;
  shopId?: string | undefined;
  bucket?: Bucket;
  sku?: string;
  reason?: string;
}

/** Where the cases behind a figure are listed; days are told as the first and the last. */
export function behindAddress({ of, figures, shopId, bucket, sku, reason }: Behind): string {
  const day = bucket?.day;
  const query = new URLSearchParams({
    of,
    from: dayOf(day ?? figures.from),
    to: dayOf(day ?? new Date(figures.until.getTime() - DAY_MS)),
    ...(typeof bucket?.hour === "number" ? { hour: String(bucket.hour) } : {}),
    ...(shopId === undefined ? {} : { shop: shopId }),
    ...(sku === undefined ? {} : { sku }),
    ...(reason === undefined ? {} : { reason }),
  });
  return `/behind?${query}`;
}
