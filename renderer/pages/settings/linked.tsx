import { Button, Input } from "antd";
import { type ReactNode, useState } from "react";
import { useChange } from "../../client/change.ts";
import { hub, type Outputs } from "../../client/rpc.ts";
import { useT } from "../../locales/provider.tsx";
import { Field } from "../../ui/field.tsx";
import { exact } from "../../ui/format.ts";
import css from "./settings.module.css";

interface LinkedProps {
  provider: string;
  linked: Outputs["account"]["get"]["linked"];
  hasPassword: boolean;
}

/** The account at the team's identity provider: linked with the password one has, or taken away. */
export function Linked({ provider, linked, hasPassword }: LinkedProps): ReactNode {
  const t = useT();
  const [password, setPassword] = useState("");
  const connect = useChange({
    call: () => hub.account.connectProvider({ password: hasPassword ? password : null }),
    after: ({ url }) => window.location.assign(url),
  });
  const disconnect = useChange({ call: () => hub.account.disconnectProvider(), said: t("me.disconnected") });
  if (linked)
    return (
      <div className={css.form}>
        <p>{t("me.linkedAs", { email: linked.email ?? t("me.linkedNameless"), at: exact(linked.since), provider })}</p>
        <Button danger disabled={!hasPassword} loading={disconnect.isPending} onClick={() => disconnect.mutate(undefined)}>
          {t("me.disconnect")}
        </Button>
        {!hasPassword && <p>{t("me.disconnectNeeds")}</p>}
      </div>
    );
  if (window.aftercareShell) return <p>{t("signIn.providerInBrowser", { name: provider })}</p>;
  return (
    <form
      className={css.form}
      onSubmit={(event) => {
        event.preventDefault();
        connect.mutate(undefined);
      }}
    >
      <p>{t("me.connectHint", { provider })}</p>
      {hasPassword && (
        <Field label={t("signIn.password")}>
          {(id) => <Input.Password id={id} value={password} autoComplete="current-password" onChange={(event) => setPassword(event.target.value)} />}
        </Field>
      )}
      <Button htmlType="submit" loading={connect.isPending} disabled={hasPassword && password === ""}>
        {t("me.connect", { provider })}
      </Button>
    </form>
  );
}
