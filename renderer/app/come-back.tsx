import { Button } from "antd";
import { type ReactNode, useEffect, useRef, useState } from "react";
import { sentenceOf } from "../client/refusal.ts";
import { hub } from "../client/rpc.ts";
import { useLocale } from "../locales/provider.tsx";
import { BACK } from "./back.ts";
import { Entrance } from "./entrance.tsx";
import { LanguageButton } from "./shell/language-button.tsx";

/** Hands over what the provider sent the browser back with, once, and goes on from there. */
export default function ComeBack({ hubName }: { hubName: string }): ReactNode {
  const spoken = useLocale();
  const { t } = spoken;
  const [failed, setFailed] = useState<unknown>(null);
  const handed = useRef(false);
  useEffect(() => {
    if (handed.current) return;
    handed.current = true;
    const answer = window.location.search;
    // Neither history nor whoever looks over a shoulder keeps what is good once.
    window.history.replaceState(null, "", BACK);
    hub.session.finishProvider({ answer }).then(({ connected }) => window.location.replace(connected ? "/settings/security" : "/"), setFailed);
  });
  return (
    <Entrance
      hubName={hubName}
      hint={failed === null ? t("signIn.busy") : null}
      problem={failed === null ? null : sentenceOf(failed, spoken)}
      submit={() => window.location.replace("/")}
    >
      {failed !== null && (
        <Button type="primary" size="large" htmlType="submit" block>
          {t("signIn.again")}
        </Button>
      )}
      <LanguageButton />
    </Entrance>
  );
}
