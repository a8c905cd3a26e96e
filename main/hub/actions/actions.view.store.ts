import type { ActionView } from "../contract/index.ts";
import type { ActionParams, ActionRow } from "./action.ts";
import type { Reader } from "./actions.store.ts";
import { actionList } from "./list.ts";

type Kept = Omit<ActionView, "text" | "byName" | "moved" | "second"> & {
  params: ActionParams;
  kind: ActionRow["kind"];
  operatorName: string | null;
  agreedName: string | null;
  agreedAt: Date | null;
};

const columns = `a.id, a.case_id AS "caseId", a.kind, a.state, a.amount_fen AS "amountFen", a.auto, a.by, a.hold_until AS "holdUntil", a.sent_at AS "sentAt",
  a.confirmed_at AS "confirmedAt", a.created_at AS "createdAt", a.undone_by AS "undoneBy", a.problem, a.params, o.name AS "operatorName",
  coalesce(second.name, a.agreed_by) AS "agreedName", a.agreed_at AS "agreedAt"`;
const from = `action a LEFT JOIN operator o ON a.by = 'operator:' || o.id LEFT JOIN operator second ON a.agreed_by = 'operator:' || second.id`;

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
  const found = await reader.rows<Kept>(
    `SELECT ${columns} FROM ${from} JOIN case_file c ON c.id = a.case_id WHERE a.state = 'awaiting' ORDER BY c.deadline_at NULLS LAST, a.id LIMIT $1`,
    [limit],
  );
  return found.map(view);
}

function view({ params, operatorName, agreedName, agreedAt, ...kept }: Kept): ActionView {
  return {
    ...kept,
    second: params.second ? { ...params.second, agreedBy: agreedName, agreedAt } : null,
    byName: operatorName ?? (kept.auto ? "规则" : kept.by),
    moved: params.moved ?? [],
    text: actionList[kept.kind].describe({ amountFen: kept.amountFen, params }),
  };
}
