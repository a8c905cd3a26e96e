import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { Button } from "antd";
import { type ReactNode, useState } from "react";
import { Link, useSearchParams } from "react-router";
import { toBeijing } from "../../../main/hub/kernel/time.ts";
import { api, type Outputs } from "../../client/rpc.ts";
import { captureTexts } from "../../locales/late/capture.ts";
import { useLate } from "../../locales/late.ts";
import { useT } from "../../locales/provider.tsx";
import { Answer } from "../../ui/answer.tsx";
import { count, span } from "../../ui/format.ts";
import { Icon } from "../../ui/icon.tsx";
import { useNow } from "../../ui/now.tsx";
import { Empty, Page, Stat } from "../../ui/parts.tsx";
import { shareOf } from "../../widgets/completeness.ts";
import css from "./capture.module.css";
import { sumsOf } from "./figures.ts";
import { ShopDrawer } from "./shop-drawer.tsx";
import { ShopPanel } from "./shop-panel.tsx";

type Board = Outputs["capture"]["board"];
type Days = Outputs["status"]["completeness"]["days"];
type Shops = Outputs["status"]["get"]["shops"];

const DAY_MS = 86_400_000;
/** Longest delay that needs no colour: an interval of pulling and a minute. */
const LATE_SECONDS = 360;

/** Every shop over a day; the day lives in the address. */
export default function CapturePage(): ReactNode {
  const s = useLate(captureTexts);
  const [params, setParams] = useSearchParams();
  const now = useNow();
  const today = dayOf(new Date(now));
  const asked = params.get("day") ?? "";
  const day = /^\d{4}-\d\d-\d\d$/.test(asked) && asked <= today ? asked : today;
  const [open, setOpen] = useState<string | null>(null);
  const status = useQuery(api.status.get.queryOptions({ refetchInterval: 30_000 }));
  const known = useQuery(api.status.completeness.queryOptions({ refetchInterval: 60_000 }));
  const board = useQuery(
    api.capture.board.queryOptions({ input: day === today ? {} : { day }, placeholderData: keepPreviousData, refetchInterval: day === today ? 60_000 : false }),
  );
  const go = (to: string): void => setParams(to === today ? {} : { day: to }, { replace: true });
  const days = known.data?.days ?? [];
  const shown = open === null ? undefined : board.data?.shops.find(({ shopId }) => shopId === open);
  return (
    <Page title={s("title")} note={s("about")} tools={<DayChoice day={day} today={today} go={go} />}>
      <Answer of={status} lines={12}>
        {({ shops }) =>
          shops.length === 0 ? (
            <Empty title={s("empty")}>
              <span>{s("emptyHint")}</span>
              <Link to="/shops">{s("connect")}</Link>
            </Empty>
          ) : (
            <Answer of={board} lines={12}>
              {(data) => (
                <>
                  <Sums board={data} days={days} shops={shops} />
                  <div className={css.shops} data-stale={board.isPlaceholderData ? "" : undefined}>
                    {shops.flatMap((shop) => {
                      const of = data.shops.find(({ shopId }) => shopId === shop.id);
                      const compared = days.find((row) => row.shopId === shop.id && row.day === data.day);
                      return of
                        ? [<ShopPanel key={shop.id} shop={shop} of={of} compared={compared} isToday={data.day === today} open={() => setOpen(shop.id)} />]
                        : [];
                    })}
                  </div>
                  {shown && <ShopDrawer of={shown} day={data.day} name={nameOf(shops, shown.shopId)} days={days} close={() => setOpen(null)} />}
                </>
              )}
            </Answer>
          )
        }
      </Answer>
    </Page>
  );
}

const dayOf = (at: Date): string => toBeijing(at).slice(0, 10);
const nameOf = (shops: Shops, id: string): string => shops.find((shop) => shop.id === id)?.name ?? id;

function DayChoice({ day, today, go }: { day: string; today: string; go: (day: string) => void }): ReactNode {
  const s = useLate(captureTexts);
  const beside = (step: number): string => dayOf(new Date(Date.parse(`${day}T12:00:00+08:00`) + step * DAY_MS));
  return (
    <>
      <span className={css.day}>
        <Button size="small" aria-label={s("before")} title={s("before")} icon={<Icon name="back" size={12} />} onClick={() => go(beside(-1))} />
        <input type="date" aria-label={s("day")} value={day} max={today} onChange={({ target }) => target.value !== "" && go(target.value)} />
        <Button
          size="small"
          aria-label={s("after")}
          title={s("after")}
          icon={<Icon name="next" size={12} />}
          disabled={day >= today}
          onClick={() => go(beside(1))}
        />
      </span>
      {day !== today && (
        <Button size="small" onClick={() => go(today)}>
          {s("today")}
        </Button>
      )}
      <Link to="/status">
        <Button>{s("toStatus")}</Button>
      </Link>
      <Link to="/shops">
        <Button>{s("toShops")}</Button>
      </Link>
    </>
  );
}

function Sums({ board, days, shops }: { board: Board; days: Days; shops: Shops }): ReactNode {
  const s = useLate(captureTexts);
  const t = useT();
  const sums = sumsOf(
    board.shops,
    days.filter(({ day }) => day === board.day),
  );
  const halted = shops.filter(({ enabled, problem }) => !enabled || problem !== null).length;
  const isLate = sums.worstSeconds > LATE_SECONDS;
  return (
    <div className={css.sums}>
      <Stat
        label={s("orders")}
        value={count(sums.orders)}
        note={sums.usual === null ? s("ordersNoUsual") : s("ordersUsual", { n: count(Math.round(sums.usual)) })}
      />
      <Stat
        label={s("complete")}
        value={sums.listed === null ? "–" : shareOf({ listed: sums.listed, held: sums.held })}
        note={sums.listed === null ? s("notCompared") : s("completeOf", { listed: count(sums.listed) })}
        tone={sums.open > 0 ? "bad" : "plain"}
      />
      <Stat label={s("worst")} value={sums.listed === null ? "–" : span(sums.worstSeconds * 1_000, t)} tone={isLate ? "warn" : "plain"} />
      <Stat label={s("missing")} value={count(sums.open)} note={s("filled", { n: count(sums.filled) })} tone={sums.open > 0 ? "bad" : "plain"} />
      <Stat label={s("halted")} value={count(halted)} note={s("haltedOf", { n: count(shops.length) })} tone={halted > 0 ? "warn" : "plain"} />
    </div>
  );
}
