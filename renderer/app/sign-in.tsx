import { Button, Input } from "antd";
import { type ReactNode, useEffect, useRef, useState } from "react";
import { refusalCode, sentenceOf } from "../client/refusal.ts";
import { hub } from "../client/rpc.ts";
import { useLocale } from "../locales/provider.tsx";
import { ByProvider } from "./by-provider.tsx";
import type { Ended } from "./ended.ts";
import { Entrance } from "./entrance.tsx";
import { LanguageButton } from "./shell/language-button.tsx";

/** Name and password, or the one-time link of the address. `notice` says why somebody who was in is out. */
export default function SignIn(props: { token: string | null; hubName: string; provider: string | null; already: boolean; notice: Ended | null }): ReactNode {
  const { token, hubName, provider, already, notice } = props;
  const spoken = useLocale();
  const { t } = spoken;
  const [byLink, setByLink] = useState(token !== null);
  const [link, setLink] = useState("");
  const [name, setName] = useState("");
  const [password, setPassword] = useState("");
  const [code, setCode] = useState<string | null>(null);
  const [busy, setBusy] = useState(token !== null);
  const [failed, setFailed] = useState<unknown>(null);
  const [told, setTold] = useState(notice);
  // Kept as what happened, so that it turns with the language.
  const problem = failed === null ? told && t(`ended.${told}`) : sentenceOf(failed, spoken);
  const spent = useRef(false);

  const enter = async (call: () => Promise<unknown>): Promise<void> => {
    setBusy(true);
    setFailed(null);
    setTold(null);
    try {
      await call();
    } catch (error) {
      if (refusalCode(error) === "CODE_NEEDED" && code === null) setCode("");
      else setFailed(error);
      setBusy(false);
      if (!already) return;
    }
    // A fresh load, and nothing before it: the token must not stay in this page's state, where a second look at who is there would spend it again.
    window.location.replace("/");
  };
  useEffect(() => {
    if (!token || spent.current) return;
    spent.current = true;
    void enter(() => hub.session.redeem({ token }));
  });

  if (byLink)
    return (
      <Entrance
        hubName={hubName}
        hint={t(busy ? "signIn.busy" : "signIn.hint")}
        problem={problem}
        submit={() => void enter(() => hub.session.redeem({ token: tokenOf(link) }))}
      >
        <Input
          autoFocus
          size="large"
          disabled={busy}
          value={link}
          onChange={(event) => setLink(event.target.value)}
          placeholder={t("signIn.placeholder")}
          aria-label={t("signIn.placeholder")}
        />
        <Button type="primary" size="large" htmlType="submit" block loading={busy} disabled={tokenOf(link).length < 20}>
          {t("signIn.go")}
        </Button>
        <Button type="link" size="small" onClick={() => setByLink(false)}>
          {t("signIn.byPassword")}
        </Button>
      </Entrance>
    );
  return (
    <Entrance hubName={hubName} problem={problem} submit={() => void enter(() => hub.session.signIn({ name, password, ...(code === null ? {} : { code }) }))}>
      <Input
        autoFocus
        size="large"
        name="username"
        autoComplete="username"
        disabled={busy || code !== null}
        value={name}
        onChange={(event) => setName(event.target.value)}
        placeholder={t("signIn.name")}
        aria-label={t("signIn.name")}
      />
      <Input.Password
        size="large"
        name="password"
        autoComplete="current-password"
        disabled={busy || code !== null}
        value={password}
        onChange={(event) => setPassword(event.target.value)}
        placeholder={t("signIn.password")}
        aria-label={t("signIn.password")}
      />
      {code !== null && (
        <Input
          autoFocus
          size="large"
          inputMode="numeric"
          autoComplete="one-time-code"
          disabled={busy}
          value={code}
          onChange={(event) => setCode(event.target.value)}
          placeholder={t("signIn.code")}
          aria-label={t("signIn.code")}
        />
      )}
      <Button
        type="primary"
        size="large"
        htmlType="submit"
        block
        loading={busy}
        disabled={name.trim() === "" || password === "" || (code !== null && code.trim() === "")}
      >
        {t("signIn.go")}
      </Button>
      {provider !== null && code === null && (
        <ByProvider
          name={provider}
          invitation={null}
          failed={(error) => {
            setTold(null);
            setFailed(error);
          }}
        />
      )}
      <div>
        <Button type="link" size="small" onClick={() => setByLink(true)}>
          {t("signIn.byLink")}
        </Button>
        <LanguageButton />
      </div>
    </Entrance>
  );
}

/** People paste the whole link. */
function tokenOf(text: string): string {
  return /token=([^&#\s]+)/.exec(text)?.[1] ?? text.trim();
}
