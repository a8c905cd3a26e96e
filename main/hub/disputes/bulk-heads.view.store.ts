/** Cases as acts on many of them look at them: with the name of whoever has them, and their tags. */
import type { Tx } from "../store/index.ts";
import type { DeskHead } from "./bulk.ts";

/** Those of these that there are, by id. */
export async function deskHeads(from: Pick<Tx, "rows">, caseIds: readonly string[]): Promise<Map<string, DeskHead>> {
  const rows = await from.rows<DeskHead>(
    `SELECT c.id, c.number, c.revision, c.status, c.state, c.kind, c.channel, c.assignee_id AS "assigneeId", p.name AS "assigneeName", c.priority,
       ARRAY(SELECT name FROM case_tag WHERE case_id = c.id ORDER BY at, name) AS tags, c.deadline_at AS "deadlineAt"
     FROM case_file c LEFT JOIN operator p ON p.id = c.assignee_id WHERE c.id = ANY($1)`,
    [caseIds],
  );
  return new Map(rows.map((row) => [row.id, row]));
}
