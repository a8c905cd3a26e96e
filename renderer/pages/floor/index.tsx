import { useQuery } from "@tanstack/react-query";
import { Button } from "antd";
import type { ReactNode } from "react";
import { Link, useSearchParams } from "react-router";
import type { Floor } from "../../../main/hub/contract/insights.ts";
import { api } from "../../client/rpc.ts";
import { useT } from "../../locales/provider.tsx";
import { Answer } from "../../ui/answer.tsx";
import { count, span } from "../../ui/format.ts";
import { useNow } from "../../ui/now.tsx";
import { Page, Panel, Stat } from "../../ui/parts.tsx";
import { Clocks } from "./clocks.tsx";
import { burningOf, standingOf, type Told } from "./figures.ts";
import css from "./floor.module.css";
import { Giving } from "./giving.tsx";
import { People } from "./people.tsx";
import { Wall } from "./wall.tsx";

/** The floor as it is now: what burns, who is there, how fast buyers are answered. */
export default function FloorPage(): ReactNode {
  const t = useT();
  const [params] = useSearchParams();
  const floor = useQuery(api.insights.floor.queryOptions({ refetchInterval: 20_000 }));
  const clocks = useQuery(api.insights.clocks.queryOptions({ refetchInterval: 60_000 }));
  if (params.has("wall")) return <Wall floor={floor} clocks={clocks} />;
  return (
    <Page
      title={t("floor.title")}
      tools={
        <Link to="/floor?wall=1">
          <Button>{t("floor.wall")}</Button>
        </Link>
      }
    >
      <Answer of={floor} lines={14}>
        {(now) => (
          <>
            <Figures title={t("floor.burning")} of={now} told={burningOf(now)} />
            <Figures title={t("floor.now")} of={now} told={standingOf(now)} />
            <div className={css.columns}>
              <div className={css.clocks}>
                <People people={now.people} />
                <Giving />
              </div>
              <Answer of={clocks} lines={10}>
                {(measured) => <Clocks of={measured} />}
              </Answer>
            </div>
          </>
        )}
      </Answer>
    </Page>
  );
}

/** Figures in a row, each leading to its cases. */
function Figures({ title, of, told }: { title: string; of: Floor; told: readonly Told[] }): ReactNode {
  const t = useT();
  const now = useNow();
  return (
    <Panel title={title}>
      <div className={css.figures}>
        {told.map(({ key, value, to, tone }) => (
          <Link key={key} to={to}>
            <Stat
              label={t(key)}
              value={count(value)}
              tone={value > 0 ? tone : "plain"}
              note={key === "burning.unanswered" && of.waitsSince ? t("floor.waits", { span: span(now - of.waitsSince.getTime(), t) }) : undefined}
            />
          </Link>
        ))}
      </div>
    </Panel>
  );
}
