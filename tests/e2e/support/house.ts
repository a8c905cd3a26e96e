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

/** The one row, or an error that says what the demonstration lacks. */
export async function oneOf<Row>(world: World, wanted: string, sql: string): Promise<Row> {
  const [row] = await world.rows<Row>(sql);
  if (!row) throw new Error(`the demonstration has no ${wanted}`);
  return row;
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
