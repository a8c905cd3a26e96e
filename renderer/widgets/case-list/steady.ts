/** Keeps rows where they are while a hand is on them. Pure, so that it can be tested. */
interface Row {
  id: string;
}

/** The kept order with the newest content; a row that has left the list stays until the list is renewed. */
export function steady<Each extends Row>(kept: readonly Each[], fresh: readonly Each[]): Each[] {
  const byId = new Map(fresh.map((row) => [row.id, row]));
  return kept.map((row) => byId.get(row.id) ?? row);
}

/** True when the list itself, not only what its rows say, has changed. */
export function hasMoved(kept: readonly Row[], fresh: readonly Row[]): boolean {
  return kept.length !== fresh.length || kept.some((row, at) => row.id !== fresh[at]?.id);
}
