/** Puts charts together: every bucket there is, also where nothing happened. */
import { type Bucket, type FigureFilter, type Figures, MOST_SKUS, type Slice } from "../contract/insights.ts";
import { beijingMidnight } from "../kernel/time.ts";
import type { Store } from "../store/index.ts";
import { answerTargets } from "../terms/index.ts";
import { answeredBy, by, paidBy, refundedBy, shopNames } from "./figures.view.store.ts";

const DAY_MS = 86_400_000;
const HOURS = 24;
const BEIJING_MS = 8 * 3_600_000;

/** Figures of so many days, today the last of them. */
export async function figuresOf(store: Store, { days, per, shopId }: FigureFilter): Promise<Figures> {
  const now = store.clock.now();
  const [from, until] = [beijingMidnight(now, 1 - days), beijingMidnight(now, 1)];
  const asked = { from, until, perHour: per === "hour", shopId: shopId ?? null };
  const [paid, answered, refunded, names] = await Promise.all([
    paidBy(store, asked),
    answeredBy(store, asked, await answerTargets(store)),
    refundedBy(store, asked),
    shopNames(store),
  ]);
  const first = (from.getTime() + BEIJING_MS) / DAY_MS;
  const keys = Array.from({ length: per === "hour" ? HOURS : days }, (_, at) => (per === "hour" ? at : first + at));
  const of = (which: number) => refunded.filter((row) => row.which === which);
  const skus = of(by.sku).map((row) => slice(row, row.sku, row.title));
  const other = skus.slice(MOST_SKUS);
  return {
    from,
    until,
    buckets: keys.map((key): Bucket => {
      const there = <Row extends { bucket: number | null }>(rows: readonly Row[]) => rows.find(({ bucket }) => bucket === key);
      const { auto, person } = there(paid) ?? { auto: 0, person: 0 };
      const { answers, late, bound } = there(answered) ?? { answers: 0, late: 0, bound: 0 };
      const { refunds, fen } = there(of(by.bucket)) ?? { refunds: 0, fen: 0 };
      const at = per === "hour" ? { day: null, hour: key } : { day: new Date(key * DAY_MS - BEIJING_MS), hour: null };
      return { ...at, auto, person, answers, late, bound, refunds, fen };
    }),
    shops: of(by.shop).map((row) => slice(row, row.shop, names.get(row.shop ?? "") ?? null)),
    skus: skus.slice(0, MOST_SKUS),
    otherSkus: { skus: other.length, fen: other.reduce((sum, { fen }) => sum + fen, 0) },
    reasons: of(by.reason).map((row) => slice(row, row.reason, null)),
    total: totalOf(of(by.all)),
  };
}

function slice({ refunds, fen }: { refunds: number; fen: number }, key: string | null, name: string | null): Slice {
  return { key: key ?? "", name: name ?? "", refunds, fen };
}

/** Of nothing the sum is no number. */
function totalOf([all]: readonly { refunds: number; fen: number | null }[]): Figures["total"] {
  return { refunds: all?.refunds ?? 0, fen: all?.fen ?? 0 };
}
