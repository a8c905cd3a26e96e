import type { ReactNode } from "react";
import { useSession } from "../../client/session.tsx";
import { useT } from "../../locales/provider.tsx";
import { MenuButton } from "../../ui/menu-button.tsx";
import { useNow } from "../../ui/now.tsx";
import { laterTimes } from "../../widgets/later-times.ts";
import { standingText, useSayStanding, useStandings } from "../../widgets/standing.tsx";
import css from "./standing-menu.module.css";

const MINUTE = 60_000;

/** Whether one is here for new cases: shown always, said by two clicks. */
export function StandingMenu(): ReactNode {
  const t = useT();
  const now = useNow();
  const { me } = useSession();
  const own = useStandings().get(me.id);
  const say = useSayStanding();
  // Whoever reads this is signed in and at his console: only what he said himself is his to see.
  const shown = own?.why === "said" ? own : { id: me.id, state: "here" as const, why: "said" as const, until: null, off: own?.off ?? false };
  const away = (ms: number) => say("away", new Date(Date.now() + ms));
  const acts: Readonly<Record<string, () => void>> = {
    here: () => say("here"),
    busy: () => say("busy"),
    half: () => away(30 * MINUTE),
    hour: () => away(60 * MINUTE),
    tomorrow: () => say("away", laterTimes(Date.now()).find(({ key }) => key === "tomorrow")?.at),
    away: () => say("away"),
  };
  return (
    <MenuButton
      placement="bottomRight"
      menu={{
        items: [
          { key: "here", label: t("standing.sayHere") },
          { key: "busy", label: t("standing.sayBusy") },
          { type: "divider" },
          { key: "half", label: t("standing.half") },
          { key: "hour", label: t("standing.hour") },
          { key: "tomorrow", label: t("standing.tomorrow") },
          { key: "away", label: t("standing.sayAway") },
        ],
        onClick: ({ key }) => acts[key]?.(),
      }}
    >
      <button type="button" className={css.standing} data-state={shown.state} aria-label={`${t("standing.title")}: ${standingText(shown, t, now)}`}>
        <span>{standingText(shown, t, now)}</span>
      </button>
    </MenuButton>
  );
}
