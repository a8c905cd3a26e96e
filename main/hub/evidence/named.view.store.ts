/** What buyers named: addresses of pictures and films, as their channels told them. */
import { evidenceKey } from "../disputes/index.ts";
import type { Tx } from "../store/index.ts";

export interface NamedFile {
  address: string;
  /** Where the shop's channel is called: its own files may lie there. */
  home: string;
}

/** The address that a key of a case stands for; `null` where the case names none such. */
export async function namedFile(store: Pick<Tx, "rows">, of: { caseId: string; key: string }): Promise<NamedFile | null> {
  const [row] = await store.rows<{ home: string; addresses: string[] }>(
    `SELECT s.base_url AS home, c.evidence || coalesce((SELECT jsonb_agg(p.url) FROM case_message m, jsonb_array_elements(m.pictures) AS p(url) WHERE m.case_id = c.id), '[]'::jsonb) AS addresses
     FROM case_file c JOIN shop s ON s.id = c.shop_id WHERE c.id = $1`,
    [of.caseId],
  );
  const address = row?.addresses.find((one) => evidenceKey(one) === of.key);
  return row && address !== undefined ? { address, home: row.home } : null;
}
