import { useQuery } from "@tanstack/react-query";
import { Button, InputNumber, Select } from "antd";
import { type ReactNode, useState } from "react";
import type { ComparisonView } from "../../../main/hub/contract/comparisons.ts";
import { MOST_COMPARED } from "../../../main/hub/contract/limits.ts";
import { useChange } from "../../client/change.ts";
import { api, hub, type Outputs } from "../../client/rpc.ts";
import { useT } from "../../locales/provider.tsx";
import { Answer } from "../../ui/answer.tsx";
import { moment } from "../../ui/format.ts";
import { useNow } from "../../ui/now.tsx";
import { Empty, Panel, Tag, type Tone } from "../../ui/parts.tsx";
import { PickList } from "../../widgets/pick-list.tsx";
import css from "./compare.module.css";
import { Comparison } from "./comparison.tsx";
import { yuanOf } from "./cost.ts";
import type { Endpoint } from "./endpoint.ts";
import { LOOK_MS } from "./look.ts";
import { useSideName } from "./side-name.ts";

const tones: Readonly<Record<ComparisonView["state"], Tone>> = { running: "info", halted: "warn", done: "good", cancelled: "plain" };
/** So many cases are asked where nobody says otherwise. */
const USUAL = 30;

/** Two models, or one and the cards alone, on cases kept apart: a new comparison, and those there are. */
export function Compare({ endpoints }: { endpoints: readonly Endpoint[] }): ReactNode {
  const list = useQuery(
    api.comparisons.list.queryOptions({ refetchInterval: ({ state }) => (state.data?.rows.some((row) => row.state === "running") ? LOOK_MS : false) }),
  );
  const [chosen, setChosen] = useState<string | null>(null);
  return (
    <Answer of={list} lines={10}>
      {({ rows, held }) => (
        <div className={css.compare}>
          <Begin endpoints={endpoints} held={held} began={setChosen} />
          <Kept rows={rows} shown={chosen ?? rows[0]?.id ?? null} choose={setChosen} />
        </div>
      )}
    </Answer>
  );
}

interface BeginProps {
  endpoints: readonly Endpoint[];
  held: Outputs["comparisons"]["list"]["held"];
  began: (id: string) => void;
}

/** The answer cards as one of two to choose. */
const CARDS = "cards";

function Begin({ endpoints, held, began }: BeginProps): ReactNode {
  const t = useT();
  const there = held.own + held.others;
  const [left, setLeft] = useState<string | null>(endpoints[0]?.id ?? null);
  const [right, setRight] = useState<string>(endpoints[1]?.id ?? CARDS);
  const [cases, setCases] = useState(Math.min(USUAL, Math.max(1, there)));
  const wished = left === null || left === right ? null : { left, right: right === CARDS ? null : right, cases };
  const estimate = useQuery({
    ...api.comparisons.estimate.queryOptions({ input: wished ?? { left: "", right: null, cases: 1 } }),
    enabled: wished !== null && there > 0,
  });
  const start = useChange({
    call: (input: NonNullable<typeof wished>) => hub.comparisons.start(input),
    said: t("compare.started"),
    after: ({ id }) => began(id),
  });
  const names = endpoints.map(({ id, origin, name, model }) => ({
    value: id,
    label: `${origin === "environment" ? t("models.fromEnvironment") : name} · ${model}`,
  }));
  const isTooMuch = estimate.data?.leftMicro != null && estimate.data.aboutMicro > estimate.data.leftMicro;
  return (
    <Panel title={t("compare.new")} note={there === 0 ? undefined : t("compare.held", held)}>
      {there === 0 && <p className={css.hint}>{t("compare.heldNone")}</p>}
      {endpoints.length === 0 && <p className={css.hint}>{t("compare.noModels")}</p>}
      {there > 0 && endpoints.length > 0 && (
        <div className={css.begin}>
          <div>
            <label htmlFor="compare-left">{t("compare.left")}</label>
            <Select id="compare-left" value={left} onChange={setLeft} options={names} placeholder={t("compare.choose")} />
          </div>
          <div>
            <label htmlFor="compare-right">{t("compare.right")}</label>
            <Select
              id="compare-right"
              value={right}
              onChange={setRight}
              options={[...names.filter(({ value }) => value !== left), { value: CARDS, label: t("compare.cards") }]}
            />
          </div>
          <div className={css.number}>
            <label htmlFor="compare-cases">{t("compare.cases")}</label>
            <InputNumber
              id="compare-cases"
              min={1}
              max={Math.min(MOST_COMPARED, there)}
              precision={0}
              value={cases}
              onChange={(value) => setCases(value ?? 1)}
            />
          </div>
          <Button type="primary" disabled={wished === null || isTooMuch} loading={start.isPending} onClick={() => wished && start.mutate(wished)}>
            {t("compare.start")}
          </Button>
          {wished && estimate.data && (
            <p className={css.cost} role="status">
              <b>{t("compare.about.cost", { cases: estimate.data.cases, about: yuanOf(estimate.data.aboutMicro), most: yuanOf(estimate.data.mostMicro) })}</b>
              <span>{t(`compare.basis.${estimate.data.basis}`)}</span>
              {estimate.data.leftMicro !== null && <span>{t("compare.leftToday", { left: yuanOf(estimate.data.leftMicro) })}</span>}
              {isTooMuch && <Tag tone="bad">{t("compare.tooMuch")}</Tag>}
            </p>
          )}
        </div>
      )}
    </Panel>
  );
}

function Kept({ rows, shown, choose }: { rows: readonly ComparisonView[]; shown: string | null; choose: (id: string) => void }): ReactNode {
  const t = useT();
  const now = useNow();
  const nameOf = useSideName();
  if (rows.length === 0)
    return (
      <Panel>
        <Empty title={t("compare.none")} />
      </Panel>
    );
  return (
    <div className={css.columns}>
      <PickList
        shown={shown}
        pick={choose}
        rows={rows.map(({ id, left, right, state, done, total, costMicro, createdAt }) => ({
          id,
          title: t("compare.against", { left: nameOf(left), right: nameOf(right) }),
          tag: <Tag tone={tones[state]}>{t(`comparisonState.${state}`)}</Tag>,
          about: `${done} / ${total} · ${yuanOf(costMicro)} · ${moment(createdAt, now)}`,
        }))}
      />
      {shown !== null && <Comparison key={shown} id={shown} />}
    </div>
  );
}
