/** The table of answer cards. */
import { AnswerCard, type CardView, SpokenCard } from "../../contract/answers.ts";
import type { Store, Tx } from "../../store/index.ts";

/** Living cards that answer one of the wants, in the order they count in. What is kept was checked before it was kept. */
export async function cardsFor(store: Pick<Store | Tx, "rows">, wants: readonly string[]): Promise<SpokenCard[]> {
  const rows = await store.rows<{ body: object }>(
    `SELECT body || jsonb_build_object('version', revision) AS body FROM answer_card WHERE want = ANY($1) AND state = 'live' ORDER BY place, id`,
    [wants],
  );
  return rows.map(({ body }) => SpokenCard.parse(body));
}

/** Keeps the cards a shop starts with: new ones are added, untouched ones follow the program, what a trainer changed stays. @returns how many were written. */
export function keepStarterCards(tx: Tx, cards: readonly AnswerCard[]): Promise<number> {
  return tx.count(
    `WITH kept AS (
       INSERT INTO answer_card (id, want, place, body, state, updated_at, updated_by)
       SELECT id, want, place, body, 'live', $2, $3 FROM jsonb_to_recordset($1::jsonb) AS r(id text, want text, place int, body jsonb)
       ON CONFLICT (id) DO UPDATE SET want = excluded.want, place = excluded.place, body = excluded.body, updated_at = excluded.updated_at,
         revision = answer_card.revision + 1
         WHERE answer_card.updated_by = excluded.updated_by AND answer_card.body <> excluded.body
       RETURNING id, revision, body, state, updated_at, updated_by)
     INSERT INTO answer_card_version (card_id, version, body, state, at, by) SELECT id, revision, body, state, updated_at, updated_by FROM kept`,
    [cards.map((body, place) => ({ id: body.id, want: body.want, place, body })), tx.at, tx.actor],
  );
}

interface Row {
  body: unknown;
  state: string;
  revision: number;
  updatedAt: Date;
  updatedBy: string;
}

const STARTER = "system";
const viewOf = ({ body, state, revision, updatedAt, updatedBy }: Row): CardView => ({
  card: AnswerCard.parse(body),
  state: state === "live" ? "live" : "retired",
  revision,
  starter: updatedBy === STARTER,
  updatedAt,
  updatedBy,
});

/** Cards in the order they are tried in; of one want, or with these words in them. */
export async function listCards(store: Store, of: { want?: string | undefined; text?: string | undefined }): Promise<CardView[]> {
  const words = of.text ? `%${of.text.replace(/[\\%_]/g, "\\$&")}%` : null;
  const rows = await store.rows<Row>(
    `SELECT body, state, revision, updated_at AS "updatedAt", updated_by AS "updatedBy" FROM answer_card
     WHERE ($1::text IS NULL OR want = $1) AND ($2::text IS NULL OR body::text ILIKE $2) ORDER BY place, id`,
    [of.want ?? null, words],
  );
  return rows.map(viewOf);
}

/** How many cards each want has. */
export function cardCounts(store: Store): Promise<{ want: string; live: number; retired: number }[]> {
  return store.rows(
    `SELECT want, count(*) FILTER (WHERE state = 'live')::int AS live, count(*) FILTER (WHERE state <> 'live')::int AS retired FROM answer_card GROUP BY want ORDER BY want`,
  );
}

/** One card; `null` when there is none. */
export async function cardById(from: Pick<Tx, "prisma">, id: string): Promise<CardView | null> {
  const row = await from.prisma.answerCard.findUnique({ where: { id } });
  return row && viewOf(row);
}

/** Keeps a new card behind all others; false when its id is taken. */
export async function addCard(tx: Tx, card: AnswerCard): Promise<boolean> {
  const added = await tx.count(
    `INSERT INTO answer_card (id, want, place, body, state, updated_at, updated_by)
     SELECT $1, $2, coalesce(max(place), 0) + 1, $3::jsonb, 'live', $4, $5 FROM answer_card ON CONFLICT (id) DO NOTHING`,
    [card.id, card.want, card, tx.at, tx.actor],
  );
  if (added > 0) recordChange(tx, card.id, { want: card.want, state: "live", version: 1 });
  return added > 0;
}

/** Changes a card that is at `revision`; false when it has moved on or is gone. */
export async function changeCard(
  tx: Tx,
  change: { id: string; revision: number; card?: AnswerCard; state?: CardView["state"]; backTo?: number },
): Promise<boolean> {
  const { id, revision, card, state, backTo } = change;
  const [row] = await tx.prisma.answerCard.updateManyAndReturn({
    where: { id, revision },
    data: { ...(card && { body: card, want: card.want }), ...(state && { state }), revision: revision + 1, updatedAt: tx.at, updatedBy: tx.actor },
  });
  if (row) recordChange(tx, id, { want: row.want, state: row.state, version: row.revision, ...(backTo === undefined ? {} : { backTo }) });
  return row !== undefined;
}

/** Keeps the change as a version, and tells it. */
function recordChange(tx: Tx, id: string, data: { want: string; state: string; version: number; backTo?: number }): void {
  const { backTo = null, ...told } = data;
  tx.run(
    `INSERT INTO answer_card_version (card_id, version, body, state, back_to, at, by)
     SELECT id, revision, body, state, $2, updated_at, updated_by FROM answer_card WHERE id = $1`,
    [id, backTo],
  );
  tx.emit({ name: "card.changed", subjectId: id, data: told });
  tx.journal({ verb: "card.changed", subject: "answer_card", subjectId: id, data });
}
