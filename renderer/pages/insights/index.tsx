import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { Select } from "antd";
import type { ReactNode } from "react";
import { Link, useSearchParams } from "react-router";
import type { FigureFilter, Figures } from "../../../main/hub/contract/insights.ts";
import { api, hub } from "../../client/rpc.ts";
import { useT } from "../../locales/provider.tsx";
import { Answer } from "../../ui/answer.tsx";
import { count, moneyShort, percent } from "../../ui/format.ts";
import { Empty, Page, Panel, Stat } from "../../ui/parts.tsx";
import { Segmented } from "../../ui/segmented.tsx";
import { ExportList } from "../../widgets/export-list.tsx";
import { Buckets } from "./buckets.tsx";
import { Charts } from "./charts.tsx";
import { behindAddress, readFigures, spans } from "./filter.ts";
import css from "./insights.module.css";
import { NeverLeft } from "./never-left.tsx";
import { Slices } from "./slices.tsx";

/** How much runs by itself, how late buyers are answered, what is refunded for what; each figure leads to its cases. */
export default function InsightsPage(): ReactNode {
  const t = useT();
  const [params, setParams] = useSearchParams();
  const filter = readFigures(params);
  const figures = useQuery(api.insights.figures.queryOptions({ input: filter, placeholderData: keepPreviousData, refetchInterval: 60_000 }));
  const shops = useQuery(api.terms.shops.queryOptions({ staleTime: 300_000 }));
  const set = (key: string, value: string | undefined): void => {
    const next = new URLSearchParams(params);
    if (value === undefined) next.delete(key);
    else next.set(key, value);
    setParams(next, { replace: true });
  };
  return (
    <Page
      title={t("insights.title")}
      tools={
        <div className={css.tools}>
          <Segmented
            value={filter.days}
            onChange={(days) => set("days", String(days))}
            options={spans.map((value) => ({ value, label: t("insights.days", { n: value }) }))}
          />
          <Segmented
            value={filter.per}
            onChange={(per) => set("per", per)}
            options={(["day", "hour"] as const).map((value) => ({ value, label: t(`per.${value}`) }))}
          />
          <Select
            allowClear
            className={css.shop}
            value={filter.shopId}
            placeholder={t("insights.allShops")}
            aria-label={t("insights.allShops")}
            onChange={(shop: string | undefined) => set("shop", shop)}
            options={(shops.data?.shops ?? []).map(({ id, name }) => ({ value: id, label: name }))}
          />
          <ExportList name={t("insights.title")} read={(how, signal) => hub.insights.exportFigures({ ...filter, by: "bucket", ...how }, { signal })} />
        </div>
      }
    >
      <Answer of={figures} lines={16}>
        {(found) => <Found of={found} filter={filter} />}
      </Answer>
      <NeverLeft shopId={filter.shopId} />
    </Page>
  );
}

const sum = (of: Figures, key: "auto" | "person" | "answers" | "late" | "bound"): number => of.buckets.reduce((all, bucket) => all + bucket[key], 0);

function Found({ of, filter }: { of: Figures; filter: FigureFilter }): ReactNode {
  const t = useT();
  const [auto, person, answers, late, bound] = [sum(of, "auto"), sum(of, "person"), sum(of, "answers"), sum(of, "late"), sum(of, "bound")];
  if (auto + person + answers + of.total.refunds === 0)
    return (
      <Panel>
        <Empty title={t("insights.empty")}>{t("insights.emptyHint")}</Empty>
      </Panel>
    );
  const to = (kind: Parameters<typeof behindAddress>[0]["of"]): string => behindAddress({ of: kind, figures: of, shopId: filter.shopId });
  return (
    <>
      <div className={css.stats}>
        <Link to={to("auto")}>
          <Stat
            label={t("insights.auto")}
            value={auto + person === 0 ? "–" : percent(auto / (auto + person))}
            note={t("insights.ofPaid", { n: count(auto), all: count(auto + person) })}
          />
        </Link>
        <Link to={to("person")}>
          <Stat label={t("insights.person")} value={count(person)} />
        </Link>
        <Link to={to("late")}>
          <Stat
            label={t("insights.late")}
            value={bound === 0 ? "–" : percent(late / bound)}
            note={bound === 0 ? t("insights.noTarget") : t("insights.ofPaid", { n: count(late), all: count(bound) })}
            tone={late > 0 ? "warn" : "plain"}
          />
        </Link>
        <Link to={to("answers")}>
          <Stat label={t("insights.answers")} value={count(answers)} />
        </Link>
        <Link to={to("refunds")}>
          <Stat label={t("insights.refunded")} value={moneyShort(of.total.fen, t)} note={t("insights.cases", { n: count(of.total.refunds) })} />
        </Link>
      </div>
      <Charts of={of} filter={filter} />
      <div className={css.slices}>
        <Slices by="shops" of={of} filter={filter} />
        <Slices by="skus" of={of} filter={filter} />
        <Slices by="reasons" of={of} filter={filter} />
      </div>
      <Buckets of={of} filter={filter} />
    </>
  );
}
