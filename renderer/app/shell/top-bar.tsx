import { useQuery } from "@tanstack/react-query";
import { Button, Tooltip } from "antd";
import type { ReactNode } from "react";
import { useNavigate } from "react-router";
import { useChange } from "../../client/change.ts";
import { useLiveState } from "../../client/live-provider.tsx";
import { useOwnSettings } from "../../client/own-settings.ts";
import { useReadiness } from "../../client/readiness.ts";
import { api, hub } from "../../client/rpc.ts";
import { useSession } from "../../client/session.tsx";
import { useLocale } from "../../locales/provider.tsx";
import { Icon } from "../../ui/icon.tsx";
import { paletteKey } from "../../ui/keys.ts";
import { MenuButton } from "../../ui/menu-button.tsx";
import { bareName, rolesText } from "../../ui/names.ts";
import { Kbd } from "../../ui/parts.tsx";
import { Written } from "../../ui/said.tsx";
import { startTour } from "../../widgets/tour-run.ts";
import { Bell } from "./bell.tsx";
import { hubTitle } from "./hub-title.ts";
import { LanguageButton } from "./language-button.tsx";
import css from "./shell.module.css";
import { StandingMenu } from "./standing-menu.tsx";

export function TopBar({ help, find }: { help: () => void; find: () => void }): ReactNode {
  const { t } = useLocale();
  const { hubName, demo } = useSession();
  const [, choose] = useOwnSettings();
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
      {demo && <TourOffer />}
      <button type="button" className={css.finder} onClick={find} aria-haspopup="dialog" aria-keyshortcuts="Control+K Meta+K">
        <Icon name="search" />
        <span>{t("palette.open")}</span>
        <Kbd>{paletteKey}</Kbd>
      </button>
      <div className={css.right}>
        <Tooltip title={t(`live.${live}`)}>
          <span className={css.live} data-state={live} role="status" aria-label={t(`live.${live}`)}>
            {live === "lost" && t("live.short")}
          </span>
        </Tooltip>
        <Tooltip title={t("help.title")}>
          <Button type="text" size="small" aria-label={t("help.title")} icon={<Icon name="keyboard" />} data-help="" onClick={help} />
        </Tooltip>
        <Bell />
        <LanguageButton turn={(language) => choose({ language })} />
        <StandingMenu />
        <PersonMenu />
      </div>
    </header>
  );
}

/** In the demonstration whoever has not been shown round is offered it. */
function TourOffer(): ReactNode {
  const { t } = useLocale();
  const { me } = useSession();
  const seen = useQuery(api.settings.marks.queryOptions());
  if (!seen.data || seen.data.marks.includes(`tour:${me.roles[0] ?? "none"}`)) return null;
  return (
    <Button size="small" type="link" className={css.offer} onClick={startTour}>
      {t("demo.tour")}
    </Button>
  );
}

function PersonMenu(): ReactNode {
  const { t } = useLocale();
  const { me, people, demo } = useSession();
  const navigate = useNavigate();
  const become = useChange({ call: becomeAndBegin });
  const signOut = useChange({ call: () => hub.session.signOut(), after: () => window.location.assign("/") });
  const others = demo ? people : [];
  // The whole console already says that this is a demonstration.
  const name = bareName(me.name);
  return (
    <MenuButton
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
          { key: "settings", label: t("person.settings"), icon: <Icon name="person" /> },
          { key: "help", label: t("help.page"), icon: <Icon name="terms" /> },
          { key: "out", label: t("person.signOut"), icon: <Icon name="leave" /> },
        ],
        onClick: ({ key }) =>
          key === "out" ? signOut.mutate(undefined) : key === "settings" || key === "help" ? void navigate(`/${key}`) : become.mutate(key),
      }}
    >
      <button type="button" className={css.person}>
        <span className={css.face}>
          <Written>{[...name].at(-1) ?? ""}</Written>
        </span>
        <span>
          <Written>{name}</Written>
        </span>
        {!name.startsWith(rolesText(t, me.roles)) && <small>{rolesText(t, me.roles)}</small>}
        <Icon name="down" size={12} />
      </button>
    </MenuButton>
  );
}

/** Begins anew as the other one, at his own first page: what is open here is not his to ask for, so that this never comes back to the page. */
async function becomeAndBegin(operatorId: string): Promise<never> {
  await hub.session.become({ operatorId });
  window.location.assign("/");
  return new Promise(() => undefined);
}
