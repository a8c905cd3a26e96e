import { useQuery } from "@tanstack/react-query";
import { Button, Drawer, Input, InputNumber, Popconfirm, Select, Switch } from "antd";
import { type ReactNode, useState } from "react";
import { alertLevels, waitingKinds } from "../../../main/hub/contract/lists.ts";
import type { RuleBody } from "../../../main/hub/contract/waiting.ts";
import { useChange } from "../../client/change.ts";
import { api, hub } from "../../client/rpc.ts";
import { waitingSetupTexts } from "../../locales/late/waiting-setup.ts";
import { useLate } from "../../locales/late.ts";
import { Field } from "../../ui/field.tsx";
import { Hits } from "./hits.tsx";
import type { Rule } from "./kept.ts";
import { Says } from "./says.tsx";
import css from "./setup.module.css";
import { Shops } from "./shops.tsx";

const PLACES = "{shop} {cause} {count} {oldest} {minutes} {what} {rule}";

/** A rule as it is typed: what it says in words, and what it would find. */
export function RuleForm({ rule, close }: { rule: Rule; close: () => void }): ReactNode {
  const s = useLate(waitingSetupTexts);
  const [body, setBody] = useState<RuleBody>(rule.body);
  const change = (part: Partial<RuleBody>): void => setBody({ ...body, ...part });
  const id = rule.id === "" ? null : rule.id;
  const save = useChange({ call: () => hub.waiting.saveRule({ id, revision: rule.revision, body }), said: s("saved"), after: close });
  const remove = useChange({ call: (of: string) => hub.waiting.removeRule({ id: of }), said: s("removed"), after: close });
  return (
    <Drawer
      open
      size={560}
      onClose={close}
      title={rule.id === "" ? s("addRule") : rule.body.name}
      footer={
        <div className={css.foot}>
          <Button type="primary" disabled={body.name.trim() === ""} loading={save.isPending} onClick={() => save.mutate(undefined)}>
            {s("save")}
          </Button>
          {id && (
            <Popconfirm title={s("removeSure")} okText={s("remove")} cancelText={s("cancel")} onConfirm={() => remove.mutate(id)}>
              <Button danger>{s("remove")}</Button>
            </Popconfirm>
          )}
        </div>
      }
    >
      <div className={css.form}>
        <p className={css.says}>
          <Says body={body} />
        </p>
        <Field label={s("name")}>{(at) => <Input id={at} maxLength={40} value={body.name} onChange={({ target }) => change({ name: target.value })} />}</Field>
        <Field label={s("on")}>
          {(at) => (
            <span>
              <Switch id={at} checked={body.on} onChange={(on) => change({ on })} />
            </span>
          )}
        </Field>
        <Field label={s("kind")}>
          {(at) => (
            <Select
              id={at}
              value={body.kind}
              onChange={(kind) => change({ kind })}
              options={waitingKinds.map((value) => ({ value, label: s(`kind.${value}`) }))}
            />
          )}
        </Field>
        <Field label={s(`clock.${body.kind}`)}>
          {(at) => <InputNumber id={at} min={1} max={20_160} value={body.minutes} onChange={(minutes) => minutes && change({ minutes })} />}
        </Field>
        <Shops value={body.shops} set={(shops) => change({ shops })} />
        <Hits body={body} />
        <Field label={s("level")}>
          {(at) => (
            <Select
              id={at}
              value={body.level}
              onChange={(level) => change({ level })}
              options={alertLevels.map((value) => ({ value, label: s(`level.${value}`) }))}
            />
          )}
        </Field>
        <By label={s("notifiers")} none={s("noNotifiers")} value={body.notifiers} set={(notifiers) => change({ notifiers })} />
        <Field label={s("actMinutes")}>
          {(at) => (
            <InputNumber id={at} min={1} max={1_440} value={body.actMinutes} placeholder={s("never")} onChange={(actMinutes) => change({ actMinutes })} />
          )}
        </Field>
        {body.actMinutes !== null && (
          <By label={s("nextNotifiers")} none={s("sameNotifiers")} value={body.nextNotifiers} set={(nextNotifiers) => change({ nextNotifiers })} />
        )}
        <Field label={s("holdMinutes")}>
          {(at) => <InputNumber id={at} min={5} max={2_880} value={body.holdMinutes} onChange={(holdMinutes) => holdMinutes && change({ holdMinutes })} />}
        </Field>
        <Field label={s("language")}>
          {(at) => (
            <Select
              id={at}
              value={body.language}
              onChange={(language) => change({ language })}
              options={[
                { value: "zh", label: "中文" },
                { value: "en", label: "English" },
              ]}
            />
          )}
        </Field>
        <Field label={s("words")}>
          {(at) => <Input.TextArea id={at} rows={3} maxLength={400} value={body.words} onChange={({ target }) => change({ words: target.value })} />}
        </Field>
        <small>{s("wordsHint", { places: PLACES })}</small>
      </div>
    </Drawer>
  );
}

function By({ label, none, value, set }: { label: string; none: string; value: readonly string[]; set: (ids: string[]) => void }): ReactNode {
  const notifiers = useQuery(api.alerts.notifiers.queryOptions()).data?.rows ?? [];
  return (
    <Field label={label}>
      {(at) => (
        <Select
          id={at}
          mode="multiple"
          value={[...value]}
          placeholder={none}
          onChange={set}
          options={notifiers.map(({ id, name }) => ({ value: id, label: name }))}
        />
      )}
    </Field>
  );
}
