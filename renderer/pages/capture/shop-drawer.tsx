import { useQuery } from "@tanstack/react-query";
import { Drawer } from "antd";
import { type ReactNode, useState } from "react";
import { api, type Outputs } from "../../client/rpc.ts";
import { captureTexts } from "../../locales/late/capture.ts";
import { useLate } from "../../locales/late.ts";
import { useT } from "../../locales/provider.tsx";
import { Answer } from "../../ui/answer.tsx";
import { count, moment, span } from "../../ui/format.ts";
import { useNow } from "../../ui/now.tsx";
import { Tag } from "../../ui/parts.tsx";
import tables from "../../ui/tables.module.css";
import { shareOf } from "../../widgets/completeness.ts";
import css from "./capture.module.css";
import { hourName } from "./figures.ts";

type OfDay = Outputs["capture"]["board"]["shops"][number];
type Days = Outputs["status"]["completeness"]["days"];

interface ShopDrawerProps {
  of: OfDay;
  day: string;
  name: string;
  days: Days;
  close: () => void;
}

/** What is drawn, in figures; the days before, and what was missing of each and when it came. */
export function ShopDrawer({ of, day, name, days, close }: ShopDrawerProps): ReactNode {
  const s = useLate(captureTexts);
  const [chosen, setChosen] = useState(day);
  return (
    <Drawer open size={720} onClose={close} title={`${name} · ${day}`}>
      <div className={css.page}>
        <section aria-label={s("days")}>
          <h3>{s("days")}</h3>
          <DayTable rows={days.filter(({ shopId }) => shopId === of.shopId).toReversed()} chosen={chosen} choose={setChosen} />
          <Gaps shopId={of.shopId} day={chosen} />
        </section>
        <section aria-label={s("hours")}>
          <h3>
            {s("hours")} · {day}
          </h3>
          <HourTable hours={of.hours} />
        </section>
      </div>
    </Drawer>
  );
}

function DayTable({ rows, chosen, choose }: { rows: Days; chosen: string; choose: (day: string) => void }): ReactNode {
  const s = useLate(captureTexts);
  const t = useT();
  if (rows.length === 0) return <p className={css.quiet}>{s("notCompared")}</p>;
  return (
    <table className={`${tables.small} ${css.table}`}>
      <thead>
        <tr>
          <th>{s("colDay")}</th>
          <th>{s("colShare")}</th>
          <th>{s("colListed")}</th>
          <th>{s("colMissing")}</th>
          <th>{s("colWorst")}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.day} data-chosen={row.day === chosen ? "" : undefined}>
            <td>
              <button type="button" className={css.link} aria-pressed={row.day === chosen} onClick={() => choose(row.day)}>
                {row.day}
              </button>
            </td>
            <td data-bad={row.open > 0 ? "" : undefined}>{shareOf(row)}</td>
            <td>{count(row.listed)}</td>
            <td>{s("missingFilled", { open: count(row.open), filled: count(row.filled) })}</td>
            <td>{span(row.worstSeconds * 1_000, t)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Gaps({ shopId, day }: { shopId: string; day: string }): ReactNode {
  const s = useLate(captureTexts);
  const now = useNow();
  const gaps = useQuery(api.capture.gaps.queryOptions({ input: { shopId, day } }));
  return (
    <div className={css.gaps}>
      <h3>{s("gaps", { day })}</h3>
      <Answer of={gaps} lines={2}>
        {({ rows }) =>
          rows.length === 0 ? (
            <p className={css.quiet}>{s("gapsNone")}</p>
          ) : (
            <ul>
              {rows.map((row) => (
                <li key={`${row.what} ${row.refId} ${row.changedAt.getTime()}`}>
                  <span>
                    {s(`what.${row.what}`)} <code>{row.refId}</code>
                  </span>
                  <small>
                    {s("changed", { at: moment(row.changedAt, now) })} · {s("found", { at: moment(row.foundAt, now) })}
                  </small>
                  <Tag tone={row.filledAt ? "good" : "warn"}>{row.filledAt ? s("filledAt", { at: moment(row.filledAt, now) }) : s("stillMissing")}</Tag>
                </li>
              ))}
            </ul>
          )
        }
      </Answer>
    </div>
  );
}

function HourTable({ hours }: { hours: OfDay["hours"] }): ReactNode {
  const s = useLate(captureTexts);
  const t = useT();
  const delay = (seconds: number | null): string => (seconds === null ? "–" : span(seconds * 1_000, t));
  return (
    <table className={`${tables.small} ${css.table}`}>
      <thead>
        <tr>
          <th>{s("hour")}</th>
          <th>{s("held")}</th>
          <th>{s("usual")}</th>
          <th>{s("pushes")}</th>
          <th>{s("pulls")}</th>
          <th>{s("refetches")}</th>
          <th>{s("colMiddle")}</th>
          <th>{s("colWorst")}</th>
        </tr>
      </thead>
      <tbody>
        {hours.map((row) => (
          <tr key={row.hour.getTime()}>
            <td>{hourName(row.hour)}</td>
            <td>{count(row.orders)}</td>
            <td>{row.usual === null ? "–" : count(Math.round(row.usual))}</td>
            <td>{count(row.pushes)}</td>
            <td>{count(row.pulls)}</td>
            <td>{count(row.refetches)}</td>
            <td>{delay(row.p50Seconds)}</td>
            <td>{delay(row.worstSeconds)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
