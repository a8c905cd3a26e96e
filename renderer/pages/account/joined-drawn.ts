/** Where things of the drawing of joined accounts stand. Pure. */

interface Join {
  kind: "address" | "phone";
  mark: string;
  shown: string;
  accountIds: readonly string[];
}

interface Place {
  x: number;
  y: number;
}

export interface Drawn {
  width: number;
  height: number;
  self: Place;
  joins: (Place & { join: Join })[];
  accounts: (Place & { id: string })[];
  /** Paths from left to right. */
  lines: string[];
}

const WIDTH = 460;
const ROW = 34;
const COLUMNS = { self: 24, join: 180, account: 300 } as const;
const MARGIN = 26;

/** Three columns: the account, what it shares, who shares it; each column's rows as far apart as they fit. */
export function drawn(joins: readonly Join[]): Drawn {
  const ids = [...new Set(joins.flatMap(({ accountIds }) => accountIds))];
  const rows = Math.max(1, joins.length, ids.length);
  const height = 2 * MARGIN + (rows - 1) * ROW;
  const at = (index: number, of: number): number => (of === 1 ? height / 2 : MARGIN + (index * (height - 2 * MARGIN)) / (of - 1));
  const self = { x: COLUMNS.self, y: height / 2 };
  const placed = joins.map((join, index) => ({ join, x: COLUMNS.join, y: at(index, joins.length) }));
  const accounts = ids.map((id, index) => ({ id, x: COLUMNS.account, y: at(index, ids.length) }));
  const placeOf = new Map(accounts.map((account) => [account.id, account]));
  const lines = placed.flatMap((one) => [
    curve(self, one),
    ...one.join.accountIds.flatMap((id) => {
      const to = placeOf.get(id);
      return to ? [curve(one, to)] : [];
    }),
  ]);
  return { width: WIDTH, height, self, joins: placed, accounts, lines };
}

function curve(from: Place, to: Place): string {
  const middle = (from.x + to.x) / 2;
  return `M${from.x} ${from.y} C${middle} ${from.y} ${middle} ${to.y} ${to.x} ${to.y}`;
}
