import { useQuery } from "@tanstack/react-query";
import { Button } from "antd";
import type { ReactNode } from "react";
import { useNavigate, useParams } from "react-router";
import { useChange } from "../../client/change.ts";
import { OWN_SETTINGS } from "../../client/own-settings.ts";
import { api, hub } from "../../client/rpc.ts";
import { settingsTexts } from "../../locales/late/settings.ts";
import { useLate } from "../../locales/late.ts";
import { Answer } from "../../ui/answer.tsx";
import { Icon } from "../../ui/icon.tsx";
import { memberOf } from "../../ui/kept.ts";
import { Page } from "../../ui/parts.tsx";
import { Tabs } from "../../ui/tabs.tsx";
import { DrawnPart } from "./drawn-part.tsx";
import { Profile } from "./profile.tsx";
import { Security } from "./security.tsx";
import css from "./settings.module.css";

const parts = ["profile", "look", "notices", "hours", "security"] as const;

/** How one wants the console, and one's own account: who one is, how one signs in, where one is signed in. */
export default function SettingsPage(): ReactNode {
  const s = useLate(settingsTexts);
  const navigate = useNavigate();
  const part = memberOf(parts, useParams().part);
  const account = useQuery(api.account.get.queryOptions());
  const kept = useQuery(api.settings.get.queryOptions());
  const undo = useChange({ call: () => hub.settings.undo(), said: s("undone"), inOrder: OWN_SETTINGS });
  return (
    <Page
      title={s("title")}
      note={s("about")}
      tools={
        kept.data?.before && (
          <Button size="small" icon={<Icon name="undo" />} loading={undo.isPending} onClick={() => undo.mutate(undefined)}>
            {s("undo")}
          </Button>
        )
      }
    >
      <Tabs
        value={part}
        onChange={(next) => void navigate(`/settings/${next}`, { replace: true })}
        items={parts.map((value) => ({ value, label: s(`part.${value}`) }))}
      />
      <div className={css.parts} role="tabpanel" aria-label={s(`part.${part}`)}>
        {part === "profile" || part === "security" ? (
          <Answer of={account} lines={10}>
            {(data) => (part === "profile" ? <Profile roles={data.roles} /> : <Security data={data} />)}
          </Answer>
        ) : (
          <DrawnPart part={part} />
        )}
      </div>
    </Page>
  );
}
