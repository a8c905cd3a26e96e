import { Button, Input } from "antd";
import { type ReactNode, useState } from "react";
import { useChange } from "../client/change.ts";
import { hub } from "../client/rpc.ts";
import { useT } from "../locales/provider.tsx";
import { Field } from "../ui/field.tsx";
import css from "./people.module.css";

/** Name, sign-in name and password of somebody who came by a link and has none. */
export function Introduce({ hint, known = "", after }: { hint: string; known?: string; after?: () => void }): ReactNode {
  const t = useT();
  const [name, setName] = useState(known);
  const [signInName, setSignInName] = useState("");
  const [password, setPassword] = useState("");
  const [again, setAgain] = useState("");
  const save = useChange({
    call: () => hub.account.introduce({ name: name.trim(), signInName, password }),
    said: t("me.introduced"),
    ...(after ? { after } : {}),
  });
  return (
    <form
      className={css.narrow}
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate(undefined);
      }}
    >
      <p>{hint}</p>
      <Field label={t("people.name")}>
        {(id) => <Input id={id} value={name} maxLength={40} autoComplete="name" onChange={(event) => setName(event.target.value)} />}
      </Field>
      <Field label={t("join.name")}>
        {(id) => <Input id={id} value={signInName} autoComplete="username" onChange={(event) => setSignInName(event.target.value)} />}
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
      <Button
        type="primary"
        htmlType="submit"
        loading={save.isPending}
        disabled={name.trim() === "" || signInName.trim() === "" || password === "" || again !== password}
      >
        {t("me.save")}
      </Button>
    </form>
  );
}
