import { useQuery } from "@tanstack/react-query";
import { Button } from "antd";
import type { ReactNode } from "react";
import { useChange } from "../../client/change.ts";
import { api, hub } from "../../client/rpc.ts";
import { useSession } from "../../client/session.tsx";
import { useLocale } from "../../locales/provider.tsx";
import { Answer } from "../../ui/answer.tsx";
import { exact } from "../../ui/format.ts";
import { bareName } from "../../ui/names.ts";
import { Page, Panel } from "../../ui/parts.tsx";
import { Introduce } from "../../widgets/introduce.tsx";
import css from "./me.module.css";
import { Password } from "./password.tsx";
import { SecondFactor } from "./second-factor.tsx";
import { Sessions } from "./sessions.tsx";

/** One's own account: what one may, how one signs in, where one is signed in. */
export default function MePage(): ReactNode {
  const { t, language } = useLocale();
  const { me } = useSession();
  const account = useQuery(api.account.get.queryOptions());
  const everywhere = useChange({ call: () => hub.account.signOutEverywhere(), after: () => window.location.assign("/") });
  return (
    <Page title={bareName(me.name)} note={t("me.about")}>
      <Answer of={account} lines={10}>
        {(data) => (
          <div className={css.parts}>
            <Panel title={t("me.roles")}>
              <dl className={css.roles}>
                {data.roles.map(({ role, may }) => (
                  <div key={role}>
                    <dt>{t(`role.${role}`)}</dt>
                    <dd>{may[language]}</dd>
                  </div>
                ))}
              </dl>
            </Panel>
            {!me.demo && (
              <Panel title={t("me.signIn")} note={data.passwordAt ? t("me.passwordSince", { at: exact(data.passwordAt) }) : undefined}>
                {data.signInName === null ? <Introduce /> : <Password signInName={data.signInName} />}
              </Panel>
            )}
            {data.signInName !== null && (
              <Panel
                title={t("me.second")}
                note={data.secondFactor ? t("me.secondSince", { at: exact(data.secondFactor.since), n: data.secondFactor.recoveryLeft }) : undefined}
              >
                <SecondFactor on={data.secondFactor !== null} />
              </Panel>
            )}
            <Panel
              title={t("me.sessions")}
              flush
              tools={
                <Button size="small" danger loading={everywhere.isPending} onClick={() => everywhere.mutate(undefined)}>
                  {t("me.everywhere")}
                </Button>
              }
            >
              <Sessions sessions={data.sessions} />
            </Panel>
          </div>
        )}
      </Answer>
    </Page>
  );
}
