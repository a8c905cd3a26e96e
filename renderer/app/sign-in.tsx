import { Button, Input } from "antd";
import { type ReactNode, useEffect, useRef, useState } from "react";
import { sentenceOf } from "../client/refusal.ts";
import { hub } from "../client/rpc.ts";
import { useLocale } from "../locales/provider.tsx";
import { hubTitle } from "./shell/hub-title.ts";
import { Mark } from "./shell/mark.tsx";
import css from "./sign-in.module.css";

/** Spends the one-time link of the address, or asks for one. */
export function SignIn({ token, hubName, already }: { token: string | null; hubName: string; already: boolean }): ReactNode {
  const spoken = useLocale();
  const { t } = spoken;
  const [text, setText] = useState("");
  const [busy, setBusy] = useState(token !== null);
  const [problem, setProblem] = useState<string | null>(null);
  const spent = useRef(false);

  const redeem = async (value: string): Promise<void> => {
    setBusy(true);
    setProblem(null);
    try {
      await hub.session.redeem({ token: value });
    } catch (error) {
      setProblem(sentenceOf(error, spoken));
      setBusy(false);
      if (!already) return;
    }
    // A fresh load, and nothing before it: the token must not stay in this page's state, where a second look at who is there would spend it again.
    window.location.replace("/");
  };
  useEffect(() => {
    if (!token || spent.current) return;
    spent.current = true;
    void redeem(token);
  });

  return (
    <div className={css.page}>
      <form
        className={css.card}
        onSubmit={(event) => {
          event.preventDefault();
          void redeem(tokenOf(text));
        }}
      >
        <Mark size={44} />
        <h1>{hubTitle(hubName)}</h1>
        <p>{t(busy ? "signIn.busy" : "signIn.hint")}</p>
        {problem && (
          <p className={css.problem} role="alert">
            {problem}
          </p>
        )}
        <Input
          autoFocus
          size="large"
          disabled={busy}
          value={text}
          onChange={(event) => setText(event.target.value)}
          placeholder={t("signIn.placeholder")}
          aria-label={t("signIn.placeholder")}
        />
        <Button type="primary" size="large" htmlType="submit" block loading={busy} disabled={tokenOf(text).length < 20}>
          {t("signIn.go")}
        </Button>
      </form>
    </div>
  );
}

/** People paste the whole link. */
function tokenOf(text: string): string {
  return /token=([^&#\s]+)/.exec(text)?.[1] ?? text.trim();
}
