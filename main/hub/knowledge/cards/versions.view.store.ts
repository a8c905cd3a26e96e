/** How answer cards stood. */
import { AnswerCard, type CardVersion } from "../../contract/answers.ts";
import type { Store } from "../../store/index.ts";

interface Row {
  version: number;
  body: unknown;
  state: string;
  backTo: number | null;
  at: Date;
  by: string;
}

const COLUMNS = `version, body, state, back_to AS "backTo", at, by`;
const versionOf = ({ body, state, ...row }: Row): CardVersion => ({ ...row, card: AnswerCard.parse(body), state: state === "live" ? "live" : "retired" });

/** Versions of a card, the newest first; none: there is no such card. */
export async function cardVersions(store: Pick<Store, "rows">, id: string): Promise<CardVersion[]> {
  const rows = await store.rows<Row>(`SELECT ${COLUMNS} FROM answer_card_version WHERE card_id = $1 ORDER BY version DESC LIMIT 200`, [id]);
  return rows.map(versionOf);
}

/** One version of a card; `null` when there is none. */
export async function cardVersion(store: Pick<Store, "rows">, of: { id: string; version: number }): Promise<CardVersion | null> {
  const [row] = await store.rows<Row>(`SELECT ${COLUMNS} FROM answer_card_version WHERE card_id = $1 AND version = $2`, [of.id, of.version]);
  return row ? versionOf(row) : null;
}
