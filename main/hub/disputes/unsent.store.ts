/** What people began to write to buyers and did not send. It is his who wrote it until his cases go to somebody else. */
import { createHash } from "node:crypto";
import type { MacroPutIn } from "../contract/macros.ts";
import { newId } from "../kernel/ids.ts";
import { isSame } from "../kernel/same.ts";
import type { Tx } from "../store/index.ts";

/** A text as one window has it; `from` is the kept text it goes on with, as that stood when the window last read or wrote it. */
interface UnsentWords {
  caseId: string;
  operatorId: string;
  text: string;
  suggestionId: string | null;
  macro: MacroPutIn | null;
  /** Keys of the case's own pictures that were put to it. */
  pictures: readonly string[];
  from: string | null;
  /** Marks this telling; one that is told again is kept once. */
  key?: string | undefined;
  /** Earlier tellings whose answer was not heard: each may be what it goes on with. */
  tried: readonly string[];
}

/** More texts of one person about one case than hands can write; the oldest makes room. */
const MOST_TEXTS = 8;

/** Under which id a telling is kept: of his own for everybody, so that nobody can name what is another's. */
function idOf({ operatorId, caseId }: Pick<UnsentWords, "operatorId" | "caseId">, key: string): string {
  return createHash("sha256")
    .update(JSON.stringify([operatorId, caseId, key]))
    .digest("hex")
    .slice(0, 32);
}

/**
 * Keeps what somebody is writing. The kept text it goes on with is replaced, if that still stands as it was; else another window has written meanwhile and both
 * texts are kept. Empty words without a picture drop the text they go on with, or everything of one's own.
 * @returns under which id it is kept, and whether there are other texts now than before (not only other words in one).
 */
export async function keepUnsent(tx: Tx, of: UnsentWords): Promise<{ id: string | null; moved: boolean }> {
  const goesOnWith = [...(of.from === null ? [] : [of.from]), ...of.tried.map((key) => idOf(of, key))];
  if (of.text.trim() === "" && of.pictures.length === 0) {
    const gone = await tx.count(
      `DELETE FROM unsent_words WHERE case_id = $1 AND CASE WHEN cardinality($3::text[]) = 0 THEN written_by = $2
         ELSE id = ANY($3) AND (written_by = $2 OR operator_id = $2 OR operator_id IS NULL) END`,
      [of.caseId, of.operatorId, goesOnWith],
    );
    return { id: null, moved: gone > 0 };
  }
  // Two windows that write at once wait for each other here, where there is anything to wait for.
  const own = await tx.rows<{ id: string; text: string; macro: MacroPutIn | null; pictures: string[] }>(
    "SELECT id, text, macro, pictures FROM unsent_words WHERE case_id = $1 AND written_by = $2 ORDER BY at, id FOR UPDATE",
    [of.caseId, of.operatorId],
  );
  const id = of.key === undefined ? newId(tx.at.getTime()) : idOf(of, of.key);
  const goesOn = own.find((row) => row.id === id || goesOnWith.includes(row.id));
  if (goesOn?.text === of.text && isSame(goesOn.macro, of.macro) && isSame(goesOn.pictures, of.pictures)) return { id: goesOn.id, moved: false };
  const over = own
    .filter((row) => row !== goesOn)
    .slice(0, Math.max(0, own.length - (goesOn ? 1 : 0) - MOST_TEXTS + 1))
    .map((row) => row.id);
  const macro = of.macro && JSON.stringify(of.macro);
  if (over.length > 0) tx.run("DELETE FROM unsent_words WHERE id = ANY($1)", [over]);
  if (goesOn)
    tx.run("UPDATE unsent_words SET id = $2, operator_id = $3, text = $4, suggestion_id = $5, macro = $6, pictures = $7, at = $8 WHERE id = $1", [
      goesOn.id,
      id,
      of.operatorId,
      of.text,
      of.suggestionId,
      macro,
      of.pictures,
      tx.at,
    ]);
  else
    tx.run(
      "INSERT INTO unsent_words (id, case_id, written_by, operator_id, text, suggestion_id, macro, pictures, at) VALUES ($1, $2, $3, $3, $4, $5, $6, $7, $8)",
      [id, of.caseId, of.operatorId, of.text, of.suggestionId, macro, of.pictures, tx.at],
    );
  return { id, moved: !goesOn || over.length > 0 };
}

/** His that were said are over, and those he took over: he said something to this buyer. What he wrote beside it at another window stays. @returns how many. */
export function dropUnsent(tx: Tx, of: { caseId: string; operatorId: string; said: string }): Promise<number> {
  return tx.count(
    `DELETE FROM unsent_words WHERE case_id = $1 AND CASE WHEN written_by = $2 THEN starts_with($3, btrim(text, E' \\n\\r\\t\\u3000'))
       ELSE operator_id = $2 OR operator_id IS NULL END`,
    [of.caseId, of.operatorId, of.said],
  );
}

/** Everything of one person becomes another's, or whoever's opens the case (`null`). Gives the cases. */
export async function moveUnsent(tx: Tx, from: string, to: string | null): Promise<string[]> {
  const rows = await tx.rows<{ caseId: string }>(`UPDATE unsent_words SET operator_id = $2 WHERE operator_id = $1 RETURNING case_id AS "caseId"`, [from, to]);
  return [...new Set(rows.map(({ caseId }) => caseId))];
}

/** What one person began to write about a case becomes another's, or whoever's opens it (`null`). */
export async function moveUnsentOf(tx: Tx, of: { caseId: string; from: string; to: string | null }): Promise<void> {
  tx.run("UPDATE unsent_words SET operator_id = $3 WHERE case_id = $1 AND operator_id = $2", [of.caseId, of.from, of.to]);
}

/** Words nobody went on with since then are forgotten. */
export function forgetUnsentBefore(tx: Tx, before: Date): Promise<number> {
  return tx.count("DELETE FROM unsent_words WHERE at < $1", [before]);
}
