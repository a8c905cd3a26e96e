import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { Button, Checkbox, Drawer, Input, InputNumber, Select, Switch } from "antd";
import { type ReactNode, useState } from "react";
import type { FoundRule } from "../../../main/hub/contract/found-cases.ts";
import { priorities } from "../../../main/hub/contract/lists.ts";
import { useChange } from "../../client/change.ts";
import { api, hub, type Outputs } from "../../client/rpc.ts";
import { foundTexts } from "../../locales/late/found.ts";
import { useLate } from "../../locales/late.ts";
import { useT } from "../../locales/provider.tsx";
import { Field } from "../../ui/field.tsx";
import { count } from "../../ui/format.ts";
import { Told } from "../../ui/said.tsx";
import { useClasses } from "../../widgets/dispute-class.tsx";
import { FoundSays } from "./found-says.tsx";
import css from "./setup.module.css";
import { Shops } from "./shops.tsx";

type Row = Outputs["foundCases"]["rules"]["rows"][number];
const queues = ["agent", "supervisor", "risk"] as const;

/** A rule as it is typed: what it says in words, and what it would have done. */
export function FoundForm({ row, revision, close }: { row: Row; revision: number; close: () => void }): ReactNode {
  const t = useT();
  const s = useLate(foundTexts);
  const classes = useClasses();
  const [rule, setRule] = useState<FoundRule>(row.rule);
  const [open, setOpen] = useState(false);
  const change = (part: Partial<FoundRule>): void => setRule({ ...rule, ...part });
  const { kind } = row;
  const hits = useHits(kind, rule);
  const save = useChange({ call: () => hub.foundCases.save({ kind, rule, revision, open: open && rule.on }), said: s("saved"), after: close });
  return (
    <Drawer
      open
      size={560}
      onClose={close}
      title={t(`finding.${kind}`)}
      footer={
        <div className={css.foot}>
          <Button type="primary" loading={save.isPending} onClick={() => save.mutate(undefined)}>
            {s("save")}
          </Button>
        </div>
      }
    >
      <div className={css.form}>
        <p className={css.says}>
          <FoundSays kind={kind} rule={rule} />
        </p>
        <small>
          <Told {...row.about} />
        </small>
        <Field label={s("switch")}>
          {(at) => (
            <span>
              <Switch id={at} checked={rule.on} onChange={(on) => change({ on })} />
            </span>
          )}
        </Field>
        {hits && <Hits of={hits} />}
        {rule.on && hits && hits.now > 0 && (
          <Checkbox checked={open} onChange={({ target }) => setOpen(target.checked)}>
            {s("open", { n: count(hits.now) })}
          </Checkbox>
        )}
        <Field label={s("wait")}>
          {(at) => (
            <InputNumber id={at} min={0} max={10_080} value={rule.waitMinutes} onChange={(waitMinutes) => waitMinutes !== null && change({ waitMinutes })} />
          )}
        </Field>
        <Shops value={rule.shops} set={(shops) => change({ shops })} />
        <Field label={s("class")}>
          {(at) => (
            <Select
              id={at}
              allowClear
              showSearch={{ optionFilterProp: "label" }}
              value={rule.disputeClass ?? undefined}
              placeholder={s("noClass")}
              onChange={(disputeClass: string | undefined) => change({ disputeClass: disputeClass ?? null })}
              options={classes.list.map(({ id, title }) => ({ value: id, label: title }))}
            />
          )}
        </Field>
        <Field label={s("priority")}>
          {(at) => (
            <Select
              id={at}
              value={rule.priority}
              onChange={(priority) => change({ priority })}
              options={priorities.map((value) => ({ value, label: t(`priority.${value}`) }))}
            />
          )}
        </Field>
        <Checkbox checked={rule.raises} onChange={({ target }) => change({ raises: target.checked })}>
          {s("raises")}
        </Checkbox>
        <Field label={s("queue")}>
          {(at) => (
            <Select
              id={at}
              value={rule.queue}
              onChange={(queue) => change({ queue })}
              options={queues.map((value) => ({ value, label: t(`queueName.${value}`) }))}
            />
          )}
        </Field>
        <Field label={s("words")}>
          {(at) => <Input id={at} maxLength={120} value={rule.words} placeholder={s("wordsHint")} onChange={({ target }) => change({ words: target.value })} />}
        </Field>
      </div>
    </Drawer>
  );
}

/** What the rule would have done; what changes nothing of it asks nothing anew. */
function useHits(kind: Row["kind"], { waitMinutes, shops }: FoundRule): Outputs["foundCases"]["hits"] | undefined {
  const rule: FoundRule = { on: true, waitMinutes, shops, disputeClass: null, priority: "normal", queue: "agent", raises: false, words: "" };
  return useQuery(api.foundCases.hits.queryOptions({ input: { kind, rule }, placeholderData: keepPreviousData, staleTime: 30_000 })).data;
}

function Hits({ of }: { of: Outputs["foundCases"]["hits"] }): ReactNode {
  const s = useLate(foundTexts);
  const most = Math.max(1, ...of.days.map((day) => day.opened));
  const told = s("hits", { opened: count(of.opened), told: count(of.told) });
  return (
    <section className={css.hits} aria-label={told}>
      <b>{told}</b>
      {of.now > 0 && <small>{s("hitsNow", { n: count(of.now) })}</small>}
      <ol>
        {of.days.map((day) => (
          <li key={day.day}>
            <span>{count(day.opened)}</span>
            <i style={{ height: `${Math.round((day.opened / most) * 36) + 1}px` }} />
            <small>{day.day.slice(5)}</small>
          </li>
        ))}
      </ol>
    </section>
  );
}
