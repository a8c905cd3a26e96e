import { useQuery } from "@tanstack/react-query";
import { Alert, Button, Progress } from "antd";
import type { ReactNode } from "react";
import type { SearchModelState, SearchModelView } from "../../../main/hub/contract/search-models.ts";
import { useChange } from "../../client/change.ts";
import { api, hub } from "../../client/rpc.ts";
import { useLocale, useT } from "../../locales/provider.tsx";
import { Answer } from "../../ui/answer.tsx";
import { count } from "../../ui/format.ts";
import { Panel, Tag } from "../../ui/parts.tsx";
import { megabytes } from "./bytes.ts";
import { FetchModel } from "./fetch-model.tsx";
import css from "./models.module.css";

/** While something is under way the page looks again this often, ms; otherwise now and then, for files are put there by hand too. */
const LOOK_MS = 1_000;
const SELDOM_MS = 15_000;

/** Sentence models that find similar cases by meaning: which lie there, which answers, how far a new index and a fetch are. */
export function SearchModels(): ReactNode {
  const state = useQuery(
    api.searchModels.get.queryOptions({
      refetchInterval: ({ state: { data } }) => (data && (data.reindexing !== null || data.fetching !== null) ? LOOK_MS : SELDOM_MS),
    }),
  );
  return (
    <Answer of={state} lines={10}>
      {(data) => (
        <div className={css.search}>
          <Answering of={data} />
          <Choices of={data} />
          <FetchModel of={data} />
        </div>
      )}
    </Answer>
  );
}

/** What answers, and a new index on its way. */
function Answering({ of }: { of: SearchModelState }): ReactNode {
  const { t, language } = useLocale();
  const stop = useChange({ call: () => hub.searchModels.stopReindex(), said: t("search.stayed") });
  const { reindexing } = of;
  const share = reindexing === null || reindexing.total === 0 ? 0 : Math.floor((reindexing.done / reindexing.total) * 100);
  return (
    <Panel>
      <p className={css.answering}>
        <span>{t("search.answers")}</span> <b>{of.answers ?? t("search.builtIn")}</b> <span>{t("search.indexed", { n: count(of.indexed) })}</span>
      </p>
      {reindexing && (
        <div className={css.progress} role="status">
          <Progress percent={share} size="small" />
          <span>{t("search.reindexing", { name: of.chosen ?? t("search.builtIn"), done: count(reindexing.done), total: count(reindexing.total) })}</span>
          <Button size="small" loading={stop.isPending} onClick={() => stop.mutate(undefined)}>
            {t("search.stopReindex")}
          </Button>
        </div>
      )}
      {of.problem && <Alert className={css.problem} type="warning" showIcon title={of.problem[language]} />}
    </Panel>
  );
}

function Choices({ of }: { of: SearchModelState }): ReactNode {
  const t = useT();
  return (
    <Panel title={t("search.list")} note={of.folder} flush>
      <ul className={css.choices}>
        <Choice of={of} name={null} model={null} />
        {of.models.map((model) => (
          <Choice key={model.name} of={of} name={model.name} model={model} />
        ))}
      </ul>
    </Panel>
  );
}

/** One that may be chosen; `model` is `null` for the built-in one, which has no files. */
function Choice({ of, name, model }: { of: SearchModelState; name: string | null; model: SearchModelView | null }): ReactNode {
  const { t, language } = useLocale();
  const choose = useChange({ call: () => hub.searchModels.choose({ name }), said: t("search.chosen") });
  const isChosen = of.chosen === name;
  const isDamaged = model?.state === "damaged";
  return (
    <li>
      <div>
        <b>{name ?? t("search.builtIn")}</b>
        {model === null ? <Tag>{t("search.noFiles")}</Tag> : <Tag tone={isDamaged ? "bad" : "good"}>{t(isDamaged ? "search.damaged" : "search.usable")}</Tag>}
        {of.answers === name && <Tag tone="info">{t("search.answersNow")}</Tag>}
        <small>{isDamaged ? model?.told?.[language] : model === null ? t("search.builtInHint") : <Facts of={model} />}</small>
      </div>
      <Button size="small" disabled={isChosen || isDamaged} loading={choose.isPending} onClick={() => choose.mutate(undefined)}>
        {t(isChosen ? "search.isChosen" : "search.choose")}
      </Button>
    </li>
  );
}

function Facts({ of: { bytes, dimensions, pooling } }: { of: SearchModelView }): ReactNode {
  const t = useT();
  const told = [
    bytes === null ? null : megabytes(bytes),
    dimensions === null ? null : t("search.dimensions", { n: dimensions }),
    pooling === null ? null : t(pooling === "cls" ? "search.poolingCls" : "search.poolingMean"),
  ];
  return told.filter((one) => one !== null).join(" · ");
}
