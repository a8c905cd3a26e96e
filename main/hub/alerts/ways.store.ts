/** By what people are reached, sealed. */
import type { Vault } from "../access/index.ts";
import { Ways } from "../contract/alerts.ts";
import { type ContactWay, contactWays } from "../contract/lists.ts";
import type { Store, Tx } from "../store/index.ts";

type Reader = Pick<Store | Tx, "rows">;
const none: Ways = { mobile: "", mail: "", wecom: "", feishu: "" };

/** The ways of these people, opened; who has none is not among them. */
export async function waysOf(from: Reader, vault: Vault, ids: readonly string[]): Promise<Map<string, Ways>> {
  if (ids.length === 0) return new Map();
  const rows = await from.rows<{ id: string; ways: Uint8Array }>(`SELECT w.operator_id AS id, w.ways FROM contact_ways w WHERE w.operator_id = ANY($1)`, [ids]);
  return new Map(rows.map(({ id, ways }) => [id, opened(vault, ways)]));
}

/** Which ways people have, without what they are. */
export async function waysThere(from: Reader): Promise<Map<string, ContactWay[]>> {
  const rows = await from.rows<{ id: string; has: ContactWay[] }>("SELECT operator_id AS id, has FROM contact_ways");
  return new Map(rows.map(({ id, has }) => [id, has]));
}

/** Keeps a person's ways. */
export function keepWays(tx: Tx, of: { vault: Vault; operatorId: string; ways: Ways }): ContactWay[] {
  const has = contactWays.filter((way) => of.ways[way] !== "");
  tx.run(
    `INSERT INTO contact_ways (operator_id, ways, has, updated_at) VALUES ($1, $2, $3, $4)
     ON CONFLICT (operator_id) DO UPDATE SET ways = excluded.ways, has = excluded.has, updated_at = excluded.updated_at`,
    [of.operatorId, of.vault.seal(JSON.stringify(of.ways)), has, tx.at],
  );
  return has;
}

/** What cannot be opened is as if it had never been entered. */
function opened(vault: Vault, sealed: Uint8Array): Ways {
  try {
    const ways = Ways.safeParse(JSON.parse(vault.open(sealed)));
    return ways.success ? ways.data : none;
  } catch {
    return none;
  }
}
