/** Examples as answers: what of them may be said now, and what they are cut by. */
import type { AnswerCard } from "../../contract/answers.ts";
import { cardOf, ExampleAnswer, ExampleGround, type ExampleMark } from "../../contract/training.ts";
import type { Store, Tx } from "../../store/index.ts";
import { isHeld } from "./held.ts";

/** What held when an example's case was answered; `null` where no case stands behind it, or there is no such example. */
export async function groundOf(from: Pick<Store | Tx, "rows">, id: string): Promise<ExampleGround | null> {
  const [row] = await from.rows<{ ground: object | null }>("SELECT ground FROM example WHERE id = $1", [id]);
  return row && row.ground !== null ? ExampleGround.parse(row.ground) : null;
}

interface Answering {
  id: string;
  question: string;
  caseId: string | null;
  answer: object | null;
}

/** Cards of examples, by the example's id. */
function cardsOf(rows: readonly Answering[]): Map<string, AnswerCard> {
  return new Map(
    rows.flatMap(({ id, question, caseId, answer }) => {
      const card = isHeld(caseId) || answer === null ? null : cardOf({ id, question, answer: ExampleAnswer.parse(answer) });
      return card ? [[id, card] as const] : [];
    }),
  );
}

/** May be said now: accepted, of no case that is kept apart (looked at in {@link cardsOf}), contradicting nothing in force, not over. */
const MAY = "state = 'accepted' AND answers IS NOT NULL AND marks = '[]'::jsonb AND (expires_at IS NULL OR expires_at > $2)";

/** Whether any example answers one of the wants. */
export async function isAnswering(store: Store, wants: readonly string[]): Promise<boolean> {
  const rows = await store.rows<{ id: string }>(`SELECT id FROM example WHERE answers = ANY($1) AND ${MAY} LIMIT 1`, [wants, new Date(store.clock.now())]);
  return rows.length > 0;
}

/** Of these examples, or of all (`null`), those that may be said now, as cards by the example's id. */
export async function answeringExamples(store: Store, ids: readonly string[] | null): Promise<Map<string, AnswerCard>> {
  const rows = await store.rows<Answering>(
    `SELECT id, question, case_id AS "caseId", answer FROM example WHERE ($1::text[] IS NULL OR id = ANY($1)) AND ${MAY} ORDER BY id`,
    [ids, new Date(store.clock.now())],
  );
  return cardsOf(rows);
}

/** Those of a batch as they would answer once it is live. */
export async function batchAnswers(store: Store, batchId: string): Promise<Map<string, AnswerCard>> {
  const rows = await store.rows<Answering>(
    `SELECT id, question, case_id AS "caseId", answer FROM example WHERE batch_id = $1 AND answer IS NOT NULL AND marks = '[]'::jsonb ORDER BY id`,
    [batchId],
  );
  return cardsOf(rows);
}

/** Those of the examples that agree with what is in force and are not over: what may be shown beside a reply, or written from. */
export async function agreeingExamples(store: Store, ids: readonly string[]): Promise<ReadonlySet<string>> {
  if (ids.length === 0) return new Set();
  const rows = await store.rows<{ id: string }>(
    "SELECT id FROM example WHERE id = ANY($1) AND state = 'accepted' AND marks = '[]'::jsonb AND (expires_at IS NULL OR expires_at > $2)",
    [ids, new Date(store.clock.now())],
  );
  return new Set(rows.map(({ id }) => id));
}

/** Of these examples those made of cases kept apart. */
export async function heldExamples(store: Store, ids: readonly string[]): Promise<ReadonlySet<string>> {
  if (ids.length === 0) return new Set();
  const rows = await store.rows<{ id: string; caseId: string | null }>('SELECT id, case_id AS "caseId" FROM example WHERE id = ANY($1)', [ids]);
  return new Set(rows.filter(({ caseId }) => isHeld(caseId)).map(({ id }) => id));
}

/** Every example with an answer, to be held against what is in force. */
export async function answersToCheck(tx: Tx): Promise<{ id: string; caseId: string | null; answer: ExampleAnswer; marks: ExampleMark[] }[]> {
  const rows = await tx.rows<{ id: string; caseId: string | null; answer: object | null; marks: ExampleMark[] }>(
    "SELECT id, case_id AS \"caseId\", answer, marks FROM example WHERE answer IS NOT NULL AND state <> 'retired' ORDER BY id",
  );
  return rows.map((row) => ({ ...row, answer: ExampleAnswer.parse(row.answer) }));
}

/** Keeps what examples contradict; their words and revisions stay. */
export function keepMarks(tx: Tx, marked: readonly { id: string; marks: readonly ExampleMark[] }[]): void {
  tx.run("UPDATE example SET marks = m.marks FROM jsonb_to_recordset($1::jsonb) AS m(id text, marks jsonb) WHERE example.id = m.id", [marked]);
}
