/** Asking the map within what its account allows: not above its day, not faster than its second, not while it rests; each question is written down. */
import { setTimeout as pause } from "node:timers/promises";
import type { Vault } from "../access/index.ts";
import type { Post } from "../kernel/post.ts";
import { beijingMidnight } from "../kernel/time.ts";
import { commit, type Store } from "../store/index.ts";
import type { AMapAccess, Answered } from "./amap.ts";
import { restAfter } from "./problems.ts";
import { askedSince, keptService, letGoOn, letRest, type MapAsked, type MapServiceRow, noteAnswer, noteQuestion } from "./service.store.ts";

/** What asking is handed. */
export interface MapDeps {
  store: Store;
  vault: Vault;
  post: Post;
}

/** A service that may be asked now, as whom, and how often it may be today. */
export interface OpenMap {
  service: MapServiceRow;
  access: AMapAccess;
  left(service: MapAsked): number;
}

const SECOND_MS = 1_000;

/** The service, where one is kept, switched on and does not rest; else `null`. */
export async function openMap({ store, vault, post }: MapDeps): Promise<OpenMap | null> {
  const service = await keptService(store);
  const now = store.clock.now();
  if (!service?.body.enabled || !service.key || rests(service, now)) return null;
  const asked = await askedSince(store, beijingMidnight(now));
  const access = { post, baseUrl: service.body.baseUrl, key: vault.open(service.key), signKey: service.signKey ? vault.open(service.signKey) : "" };
  return { service, access, left: (of) => Math.max(0, service.body.perDay - (asked.find((one) => one.service === of)?.asked ?? 0)) };
}

/** Whether nobody asks it now. */
export function rests({ problem, pausedUntil }: Pick<MapServiceRow, "problem" | "pausedUntil">, now: number): boolean {
  return problem !== null && (pausedUntil === null || pausedUntil.getTime() > now);
}

/**
 * Asks one question: writes it down, asks, writes down what came of it and whether the service rests now. Takes at least as long as the account's second
 * allows, so that questions one after the other never come too fast.
 */
export async function askMap<Value>(
  { store }: MapDeps,
  {
    map,
    actor,
    service,
    orderId,
    question,
  }: { map: OpenMap; actor: string; service: MapAsked; orderId: string | null; question: (access: AMapAccess) => Promise<Answered<Value>> },
): Promise<Answered<Value>> {
  const id = await commit(store, actor, (tx) => noteQuestion(tx, { service, orderId }));
  const paced = pause(Math.ceil(SECOND_MS / map.service.body.perSecond));
  const answer = await question(map.access);
  await commit(store, actor, async (tx) => {
    noteAnswer(tx, id, "problem" in answer ? answer.problem : "answered");
    const rest = "problem" in answer ? restAfter(answer.problem, tx.at.getTime()) : "go on";
    const { revision } = map.service;
    if ("problem" in answer && rest !== "go on") letRest(tx, { revision, problem: answer.problem, until: rest });
    else letGoOn(tx, revision);
  });
  await paced;
  return answer;
}
