/** What reached whoever is signed in, and telling him of it. */
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef } from "react";
import { useNavigate } from "react-router";
import { useAllNews } from "../../client/live-provider.tsx";
import { api } from "../../client/rpc.ts";
import { useMay, useSession } from "../../client/session.tsx";
import { isOthers, stalePaths } from "../../client/stale.ts";
import { useT } from "../../locales/provider.tsx";
import { money } from "../../ui/format.ts";
import { keep, kept } from "../../ui/kept.ts";
import { bareName } from "../../ui/names.ts";
import { useNow } from "../../ui/now.tsx";
import { mayTell, sound, tell } from "../../ui/tell.ts";
import { brokenOf, calledOf, noticeOf, placeOf, type Reached, reachedOf, readSeen, wantedOf, withSeen } from "./reached.ts";
import { isLooked, useLooked, useSpeaks } from "./speaker.ts";
import { waysOf } from "./ways.ts";

const AT_ONCE = 50;
/** What news of may mean that something reached a person. */
const sources = ["cases.list", "actions.secondWaits", "notes.calls", "shops"];
/** A tab that nobody sees asks at most this often. */
const UNSEEN_MS = 5_000;
/** What this browser was told already, whichever tab spoke. */
const TOLD = "reached.told";
/** More at once would bury each other. */
const MOST_AT_ONCE = 3;

/** `reached` and `marks` are `undefined` until the hub has answered. */
export function useReached(): { reached: Reached[] | undefined; marks: ReadonlySet<string> | undefined; mine: number | undefined } {
  const works = useMay("case.work");
  const mends = useMay("shop.edit");
  const { settings } = useSession();
  const now = useNow();
  const minute = Math.floor(now / 60_000) * 60_000;
  const cases = useQuery(api.cases.list.queryOptions({ input: { mine: true, status: "open", sort: "deadline", page: 0, size: AT_ONCE }, enabled: works }));
  const waits = useQuery(api.actions.secondWaits.queryOptions());
  const calls = useQuery(api.notes.calls.queryOptions());
  const broken = useQuery(api.shops.broken.queryOptions({ enabled: mends }));
  const seen = useQuery(api.settings.marks.queryOptions());
  const marks = seen.data && new Set(seen.data.marks);
  if ((works && !cases.data) || (mends && !broken.data) || !waits.data || !calls.data) return { reached: undefined, marks, mine: undefined };
  const pressing = reachedOf({ mine: cases.data?.rows ?? [], waits: waits.data.rows, now: minute });
  const all = [...pressing, ...brokenOf(broken.data?.rows ?? []), ...calledOf(calls.data.rows)];
  return { reached: wantedOf(all, settings.notices), marks, mine: cases.data?.total ?? 0 };
}

/** What it is, in a few words. */
export function useTitle(): (of: Reached, now: number) => string {
  const t = useT();
  return (of, now) => {
    if (of.kind === "shop") return t("reached.shop");
    if ("isNew" in of) return t(`reached.${of.kind}`, { name: bareName(of.by) });
    return t(of.kind === "due" && of.at.getTime() <= now ? "reached.over" : `reached.${of.kind}`);
  };
}

/** Tells what is new since this page was opened, once in a browser, in the ways this person wants. */
export function useTold(reached: readonly Reached[] | undefined): void {
  const t = useT();
  const title = useTitle();
  const navigate = useNavigate();
  const { settings } = useSession();
  const speaks = useSpeaks();
  const known = useRef<ReadonlySet<string> | null>(null);
  useLooked();
  useUnseen(speaks);
  useEffect(() => {
    if (!reached) return;
    const before = known.current;
    known.current = new Set(reached.map(({ id }) => id));
    // What lay there when the page was opened is on the bell; nobody is rung for it.
    if (before === null || !speaks.current) return;
    const told = readSeen(kept(TOLD));
    const fresh = reached.filter(({ id }) => !before.has(id) && !told.has(id));
    if (fresh.length === 0) return;
    const ids = fresh.map(({ id }) => id);
    keep(TOLD, withSeen(told, ids));
    const now = Date.now();
    const ways = fresh.map((one) => ({ one, ways: waysOf(settings, noticeOf(one.kind), { now, isLooked: isLooked() }) }));
    if (ways.some((each) => each.ways.sound)) sound(settings.tone);
    if (mayTell() !== "yes") return;
    for (const { one } of ways.filter((each) => each.ways.desktop).slice(0, MOST_AT_ONCE))
      tell({ id: one.id, title: title(one, now), body: bodyOf(t, one), place: placeOf(one) }, (place) => void navigate(place));
  });
}

/** What of it may stand on a screen that others see: numbers and sums, no words of a buyer. */
function bodyOf(t: ReturnType<typeof useT>, one: Reached): string {
  if (one.kind === "shop") return one.name;
  const about = "isNew" in one ? { kind: "", amount: "" } : { kind: t(`kind.${one.case.kind}`), amount: one.amountFen > 0 ? money(one.amountFen) : "" };
  return t("reached.told", { number: one.case.number, ...about }).replace(/[ ·]+$/, "");
}

/** A tab that nobody sees does not ask for what changed; the one that speaks does, for what may have to be told. */
function useUnseen(speaks: { readonly current: boolean }): void {
  const queries = useQueryClient();
  const { me } = useSession();
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  useAllNews((news) => {
    if (!document.hidden || !speaks.current || timer.current !== undefined) return;
    if (news && (isOthers(news, me.id) || !stalePaths(news).some((path) => sources.includes(path)))) return;
    timer.current = setTimeout(() => {
      timer.current = undefined;
      for (const part of [api.cases.list, api.actions.secondWaits, api.notes.calls, api.shops.broken]) void queries.invalidateQueries({ queryKey: part.key() });
    }, UNSEEN_MS);
  });
}
