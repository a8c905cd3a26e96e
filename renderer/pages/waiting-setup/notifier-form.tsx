import { Button, Drawer, Input, Popconfirm, Switch } from "antd";
import { type ReactNode, useState } from "react";
import type { NotifierBody } from "../../../main/hub/contract/alerts.ts";
import { useChange } from "../../client/change.ts";
import { hub, type Outputs } from "../../client/rpc.ts";
import { waitingSetupTexts } from "../../locales/late/waiting-setup.ts";
import { useLate } from "../../locales/late.ts";
import { useLocale } from "../../locales/provider.tsx";
import { Field } from "../../ui/field.tsx";
import { Told } from "../../ui/said.tsx";
import { Copyable } from "../../widgets/copyable.tsx";
import type { Notifier, NotifierKind } from "./kept.ts";
import css from "./setup.module.css";

/** A notifier as it is typed in; the form is drawn from what its kind tells, and it may be tried before it is kept. */
export function NotifierForm({ kind, notifier, close }: { kind: NotifierKind; notifier: Notifier | null; close: () => void }): ReactNode {
  const s = useLate(waitingSetupTexts);
  const { language } = useLocale();
  const [body, setBody] = useState<NotifierBody>(() => begun(kind, notifier, language));
  const [tried, setTried] = useState<Outputs["alerts"]["test"] | null>(null);
  const id = notifier?.id ?? null;
  const save = useChange({ call: () => hub.alerts.save({ id, revision: notifier?.revision ?? 0, body }), said: s("saved"), after: close });
  const test = useChange({ call: () => hub.alerts.test({ id, body }), after: setTried });
  const remove = useChange({ call: (of: string) => hub.alerts.remove({ id: of }), said: s("removed"), after: close });
  return (
    <Drawer
      open
      size={520}
      onClose={close}
      title={notifier?.name ?? kind.name[language]}
      footer={
        <div className={css.foot}>
          <Button type="primary" disabled={body.name.trim() === ""} loading={save.isPending} onClick={() => save.mutate(undefined)}>
            {s("save")}
          </Button>
          <Button loading={test.isPending} onClick={() => test.mutate(undefined)}>
            {s("tryIt")}
          </Button>
          {id && (
            <Popconfirm title={s("removeSure")} okText={s("remove")} cancelText={s("cancel")} onConfirm={() => remove.mutate(id)}>
              <Button danger>{s("remove")}</Button>
            </Popconfirm>
          )}
          {tried && (
            <span className={css.outcome} data-working={tried.working} role="status">
              <Told {...tried} /> {tried.detail !== "" && <small>{tried.detail}</small>}
            </span>
          )}
        </div>
      }
    >
      <div className={css.form}>
        <p>
          <Told {...kind.about} />
        </p>
        <Field label={s("notifierName")}>
          {(at) => <Input id={at} maxLength={40} value={body.name} onChange={({ target }) => setBody({ ...body, name: target.value })} />}
        </Field>
        {kind.fields.map((field) => (
          <div key={field.key}>
            <Field label={field.label[language]}>
              {(at) =>
                field.secret ? (
                  <Input.Password
                    id={at}
                    autoComplete="new-password"
                    value={body.secrets[field.key] ?? ""}
                    placeholder={notifier?.kept.includes(field.key) ? s("secretKept") : field.placeholder}
                    onChange={({ target }) => setBody({ ...body, secrets: { ...body.secrets, [field.key]: target.value } })}
                  />
                ) : (
                  <Input
                    id={at}
                    value={body.settings[field.key] ?? ""}
                    placeholder={field.placeholder}
                    onChange={({ target }) => setBody({ ...body, settings: { ...body.settings, [field.key]: target.value } })}
                  />
                )
              }
            </Field>
            {field.hint && (
              <small>
                <Told {...field.hint} />
              </small>
            )}
          </div>
        ))}
        <Field label={s("enabled")}>
          {(at) => (
            <span>
              <Switch id={at} checked={body.enabled} onChange={(enabled) => setBody({ ...body, enabled })} />
            </span>
          )}
        </Field>
        {notifier?.receiptUrl && (
          <Field label={s("receiptUrl")}>
            {() => (
              <>
                <Copyable text={notifier.receiptUrl ?? ""} />
                <small>{s("receiptHint")}</small>
              </>
            )}
          </Field>
        )}
      </div>
    </Drawer>
  );
}

function begun(kind: NotifierKind, notifier: Notifier | null, language: "zh" | "en"): NotifierBody {
  const usual = Object.fromEntries(kind.fields.filter(({ secret }) => !secret).map(({ key, usual: text }) => [key, text]));
  return {
    kind: kind.id,
    name: notifier?.name ?? kind.name[language],
    enabled: notifier?.enabled ?? true,
    settings: { ...usual, ...notifier?.settings },
    secrets: {},
  };
}
