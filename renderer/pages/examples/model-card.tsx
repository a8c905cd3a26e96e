import { useQuery } from "@tanstack/react-query";
import { Button, Progress } from "antd";
import type { ReactNode } from "react";
import { useChange } from "../../client/change.ts";
import { api, hub } from "../../client/rpc.ts";
import { useT } from "../../locales/provider.tsx";
import { count, moment, percent } from "../../ui/format.ts";
import { Icon } from "../../ui/icon.tsx";
import { useNow } from "../../ui/now.tsx";
import { Panel, Stat, Tag } from "../../ui/parts.tsx";
import css from "./examples.module.css";

/** How the label model stands and whether it has learnt the newest examples. */
export function ModelCard(): ReactNode {
  const t = useT();
  const now = useNow();
  const state = useQuery(api.labelModel.state.queryOptions({ refetchInterval: (query) => (query.state.data?.training ? 1_000 : false) }));
  const retrain = useChange({ call: () => hub.labelModel.retrain(), said: t("model.asked") });
  const data = state.data;
  const model = data?.model;
  return (
    <Panel>
      <div className={css.model}>
        <Stat label={t("model.accuracy")} value={model?.accuracy != null ? percent(model.accuracy) : "–"} />
        <div>
          <p>
            <b>{t("model.title")}</b>{" "}
            {data && (model || data.staleExamples > 0) && (
              <Tag tone={data.staleExamples > 0 ? "warn" : "good"}>
                {data.staleExamples > 0 ? t("model.stale", { n: data.staleExamples }) : t("model.fresh")}
              </Tag>
            )}
          </p>
          <small>
            {!data && "–"}
            {model
              ? `${t("model.size", { rows: count(model.rows), classes: model.classes })} · ${t("model.trained", { at: moment(model.trainedAt, now), seconds: model.seconds.toFixed(1) })}`
              : data && t("model.none")}
          </small>
          <small>{data ? t("model.index", { n: count(data.indexed), embedder: data.embedder }) : ""}</small>
        </div>
        <div className={css.train}>
          {data?.training ? (
            <Progress percent={Math.round(data.progress * 100)} size="small" status="active" />
          ) : (
            <Button icon={<Icon name="refresh" size={14} />} loading={retrain.isPending} onClick={() => retrain.mutate(undefined)}>
              {t("model.retrain")}
            </Button>
          )}
          {data?.training && <small>{t("model.training", { percent: percent(data.progress) })}</small>}
        </div>
      </div>
    </Panel>
  );
}
