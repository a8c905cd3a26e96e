/** What would be done to each of many cases, before anything is: with the same questions that are asked as it is done. */
import { may, type Principal, personById } from "../access/index.ts";
import type { BulkAct, BulkLook } from "../contract/bulk.ts";
import { bothOf, type RefusalCode } from "../contract/index.ts";
import { type DeskAct, type DeskAsk, deskFault, deskHeads } from "../disputes/index.ts";
import { ok, type Refusal, type Result, refuse } from "../kernel/result.ts";
import type { Said } from "../kernel/said.ts";
import type { CaseNow } from "./action.ts";
import { nothingStands, standing } from "./actions.store.ts";
import { alreadyAnswered } from "./answered.ts";
import { standsOf } from "./bulk.view.store.ts";
import { casesNow } from "./cases.view.store.ts";
import type { ActionDeps } from "./deps.ts";
import { actionList } from "./list.ts";
import { moneyNow, ordersMoney } from "./money.ts";
import { wantedOf } from "./new-action.ts";
import { answerFor } from "./one-answer.ts";
import { mayDo } from "./person.ts";
import { aboveFen, secondNeeded } from "./second-person.ts";

export type BulkDeps = Pick<ActionDeps, "store" | "connectors">;
type Person = Extract<Principal, { kind: "operator" }>;

/** What is told of one case beside how it stands. */
type Told = Pick<BulkLook, "why" | "amountFen" | "second" | "text">;

/** Acts that are no action: they stay at the desk. */
export function isDeskAct(act: BulkAct): act is DeskAct {
  return act.does !== "action" && act.does !== "answer";
}

/** What a desk's own acts are asked about whoever asks. */
export function deskAsk(deps: BulkDeps, person: Person): DeskAsk {
  return {
    personId: person.id,
    assigns: may(person, "case.assign"),
    now: deps.store.clock.now(),
    hasPlatform: (channel) => deps.connectors(channel)?.manifest.hasPlatform !== false,
  };
}

/** What is wrong with an act whichever the case; `null`: nothing. */
export async function actFault(deps: BulkDeps, act: BulkAct): Promise<{ ok: false; refusal: Refusal<RefusalCode> } | null> {
  if (act.does === "action" && !actionList[act.kind].inBulk)
    return refuse("BAD_INPUT", "这个动作要逐单决定，不能批量做。", { en: "This is decided case by case and not in bulk." });
  if (act.does !== "assign" || act.operatorId === null) return null;
  const person = await personById(deps.store, act.operatorId);
  const works = person !== null && may({ kind: "operator", ...person }, "case.work");
  return works
    ? null
    : refuse("BAD_INPUT", "这位同事不在了，或不处理工单，请重新选择。", { en: "That colleague is not here any more or works no cases: choose again." });
}

/** How each case stands and what would become of it, in the order asked for; what is not there is left out. */
export async function lookAtMany(
  deps: BulkDeps,
  of: { caseIds: readonly string[]; act: BulkAct },
  person: Person,
): Promise<Result<{ rows: BulkLook[] }, RefusalCode>> {
  const fault = await actFault(deps, of.act);
  if (fault) return fault;
  const [cases, stands] = await Promise.all([casesNow(deps.store, of.caseIds), standsOf(deps.store, of.caseIds)]);
  const told = await toldOf(deps, { cases, act: of.act }, person);
  const rows = [...new Set(of.caseIds)].flatMap((caseId): BulkLook[] => {
    const now = cases.get(caseId);
    if (!now) return [];
    const { state, amountFen, arbitration, assigneeId } = now;
    const saw = { state, amountFen, arbitration, assigneeId, ...stands.get(caseId) };
    return [{ caseId, number: now.number, revision: now.revision, saw, ...(told.get(caseId) ?? nothing) }];
  });
  return ok({ rows });
}

async function toldOf(deps: BulkDeps, { cases, act }: Many<BulkAct>, person: Person): Promise<Map<string, Told>> {
  if (isDeskAct(act)) return desk(deps, { cases, act }, person);
  if (act.does === "action") return deciding(deps, { cases, act }, person);
  const answers = new Map<string, Told>();
  for (const [id, now] of cases) answers.set(id, { ...nothing, ...(await answerFor(deps, { now, text: act.text }, person)) });
  return answers;
}

const nothing: Told = { why: null, amountFen: 0, second: false, text: null };

type Many<Act> = { cases: ReadonlyMap<string, CaseNow>; act: Act };

async function desk(deps: BulkDeps, { cases, act }: Many<DeskAct>, person: Person): Promise<Map<string, Told>> {
  const heads = await deskHeads(deps.store, [...cases.keys()]);
  const ask = deskAsk(deps, person);
  return new Map([...heads].map(([id, head]) => [id, { ...nothing, why: saidOf(deskFault(head, act, ask)) }]));
}

async function deciding(deps: BulkDeps, { cases, act }: Many<Extract<BulkAct, { does: "action" }>>, person: Person): Promise<Map<string, Told>> {
  const { kind } = act;
  const [orders, stand, above] = await Promise.all([
    ordersMoney(deps.store, cases.values()),
    standing(deps.store, { caseIds: [...cases.keys()], kind }),
    aboveFen(deps.store),
  ]);
  return new Map(
    [...cases].map(([id, now]) => {
      const wanted = wantedOf({ kind }, now, {});
      const money = moneyNow(now, orders);
      const { living, other } = stand.get(id) ?? nothingStands;
      const alive = other ?? (living > 0 ? kind : null);
      const allowed = alive
        ? alreadyAnswered(alive)
        : mayDo({ principal: person, kind, now, money, wanted, connector: deps.connectors(now.channel), copied: false });
      const pays = actionList[kind].takes !== null;
      return [
        id,
        {
          why: allowed.ok ? null : bothOf(allowed.refusal),
          amountFen: pays ? wanted.amountFen : 0,
          second: allowed.ok && secondNeeded({ kind, now, money, wanted }, above) !== null,
          text: null,
        },
      ];
    }),
  );
}

function saidOf(fault: { refusal: Refusal<RefusalCode> } | null): Said | null {
  return fault && bothOf(fault.refusal);
}
