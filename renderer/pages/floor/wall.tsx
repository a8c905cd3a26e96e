import type { UseQueryResult } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { useNavigate } from "react-router";
import { useLiveState } from "../../client/live-provider.tsx";
import type { Outputs } from "../../client/rpc.ts";
import { useT } from "../../locales/provider.tsx";
import { count, exact, moment } from "../../ui/format.ts";
import { useKeys } from "../../ui/keys.ts";
import { useNow } from "../../ui/now.tsx";
import { useStandings } from "../../widgets/standing.tsx";
import { measured } from "./clocks.tsx";
import { burningOf, standingOf, type Told } from "./figures.ts";
import css from "./wall.module.css";

/** Older figures are not of now. */
const OLD_MS = 60_000;

interface WallProps {
  floor: UseQueryResult<Outputs["insights"]["floor"]>;
  clocks: UseQueryResult<Outputs["insights"]["clocks"]>;
}

/** The floor on a wall: figures alone, nobody's name, nothing to press; it says when it stands still. */
export function Wall({ floor, clocks }: WallProps): ReactNode {
  const t = useT();
  const now = useNow();
  const navigate = useNavigate();
  const live = useLiveState();
  useKeys([[["Escape"], () => void navigate("/floor")]]);
  const data = floor.data;
  const standings = useStandings();
  const said = data?.people.flatMap(({ id }) => (standings.get(id)?.why === "said" ? [standings.get(id)?.state] : [])) ?? [];
  const isStale = data !== undefined && (now - floor.dataUpdatedAt > OLD_MS || live === "lost" || floor.isError);
  const tile = ({ key, value, tone }: Told): ReactNode => (
    <div key={key} data-tone={value > 0 ? tone : "plain"}>
      <dt>{t(key)}</dt>
      <dd>{count(value)}</dd>
    </div>
  );
  return (
    <main className={css.wall} aria-label={t("floor.title")} data-stale={isStale ? "" : undefined}>
      <header>
        <h1>{t("floor.title")}</h1>
        {isStale && <strong role="status">{t("wall.staleAt", { at: moment(new Date(floor.dataUpdatedAt), now) })}</strong>}
        <time>{exact(new Date(now)).slice(11, 16)}</time>
      </header>
      <dl className={css.big}>{data && burningOf(data).map(tile)}</dl>
      <dl className={css.small}>
        {data && standingOf(data).map(tile)}
        {data && (
          <div>
            <dt>{t("wall.here")}</dt>
            <dd>{t("wall.people", { n: data.people.filter(({ here }) => here).length })}</dd>
            {(["busy", "away"] as const).map((state) => {
              const n = said.filter((one) => one === state).length;
              return n > 0 && <dd key={state} data-standing={state}>{`${t(`standing.${state}`)} ${count(n)}`}</dd>;
            })}
          </div>
        )}
        <div>
          <dt>{t("wall.medianToday")}</dt>
          <dd>{measured(clocks.data?.today.first.median ?? null, t)}</dd>
        </div>
      </dl>
      <footer>{t("wall.leave")}</footer>
    </main>
  );
}
