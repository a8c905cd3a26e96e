import { useQuery } from "@tanstack/react-query";
import { Button, Input } from "antd";
import { type ReactNode, useState } from "react";
import { sentenceOf } from "../client/refusal.ts";
import { api, hub } from "../client/rpc.ts";
import { useLocale } from "../locales/provider.tsx";
import { rolesText } from "../ui/names.ts";
import { ByProvider } from "./by-provider.tsx";
import { Entrance } from "./entrance.tsx";
import { LanguageButton } from "./shell/language-button.tsx";

/** Spends an invitation: somebody new chooses how he signs in; somebody known only a new password. */
export default function Join({ token, hubName, provider }: { token: string; hubName: string; provider: string | null }): ReactNode {
  const spoken = useLocale();
  const { t } = spoken;
  const invitation = useQuery(api.session.invitation.queryOptions({ input: { token }, retry: false, staleTime: Number.POSITIVE_INFINITY }));
  const [name, setName] = useState("");
  const [password, setPassword] = useState("");
  const [again, setAgain] = useState("");
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useState<unknown>(null);
  if (invitation.isPending) return null;
  if (invitation.error)
    return (
      <Entrance hubName={hubName} problem={sentenceOf(invitation.error, spoken)} submit={() => undefined}>
        <Button type="link" onClick={() => window.location.replace("/")}>
          {t("join.toSignIn")}
        </Button>
      </Entrance>
    );
  const { name: invited, roles, signInName } = invitation.data;
  const differ = again !== "" && again !== password;
  const accept = async (): Promise<void> => {
    setBusy(true);
    setFailed(null);
    try {
      await hub.session.accept({ token, signInName: signInName ?? name, password });
      window.location.replace("/");
    } catch (error) {
      setFailed(error);
      setBusy(false);
    }
  };
  return (
    <Entrance
      hubName={hubName}
      title={t(signInName === null ? "join.welcome" : "join.renew", { name: invited })}
      hint={signInName === null ? t("join.hint", { roles: rolesText(t, roles) }) : t("join.renewHint")}
      problem={differ ? t("join.differ") : failed === null ? null : sentenceOf(failed, spoken)}
      submit={() => void accept()}
    >
      <Input
        autoFocus={signInName === null}
        size="large"
        name="username"
        autoComplete="username"
        disabled={busy || signInName !== null}
        value={signInName ?? name}
        onChange={(event) => setName(event.target.value)}
        placeholder={t("join.name")}
        aria-label={t("join.name")}
      />
      <Input.Password
        size="large"
        autoComplete="new-password"
        disabled={busy}
        value={password}
        onChange={(event) => setPassword(event.target.value)}
        placeholder={t("join.password")}
        aria-label={t("join.password")}
      />
      <Input.Password
        size="large"
        autoComplete="new-password"
        disabled={busy}
        value={again}
        onChange={(event) => setAgain(event.target.value)}
        placeholder={t("join.again")}
        aria-label={t("join.again")}
      />
      <Button
        type="primary"
        size="large"
        htmlType="submit"
        block
        loading={busy}
        disabled={(signInName ?? name.trim()) === "" || password === "" || again !== password}
      >
        {t("join.go")}
      </Button>
      {provider !== null && signInName === null && <ByProvider name={provider} invitation={token} failed={setFailed} />}
      <LanguageButton />
    </Entrance>
  );
}
