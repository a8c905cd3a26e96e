import { Button } from "antd";
import type { ReactNode } from "react";
import { useChange } from "../../client/change.ts";
import { hub, type Outputs } from "../../client/rpc.ts";
import { useSession } from "../../client/session.tsx";
import { useT } from "../../locales/provider.tsx";
import { exact } from "../../ui/format.ts";
import { bareName } from "../../ui/names.ts";
import { Panel } from "../../ui/parts.tsx";
import { Introduce } from "../../widgets/introduce.tsx";
import { Linked } from "./linked.tsx";
import { Password } from "./password.tsx";
import { SecondFactor } from "./second-factor.tsx";
import { Sessions } from "./sessions.tsx";

/** How one signs in, and where one is signed in. */
export function Security({ data }: { data: Outputs["account"]["get"] }): ReactNode {
  const t = useT();
  const { me, provider } = useSession();
  const everywhere = useChange({ call: () => hub.account.signOutEverywhere(), after: () => window.location.assign("/") });
  return (
    <>
      {provider !== null && !me.demo && (
        <Panel title={provider} note={t("me.linkedSecond")}>
          <Linked provider={provider} linked={data.linked} hasPassword={data.signInName !== null} />
        </Panel>
      )}
      {!me.demo && (
        <Panel title={t("me.signIn")} note={data.passwordAt ? t("me.passwordSince", { at: exact(data.passwordAt) }) : undefined}>
          {data.signInName === null ? (
            <Introduce hint={t(data.linked ? "me.introduceBeside" : "me.introduceHint")} known={data.linked ? bareName(me.name) : ""} />
          ) : (
            <Password signInName={data.signInName} />
          )}
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
    </>
  );
}
