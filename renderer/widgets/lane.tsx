import { Tooltip } from "antd";
import type { ReactNode } from "react";
import type { OrderView } from "../../main/hub/contract/index.ts";
import { useT } from "../locales/provider.tsx";
import type { Translate } from "../locales/text.ts";
import { moment, span } from "../ui/format.ts";
import { useNow } from "../ui/now.tsx";
import { Written } from "../ui/said.tsx";
import css from "./lane.module.css";
import { drawn } from "./lane-drawn.ts";

type Lane = NonNullable<OrderView["lane"]>;

/** The parcel's way to scale: as long as it took, with the pause that is too long marked; read aloud as a list. */
export function LaneView({ lane }: { lane: OrderView["lane"] | undefined }): ReactNode {
  const t = useT();
  if (!lane) return null;
  const { stops, legs } = drawn(lane);
  return (
    <figure className={css.lane}>
      <figcaption className={css.words}>
        <Words lane={lane} />
      </figcaption>
      <div className={css.track} aria-hidden="true">
        {legs.map((leg) => (
          <span
            key={leg.key}
            className={css.leg}
            data-gap={leg.gap ? "" : undefined}
            data-open={leg.open ? "" : undefined}
            style={{ left: `${leg.from}%`, width: `${leg.to - leg.from}%` }}
          >
            {leg.gap && <b>{span(leg.gap.hours * 3_600_000, t)}</b>}
          </span>
        ))}
        {stops.map((stop) => (
          <Stop key={stop.key} stop={stop} />
        ))}
        {lane.ahead !== null && <span className={css.door} title={t("lane.door")} />}
      </div>
      <div className={css.names} aria-hidden="true">
        {stops
          .filter((stop) => stop.named)
          .map((stop) => (
            <span key={stop.key} style={{ left: `${stop.at}%` }} data-edge={stop.at < 12 ? "start" : stop.at > 88 ? "end" : undefined}>
              <Place kind={stop.kind} place={stop.place} t={t} />
            </span>
          ))}
        {lane.ahead !== null && (
          <span style={{ left: "100%" }} data-edge="end" data-ahead="">
            <Place kind="door" place={lane.ahead} t={t} />
          </span>
        )}
      </div>
    </figure>
  );
}

function Stop({ stop }: { stop: ReturnType<typeof drawn>["stops"][number] }): ReactNode {
  const t = useT();
  const now = useNow();
  return (
    <Tooltip
      title={
        <>
          <Place kind={stop.kind} place={stop.place} t={t} /> · {moment(stop.from, now)}
        </>
      }
    >
      <span className={css.stop} data-kind={stop.kind} style={{ left: `${stop.at}%` }} />
    </Tooltip>
  );
}

function Place({ kind, place, t }: { kind: Lane["stops"][number]["kind"]; place: string; t: Translate }): ReactNode {
  if (kind === "shop") return t("lane.shop");
  if (place === "") return t(kind === "door" ? "lane.signed" : "lane.somewhere");
  return <Written>{place}</Written>;
}

/** The same for who does not see it. */
function Words({ lane }: { lane: Lane }): ReactNode {
  const t = useT();
  const now = useNow();
  return (
    <>
      <span>{t("lane.title")}</span>
      <ol>
        {lane.stops.map((stop, index) => {
          const gap = lane.gaps.find((one) => one.after === index);
          return (
            <li key={`${stop.from.getTime()} ${stop.place}`}>
              <Place kind={stop.kind} place={stop.place} t={t} /> {moment(stop.from, now)}
              {gap && ` ${t(gap.open ? "lane.stands" : "lane.stood", { hours: gap.hours, usual: gap.usualHours })}`}
            </li>
          );
        })}
        {lane.ahead !== null && <li>{t("lane.ahead")}</li>}
      </ol>
    </>
  );
}
