import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { api, type Outputs } from "../client/rpc.ts";
import { captureTexts } from "../locales/late/capture.ts";
import { useLate } from "../locales/late.ts";
import { count, exact, moment } from "../ui/format.ts";
import { useNow } from "../ui/now.tsx";
import { shareOf } from "./completeness.ts";
import css from "./shop-today.module.css";

type OfDay = Outputs["capture"]["board"]["shops"][number];
type Compared = Outputs["status"]["completeness"]["days"][number];

/** How a shop stands today, in its seller's words: the last order, how many, and whether anything is missing. */
export function ShopToday({ shopId }: { shopId: string }): ReactNode {
  const board = useQuery(api.capture.board.queryOptions({ input: {}, refetchInterval: 60_000 }));
  const known = useQuery(api.status.completeness.queryOptions({ refetchInterval: 60_000 }));
  const of = board.data?.shops.find((shop) => shop.shopId === shopId);
  const compared = known.data?.days.find(({ shopId: id, day }) => id === shopId && day === board.data?.day);
  return of ? <DayFacts of={of} compared={compared} isToday /> : null;
}

/** The same of any day. */
export function DayFacts({ of, compared, isToday }: { of: OfDay; compared: Compared | undefined; isToday: boolean }): ReactNode {
  const s = useLate(captureTexts);
  const now = useNow();
  return (
    <dl className={css.facts}>
      <dt>{s("last")}</dt>
      <dd>{of.lastOrderAt ? <time title={exact(of.lastOrderAt)}>{moment(of.lastOrderAt, now)}</time> : s("lastNone")}</dd>
      <dt>{s(isToday ? "todayLabel" : "dayLabel")}</dt>
      <dd>{of.usual === null ? s("plain", { n: count(of.orders) }) : s("ofUsual", { n: count(of.orders), usual: count(Math.round(of.usual)) })}</dd>
      <dt>{s("complete")}</dt>
      <dd data-open={compared && compared.open > 0 ? "" : undefined}>
        {compared ? s("completeLine", { share: shareOf(compared), open: count(compared.open), filled: count(compared.filled) }) : s("notCompared")}
      </dd>
    </dl>
  );
}
