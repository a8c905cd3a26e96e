import type { Standing } from "../contract/standing.ts";
import type { Store, Tx } from "../store/index.ts";
import { type KnownPerson, knownPeople } from "./standing.store.ts";
import { standingOf } from "./standing.ts";
import type { Streams } from "./streams.ts";

type Listening = Pick<Streams, "people">;

/** Somebody of the house, whether he may still sign in, how he stands and since when he was noticed to be gone. */
export type PersonStanding = KnownPerson & { standing: Standing };

/** How everybody stands at a time; who may no longer sign in comes with `all`, and is away. */
export async function peopleStanding(from: Pick<Tx, "rows">, of: { now: number; streams: Listening; all?: boolean }): Promise<PersonStanding[]> {
  const listening = of.streams.people();
  const known = await knownPeople(from, { now: new Date(of.now), ...(of.all ? { all: true } : {}) });
  return known.map((one) => ({ ...one, standing: standingOf({ ...one, listens: listening.has(one.id) }, of.now) }));
}

/** How everybody stands who may sign in. */
export async function standingsNow(store: Store, streams: Listening): Promise<Standing[]> {
  return (await peopleStanding(store, { now: store.clock.now(), streams })).map(({ standing }) => standing);
}
