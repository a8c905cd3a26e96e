import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useDeferredValue } from "react";
import { useOwnSettings } from "../../client/own-settings.ts";
import { api } from "../../client/rpc.ts";
import { useSession } from "../../client/session.tsx";
import { useLocale } from "../../locales/provider.tsx";
import type { commandsNow } from "../../ui/keys.ts";
import { shownState, useWholeKindOf } from "../../widgets/case-title.tsx";
import { useSayStanding } from "../../widgets/standing.tsx";
import type { Route } from "../routes.tsx";
import { type Entry, fitting } from "./entries.ts";
import { recentOf } from "./recent.ts";

/** Shorter than that nothing is looked for. */
const SHORTEST = 2;

interface Asked {
  text: string;
  routes: readonly Route[];
  /** What the page could do when the palette was opened. */
  commands: ReturnType<typeof commandsNow>;
}

/** Everything that fits what was typed, and whether the hub is still looking. */
export function useEntries({ text, routes, commands }: Asked): { entries: Entry[]; isLooking: boolean; more: boolean } {
  const { t, language } = useLocale();
  const { me } = useSession();
  const [{ theme }, choose] = useOwnSettings();
  const say = useSayStanding();
  const kindOf = useWholeKindOf();
  const asked = useDeferredValue(text.trim());
  const found = useQuery(
    api.search.find.queryOptions({ input: { text: asked.slice(0, 100) }, enabled: asked.length >= SHORTEST, placeholderData: keepPreviousData }),
  );
  const isAsked = asked.length >= SHORTEST;
  const fixed: Entry[] = [
    ...commands.map(({ keys, act, name }): Entry => ({ id: name, group: "commands", label: t(name), keys: keys[0], act })),
    { id: "language", group: "commands", label: t("palette.language"), act: () => choose({ language: language === "zh" ? "en" : "zh" }) },
    {
      id: "theme",
      group: "commands",
      label: t(theme === "dark" ? "palette.light" : "palette.dark"),
      act: () => choose({ theme: theme === "dark" ? "light" : "dark" }),
    },
    { id: "standing.here", group: "commands", label: t("standing.sayHere"), act: () => say("here") },
    { id: "standing.busy", group: "commands", label: t("standing.sayBusy"), act: () => say("busy") },
    { id: "standing.away", group: "commands", label: t("standing.sayAway"), act: () => say("away") },
    ...routes.flatMap(({ path, menu }): Entry[] => (menu ? [{ id: path, group: "pages", label: t(menu.key), to: path }] : [])),
    { id: "/settings", group: "pages", label: t("person.settings"), to: "/settings" },
    { id: "/help", group: "pages", label: t("help.page"), to: "/help" },
  ];
  if (asked === "") {
    const recent = recentOf(me.id).map(({ to, label, title }): Entry => ({ id: `recent:${to}`, group: "recent", label, written: title, to }));
    return { entries: [...recent, ...fixed], isLooking: false, more: false };
  }
  const { cases = [], orders = [], accounts = [], more = false } = isAsked ? (found.data ?? {}) : {};
  const all: Entry = { id: "all", group: "orders", label: t("palette.all", { text: asked }), to: `/orders?q=${encodeURIComponent(asked)}` };
  return {
    entries: [
      ...fitting(fixed, asked),
      ...cases.map(
        (one): Entry => ({
          id: `case:${one.id}`,
          group: "cases",
          label: one.number,
          note: `${kindOf(one)} · ${t(`caseState.${shownState(one)}`)}`,
          found: one.found,
          to: `/cases/${one.id}`,
        }),
      ),
      ...orders.map(
        (one): Entry => ({ id: `order:${one.id}`, group: "orders", label: one.number, written: one.title, found: one.found, to: `/orders/${one.number}` }),
      ),
      ...(isAsked && orders.length > 0 ? [all] : []),
      ...accounts.map((one): Entry => ({ id: `account:${one.id}`, group: "accounts", label: one.nick, found: one.found, to: `/risk/${one.id}` })),
    ],
    isLooking: isAsked && (found.isFetching || text.trim() !== asked),
    more,
  };
}
