import { Button, Dropdown, Tooltip } from "antd";
import type { ReactNode } from "react";
import { useNavigate } from "react-router";
import { useChange } from "../../client/change.ts";
import { useLiveState } from "../../client/live-provider.tsx";
import { useReadiness } from "../../client/readiness.ts";
import { hub } from "../../client/rpc.ts";
import { useSession } from "../../client/session.tsx";
import { useLocale } from "../../locales/provider.tsx";
import { Icon } from "../../ui/icon.tsx";
import { bareName, rolesText } from "../../ui/names.ts";
import { Finder } from "./finder.tsx";
import { hubTitle } from "./hub-title.ts";
import { LanguageButton } from "./language-button.tsx";
import css from "./shell.module.css";

export function TopBar({ help }: { help: () => void }): ReactNode {
  const { t } = useLocale();
  const { hubName, demo } = useSession();
  const stream = useLiveState();
  const { isReady } = useReadiness();
  // A stream that stands says nothing of a database that is away.
  const live = stream === "live" && !isReady ? "partly" : stream;
  return (
    <header className={css.top}>
      <span className={css.hub}>{hubTitle(hubName)}</span>
      {demo && (
        <Tooltip title={t("demo.hint")}>
          <span className={css.demo}>{t("demo.mark")}</span>
        </Tooltip>
      )}
      <Finder />
      <div className={css.right}>
        <Tooltip title={t(`live.${live}`)}>
          <span className={css.live} data-state={live} role="status" aria-label={t(`live.${live}`)}>
            {live === "lost" && t("live.short")}
          </span>
        </Tooltip>
        <Tooltip title={t("help.title")}>
          <Button type="text" size="small" aria-label={t("help.title")} icon={<Icon name="keyboard" />} onClick={help} />
        </Tooltip>
        <LanguageButton />
        <PersonMenu />
      </div>
    </header>
  );
}

function PersonMenu(): ReactNode {
  const { t } = useLocale();
  const { me, people, demo } = useSession();
  const navigate = useNavigate();
  const become = useChange({ call: (operatorId: string) => hub.session.become({ operatorId }), after: () => void navigate("/") });
  const signOut = useChange({ call: () => hub.session.signOut(), after: () => window.location.assign("/") });
  const others = demo ? people : [];
  // The whole console already says that this is a demonstration.
  const name = bareName(me.name);
  return (
    <Dropdown
      trigger={["click"]}
      placement="bottomRight"
      menu={{
        selectedKeys: [me.id],
        items: [
          ...(others.length > 0
            ? [
                {
                  key: "people",
                  type: "group" as const,
                  label: t("person.switch"),
                  children: others.map((person) => ({ key: person.id, label: `${bareName(person.name)} · ${rolesText(t, person.roles)}` })),
                },
                { type: "divider" as const },
              ]
            : []),
          { key: "me", label: t("person.account"), icon: <Icon name="person" /> },
          { key: "out", label: t("person.signOut"), icon: <Icon name="leave" /> },
        ],
        onClick: ({ key }) => (key === "out" ? signOut.mutate(undefined) : key === "me" ? void navigate("/me") : become.mutate(key)),
      }}
    >
      <button type="button" className={css.person}>
        <span className={css.face}>{[...name].at(-1)}</span>
        <span>{name}</span>
        {!name.startsWith(rolesText(t, me.roles)) && <small>{rolesText(t, me.roles)}</small>}
        <Icon name="down" size={12} />
      </button>
    </Dropdown>
  );
}
