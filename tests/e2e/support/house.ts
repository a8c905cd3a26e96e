/** What every journey starts from: the running world, and the desk with its windows. */
import type { Page } from "playwright-core";
import { type Desk, openDesk } from "./browser.ts";
import { startWorld, type World } from "./world.ts";

interface House {
  world: World;
  desk: Desk;
}

/** Handed to journeys when they are declared, opened before the first of them runs. */
export interface HouseDoor {
  at(): House;
  open(clusterHome: string): Promise<void>;
  close(): Promise<void>;
}

export function houseDoor(): HouseDoor {
  let house: House | null = null;
  return {
    at: () => {
      if (!house) throw new Error("the house is not open");
      return house;
    },
    open: async (clusterHome) => {
      const world = await startWorld(clusterHome);
      house = { world, desk: await openDesk(world) };
    },
    close: async () => {
      await house?.desk.close();
      await house?.world.close();
    },
  };
}

/** Two agents at two windows; the demonstration has one, so that a colleague is engaged. */
export async function openTwoAgents({ world, desk }: House): Promise<[Page, Page]> {
  await world.rows(
    "INSERT INTO operator (id, name, roles, demo, enabled, created_at) VALUES ('demo-agent-2', '客服小吴（演示）', '{agent}', true, true, now()) ON CONFLICT DO NOTHING",
  );
  return Promise.all([desk.open("demo-agent"), desk.open("demo-agent-2")]);
}

/** The one row. Whether the demonstration has it yet depends on the hour and on what other journeys took: it is given two hours to come. */
export async function oneOf<Row>(world: World, wanted: string, sql: string): Promise<Row> {
  for (let left = 12; ; left -= 1) {
    const [row] = await world.rows<Row>(sql);
    if (row) return row;
    if (left === 0) throw new Error(`the demonstration has no ${wanted}`);
    await world.pass(10);
  }
}

/** What a query says further of cases (`case_file c`) to which the platform leaves hours: others might run out while a journey is at them. */
export function leavesHours(world: World, hours = 3): string {
  return `AND c.deadline_at > '${new Date(world.now().getTime() + hours * 3_600_000).toISOString()}'`;
}

/** Lets ten minutes pass until it is so, three hours at most. */
export async function passUntil(world: World, isSo: () => Promise<boolean>): Promise<void> {
  for (let left = 18; !(await isSo()); left -= 1) {
    if (left === 0) throw new Error("it did not come in three hours");
    await world.pass(10);
  }
}

/** Calls the hub as the page would, past what the screen offers. */
export async function callPast(
  page: Page,
  path: string,
  input: object,
): Promise<{ status: number; code: string | undefined; message: string | undefined; data: unknown }> {
  return page.evaluate(
    async ([address, json]) => {
      const response = await fetch(`/rpc/${address}`, {
        method: "POST",
        headers: { "content-type": "application/json", "x-csrf-token": "orpc" },
        body: JSON.stringify({ json }),
      });
      const answer = (await response.json()) as { json?: { code?: string; message?: string; data?: unknown } };
      return { status: response.status, code: answer.json?.code, message: answer.json?.message, data: answer.json?.data };
    },
    [path, input] as const,
  );
}
