/** What people said of being here, and since when they were noticed to be gone. */
import { Settings } from "../contract/settings.ts";
import type { StandingWord } from "../contract/standing.ts";
import type { Tx } from "../store/index.ts";
import { asPerson, type PersonRow } from "./people.store.ts";
import type { Person } from "./sessions.ts";
import type { Known } from "./standing.ts";

/** Keeps what a person says of himself. */
export function keepStanding(tx: Tx, said: { operatorId: string; state: StandingWord; until: Date | null }): void {
  tx.run(
    `INSERT INTO person_standing (operator_id, state, until, since) VALUES ($1, $2, $3, $4)
     ON CONFLICT (operator_id) DO UPDATE SET state = excluded.state, until = excluded.until, since = excluded.since`,
    [said.operatorId, said.state, said.until, tx.at],
  );
}

/** Somebody of the house, what is known of his being here, and since when he was noticed to be gone. */
export interface KnownPerson extends Person, Omit<Known, "listens"> {
  enabled: boolean;
  goneSince: Date | null;
}

/** Everybody who may sign in, in the order of coming; whoever may no longer comes with `all`. */
export async function knownPeople(from: Pick<Tx, "rows">, of: { now: Date; all?: boolean }): Promise<KnownPerson[]> {
  const rows = await from.rows<
    PersonRow & Pick<KnownPerson, "enabled" | "seenAt" | "goneSince"> & { state: StandingWord | null; until: Date | null; chosen: unknown }
  >(
    `SELECT p.id, p.name, p.roles, p.demo, p.grant_limit_fen AS "grantLimitFen", p.enabled, s.state, s.until, s.gone_since AS "goneSince",
       (SELECT max(seen_at) FROM session WHERE operator_id = p.id AND expires_at > $1) AS "seenAt", w.chosen
     FROM operator p LEFT JOIN person_standing s ON s.operator_id = p.id LEFT JOIN person_settings w ON w.operator_id = p.id
     WHERE p.enabled OR $2 ORDER BY p.created_at, p.id`,
    [of.now, of.all === true],
  );
  return rows.map(({ enabled, seenAt, goneSince, state, until, chosen, ...row }) => ({
    ...asPerson(row),
    enabled,
    seenAt,
    goneSince,
    said: state === null ? null : { state, until },
    hours: Settings.parse(chosen ?? {}).hours,
  }));
}

/** Notes who is gone from now on, and who is not any more. */
export function noteGone(tx: Tx, of: { gone: readonly string[]; back: readonly string[] }): void {
  if (of.gone.length > 0)
    tx.run(
      `INSERT INTO person_standing (operator_id, since, gone_since) SELECT id, $2, $2 FROM unnest($1::text[]) AS gone(id)
       ON CONFLICT (operator_id) DO UPDATE SET gone_since = excluded.gone_since`,
      [of.gone, tx.at],
    );
  if (of.back.length > 0) tx.run("UPDATE person_standing SET gone_since = NULL WHERE operator_id = ANY($1)", [of.back]);
}
