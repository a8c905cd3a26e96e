/** A case opens as fast in a shop with years behind it as on its first day: what is read for its page is found by indexes, however many cases lie beside it. */
import { afterAll, beforeAll, expect, it } from "vitest";
import { fillCases } from "../../scripts/bench/console/cases.ts";
import { World } from "./world.ts";

const CASES = 3_000;
/** More than belongs to any one case, fewer than there are of anything. */
const FEW = 200;

interface Plan {
  "Node Type": string;
  "Relation Name"?: string;
  "Actual Rows": number;
  "Rows Removed by Filter"?: number;
  "Actual Loops": number;
  Plans?: Plan[];
}

let world: World;
beforeAll(async () => {
  world = await World.open();
  await fillCases(world.store, CASES, () => undefined);
  await world.store.pool.query("ANALYZE");
});
afterAll(() => world.close());

it("reads for a case's page few rows of every table", async () => {
  const [known] = await world.rows<{ shopId: string; channelCaseId: string }>(
    `SELECT shop_id AS "shopId", channel_case_id AS "channelCaseId" FROM case_file WHERE id = 'bulkc000001234'`,
  );
  const asked: [text: string, values: unknown[]][] = [];
  const { pool } = world.store;
  const query = pool.query.bind(pool);
  // The house asks by one way alone: a text with its values.
  const listening = (first: { text: string; values?: unknown[] }): unknown => {
    asked.push([first.text, first.values ?? []]);
    return query(first);
  };
  Object.assign(pool, { query: listening });
  const page = await world.case(known?.shopId ?? "", known?.channelCaseId ?? "");
  Object.assign(pool, { query });
  expect(page.messages).toHaveLength(3);
  expect(asked.length).toBeGreaterThan(10);
  const reads = await Promise.all(asked.map(async ([text, values]) => ({ text, most: mostRead(await planOf(text, values)) })));
  expect(reads.filter(({ most }) => most > FEW)).toEqual([]);
});

async function planOf(text: string, values: unknown[]): Promise<Plan> {
  const { rows } = await world.store.pool.query<{ "QUERY PLAN": [{ Plan: Plan }] }>(`EXPLAIN (ANALYZE, FORMAT JSON) ${text}`, values);
  return rows[0]?.["QUERY PLAN"][0].Plan as Plan;
}

/** Rows that the greediest step of a plan has touched. */
function mostRead(plan: Plan): number {
  const here = (plan["Actual Rows"] + (plan["Rows Removed by Filter"] ?? 0)) * plan["Actual Loops"];
  return Math.max(here, ...(plan.Plans ?? []).map(mostRead));
}
