/** What a database tells of the installation it belongs to. */
import type { Store } from "../store/index.ts";

/** What there is of shops and people. */
export interface Inhabited {
  realShops: number;
  realPeople: number;
  demoPeople: number;
}

/** Counts shops and people, those of the demonstration apart. */
export async function inhabited(store: Store): Promise<Inhabited> {
  const [row] = await store.rows<Inhabited>(
    `SELECT (SELECT count(*)::int FROM shop WHERE NOT demo) AS "realShops", (SELECT count(*)::int FROM operator WHERE NOT demo) AS "realPeople",
       (SELECT count(*)::int FROM operator WHERE demo) AS "demoPeople"`,
  );
  return row ?? { realShops: 0, realPeople: 0, demoPeople: 0 };
}

/** Something that was sealed, the newest first; empty where nothing ever was. */
export async function someSealed(store: Store): Promise<Uint8Array[]> {
  const rows = await store.rows<{ sealed: Uint8Array }>(
    `SELECT sealed FROM (SELECT secrets AS sealed FROM shop WHERE secrets IS NOT NULL UNION ALL SELECT key FROM model_endpoint WHERE key IS NOT NULL) kept LIMIT 20`,
  );
  return rows.map((row) => row.sealed);
}
