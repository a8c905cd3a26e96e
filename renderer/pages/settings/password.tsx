import { Button, Input } from "antd";
import { type ReactNode, useState } from "react";
import { useChange } from "../../client/change.ts";
import { hub } from "../../client/rpc.ts";
import { useT } from "../../locales/provider.tsx";
import { Field } from "../../ui/field.tsx";
import css from "./settings.module.css";

/** A new password for who knows the old one. */
export function Password({ signInName }: { signInName: string }): ReactNode {
  const t = useT();
  const [old, setOld] = useState("");
  const [password, setPassword] = useState("");
  const [again, setAgain] = useState("");
  const change = useChange({
    call: () => hub.account.changePassword({ old, password }),
    said: t("me.passwordChanged"),
    after: () => {
      setOld("");
      setPassword("");
      setAgain("");
    },
  });
  return (
    <form
      className={css.form}
      onSubmit={(event) => {
        event.preventDefault();
        change.mutate(undefined);
      }}
    >
      <Field label={t("join.name")}>{(id) => <Input id={id} value={signInName} disabled autoComplete="username" />}</Field>
      <Field label={t("me.old")}>
        {(id) => <Input.Password id={id} value={old} autoComplete="current-password" onChange={(event) => setOld(event.target.value)} />}
      </Field>
      <Field label={t("join.password")}>
        {(id) => <Input.Password id={id} value={password} autoComplete="new-password" onChange={(event) => setPassword(event.target.value)} />}
      </Field>
      <Field label={t("join.again")}>
        {(id) => (
          <Input.Password
            id={id}
            value={again}
            status={again !== "" && again !== password ? "error" : ""}
            autoComplete="new-password"
            onChange={(event) => setAgain(event.target.value)}
          />
        )}
      </Field>
      <Button type="primary" htmlType="submit" loading={change.isPending} disabled={old === "" || password === "" || again !== password}>
        {t("me.change")}
      </Button>
    </form>
  );
}
