import { TermsBody } from "../contract/index.ts";
import type { Store, Tx } from "../store/index.ts";
import { nothingSet } from "./terms.ts";

/** Terms as they are kept for one place. */
export interface KeptRow {
  body: TermsBody;
  /** 0 = never set. */
  revision: number;
  updatedAt: Date | null;
  updatedBy: string | null;
}

const HOUSE = "house";
/** The row's key. */
export const placeOf = (shopId: string | null): string => shopId ?? HOUSE;
const never: KeptRow = { body: nothingSet, revision: 0, updatedAt: null, updatedBy: null };

/** Terms by place: of the house (`house`) and of the shops named; a place that never set any is there all the same. What an older program kept lacks newer fields: they are not set. */
export async function termsAt(from: Pick<Store | Tx, "rows">, shopIds: readonly string[]): Promise<Map<string, KeptRow>> {
  const places = [HOUSE, ...shopIds];
  const rows = await from.rows<KeptRow & { place: string }>(
    `SELECT place, body, revision, updated_at AS "updatedAt", updated_by AS "updatedBy" FROM service_terms WHERE place = ANY($1)`,
    [places],
  );
  const found = new Map(rows.map(({ place, ...row }) => [place, { ...row, body: TermsBody.parse(row.body) }]));
  return new Map(places.map((place) => [place, found.get(place) ?? never]));
}

/** Holds a place's terms until this write ends, also where nothing is kept yet: two who save wait for each other. */
export function holdTerms(tx: Tx, shopId: string | null): void {
  tx.run("SELECT pg_advisory_xact_lock(hashtext($1))", [`service_terms ${placeOf(shopId)}`]);
}

/** Keeps terms as the next revision of their place. */
export async function keepTerms(tx: Tx, kept: { shopId: string | null; body: TermsBody; revision: number }): Promise<void> {
  const { shopId, revision } = kept;
  const place = placeOf(shopId);
  const told = { body: kept.body, revision, updatedAt: tx.at, updatedBy: tx.actor };
  await tx.prisma.serviceTerms.upsert({ where: { place }, create: { place, shopId, ...told }, update: told });
}
