import { Button, Input, QRCode } from "antd";
import { type ReactNode, useState } from "react";
import { useChange } from "../../client/change.ts";
import { hub } from "../../client/rpc.ts";
import { useT } from "../../locales/provider.tsx";
import { Field } from "../../ui/field.tsx";
import { Copyable, CopyButton } from "../../widgets/copyable.tsx";
import css from "./settings.module.css";

/** Turns the second factor on, by a picture and a code, or off. */
export function SecondFactor({ on }: { on: boolean }): ReactNode {
  const t = useT();
  const [code, setCode] = useState("");
  const [password, setPassword] = useState("");
  const begin = useChange({ call: () => hub.account.beginSecondFactor() });
  const confirm = useChange({ call: () => hub.account.confirmSecondFactor({ code }), after: () => setCode("") });
  const end = useChange({
    call: () => hub.account.endSecondFactor({ password }),
    said: t("me.secondEnded"),
    after: () => {
      setPassword("");
      begin.reset();
      confirm.reset();
    },
  });
  const recovery = confirm.data?.recovery;
  if (recovery)
    return (
      <div className={css.form}>
        <p>{t("me.recoveryHint")}</p>
        <ul className={css.codes}>
          {recovery.map((one) => (
            <li key={one}>{one}</li>
          ))}
        </ul>
        <CopyButton text={recovery.join("\n")} />
        <Button type="primary" onClick={() => confirm.reset()}>
          {t("me.recoveryKept")}
        </Button>
      </div>
    );
  if (on)
    return (
      <form
        className={css.form}
        onSubmit={(event) => {
          event.preventDefault();
          end.mutate(undefined);
        }}
      >
        <Field label={t("signIn.password")}>
          {(id) => <Input.Password id={id} value={password} autoComplete="current-password" onChange={(event) => setPassword(event.target.value)} />}
        </Field>
        <Button danger htmlType="submit" loading={end.isPending} disabled={password === ""}>
          {t("me.secondEnd")}
        </Button>
      </form>
    );
  if (!begin.data)
    return (
      <div className={css.form}>
        <p>{t("me.secondHint")}</p>
        <Button loading={begin.isPending} onClick={() => begin.mutate(undefined)}>
          {t("me.secondBegin")}
        </Button>
      </div>
    );
  return (
    <form
      className={css.form}
      onSubmit={(event) => {
        event.preventDefault();
        confirm.mutate(undefined);
      }}
    >
      <p>{t("me.secondScan")}</p>
      <QRCode value={begin.data.uri} type="svg" size={168} bordered={false} />
      <Copyable text={begin.data.secret} />
      <Field label={t("me.secondCode")}>
        {(id) => (
          <Input id={id} value={code} inputMode="numeric" autoComplete="one-time-code" maxLength={10} onChange={(event) => setCode(event.target.value)} />
        )}
      </Field>
      <Button type="primary" htmlType="submit" loading={confirm.isPending} disabled={code.trim() === ""}>
        {t("me.secondConfirm")}
      </Button>
    </form>
  );
}
