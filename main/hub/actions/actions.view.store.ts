import type { ActionView } from "../contract/index.ts";
import { asWritten } from "../kernel/said.ts";
import type { ActionParams, ActionRow } from "./action.ts";
import type { Reader } from "./actions.store.ts";
import { actionList } from "./list.ts";

type Kept = Omit<ActionView, "text" | "byName" | "moved" | "second" | "en" | "byHand" | "shows" | "seenBy" | "waits"> & {
  params: ActionParams;
  kind: ActionRow["kind"];
  operatorName: string | null;
  agreedName: string | null;
  agreedAt: Date | null;
  seenName: string | null;
  /** The buyer's first words after it, where something is waited for. */
  wroteAt: Date | null;
  claimedFen: number;
};

const columns = `a.id, a.case_id AS "caseId", a.kind, a.state, a.amount_fen AS "amountFen", a.auto, a.by, a.hold_until AS "holdUntil", a.sent_at AS "sentAt",
  a.confirmed_at AS "confirmedAt", a.created_at AS "createdAt", a.undone_by AS "undoneBy", a.problem, a.params, o.name AS "operatorName",
  coalesce(second.name, a.agreed_by) AS "agreedName", a.agreed_at AS "agreedAt", seen.name AS "seenName", c.amount_fen AS "claimedFen",
  CASE WHEN a.params->'fields' ? 'until' THEN (SELECT min(m.at) FROM case_message m WHERE m.case_id = a.case_id AND m.author = 'buyer' AND m.at > a.created_at) END AS "wroteAt"`;
const from = `action a JOIN case_file c ON c.id = a.case_id LEFT JOIN operator o ON a.by = 'operator:' || o.id LEFT JOIN operator second ON a.agreed_by = 'operator:' || second.id
  LEFT JOIN operator seen ON a.params->>'seenBy' = 'operator:' || seen.id`;

/** Actions as screens show them, by id. */
export async function actionViewsOf(reader: Reader, ids: readonly string[]): Promise<ActionView[]> {
  if (ids.length === 0) return [];
  return (await reader.rows<Kept>(`SELECT ${columns} FROM ${from} WHERE a.id = ANY($1) ORDER BY a.created_at DESC, a.id DESC`, [ids])).map(view);
}

/** Every action of a case, newest first. */
export async function actionsOfCase(reader: Reader, caseId: string): Promise<ActionView[]> {
  return (await reader.rows<Kept>(`SELECT ${columns} FROM ${from} WHERE a.case_id = $1 ORDER BY a.created_at DESC, a.id DESC`, [caseId])).map(view);
}

/** What is held just now, next to go first. */
export async function heldActions(reader: Reader, limit: number): Promise<ActionView[]> {
  const found = await reader.rows<Kept>(`SELECT ${columns} FROM ${from} WHERE a.state IN ('held', 'ready') ORDER BY a.hold_until, a.id LIMIT $1`, [limit]);
  return found.map(view);
}

/** What waits for a second person, the platform's nearest deadline first. */
export async function awaitingActions(reader: Reader, limit: number): Promise<ActionView[]> {
  const found = await reader.rows<Kept>(`SELECT ${columns} FROM ${from} WHERE a.state = 'awaiting' ORDER BY c.deadline_at NULLS LAST, a.id LIMIT $1`, [limit]);
  return found.map(view);
}

function view({ params, operatorName, agreedName, agreedAt, seenName, wroteAt, claimedFen, ...kept }: Kept): ActionView {
  return {
    ...kept,
    byHand: params.byHand === true,
    shows: actionList[kept.kind].happened !== null,
    waits: waitsOf(kept, { params, wroteAt, claimedFen }),
    seenBy: params.seenBy ? (seenName ?? params.seenBy) : null,
    second: params.second ? { ...params.second, agreedBy: agreedName, agreedAt } : null,
    byName: operatorName ?? (kept.auto ? "规则" : kept.by),
    moved: params.moved ?? [],
    en: {
      problem: kept.problem === null ? null : (params.problemEnglish ?? asWritten(kept.problem)),
      moved: params.movedEnglish ?? (params.moved ?? []).map(asWritten),
    },
    text: actionList[kept.kind].describe({ amountFen: kept.amountFen, params }),
  };
}

/** What the buyer was asked for, since it is said. */
function waitsOf(
  kept: Pick<Kept, "kind" | "state" | "amountFen" | "sentAt" | "confirmedAt">,
  of: Pick<Kept, "params" | "wroteAt" | "claimedFen">,
): ActionView["waits"] {
  const what = actionList[kept.kind].waits;
  const saidAt = kept.sentAt ?? kept.confirmedAt;
  if (!what || saidAt === null || kept.state !== "confirmed") return null;
  const until = new Date(saidAt.getTime() + Number(of.params.fields?.until ?? 0) * 3_600_000);
  const met = what === "amount" ? of.claimedFen <= kept.amountFen : of.wroteAt !== null;
  return { what, until, met, metAt: of.wroteAt };
}
