/** Who is here for new work, busy or away, wherever colleagues are shown. */
import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import type { Standing, StandingWord } from "../../main/hub/contract/standing.ts";
import { useChange } from "../client/change.ts";
import { api, hub } from "../client/rpc.ts";
import { useT } from "../locales/provider.tsx";
import type { Translate } from "../locales/text.ts";
import { exact, moment } from "../ui/format.ts";
import { bareName } from "../ui/names.ts";
import { useNow } from "../ui/now.tsx";
import { Tag } from "../ui/parts.tsx";

/** How everybody stands, by id; what only time changes is asked again now and then. */
export function useStandings(): ReadonlyMap<string, Standing> {
  const { data } = useQuery(api.standing.people.queryOptions({ staleTime: 30_000, refetchInterval: 60_000 }));
  return new Map((data?.rows ?? []).map((one) => [one.id, one]));
}

/** Says it of oneself. */
export function useSayStanding(): (state: StandingWord, until?: Date) => void {
  const t = useT();
  const say = useChange({
    call: async (said: { state: StandingWord; until: Date | null }) => {
      await hub.standing.say(said);
      return said.state;
    },
    inOrder: "standing",
    said: (state) => t("standing.said", { state: t(`standing.${state}`) }),
  });
  return (state, until) => say.mutate({ state, until: until ?? null });
}

/** In words: the state, until when, and why where he did not say it himself. */
export function standingText({ state, until, why }: Standing, t: Translate, now: number): string {
  if (why !== "said") return t(`standing.${why}`);
  const said = t(`standing.${state}`);
  return until === null ? said : t("standing.until", { state: said, at: moment(until, now) });
}

const tones = { here: "good", busy: "warn", away: "plain" } as const;

/** As a small mark, with the exact time behind it. */
export function StandingTag({ of }: { of: Standing }): ReactNode {
  const t = useT();
  const now = useNow();
  return (
    <>
      <Tag tone={tones[of.state]} {...(of.until ? { title: exact(of.until) } : {})}>
        {standingText(of, t, now)}
      </Tag>
      {of.off && of.state !== "away" && <small> {t("standing.off")}</small>}
    </>
  );
}

/** A colleague's name as a line to choose, with how he stands where he is not simply here. */
export function useColleagueLabel(): (person: { id: string; name: string }) => string {
  const t = useT();
  const now = useNow();
  const standings = useStandings();
  return ({ id, name }) => {
    const of = standings.get(id);
    if (!of || (of.state === "here" && !of.off)) return bareName(name);
    return `${bareName(name)} · ${of.state === "here" ? t("standing.off") : standingText(of, t, now)}`;
  };
}
