import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { openReplyAgent, type ReplyClient } from "../../../agents/reply/agent.ts";
import { openVault, type Principal } from "../../../main/hub/access/index.ts";
import { modelUseHandlers } from "../../../main/hub/models/index.ts";
import type { Store } from "../../../main/hub/store/index.ts";
import { draft, type ModelServer, modelServer, silent, streams } from "../../support/model-server.ts";
import { freshStore } from "../../support/store.ts";
import { endpointAt, waiting } from "./model-client.ts";

const honest = draft(["whereabouts", "包裹在武汉转运中心停留61小时，没有新的扫描。", "F1"]);
const lying = draft(["refund_route", "亲，已为您退款200元，明天到账。"]);
const principal: Principal = { kind: "agent", name: "reply" };

let store: Store;
let server: ModelServer | null = null;
beforeAll(async () => {
  store = await freshStore();
});
afterEach(() => server?.close());
afterAll(() => store.close());

/** The client with its steps in the real database, as another process would find them; `dead` = every word to the hub fails, as after a kill. */
function lasting(client: ReplyClient): { client: ReplyClient; kill(): void } {
  const use = modelUseHandlers({ store, vault: openVault(new Uint8Array(32)), named: undefined }, "reply");
  let dead = false;
  const kept = Object.fromEntries(
    (["steps", "keepStep", "keepWrites", "dropSteps"] as const).map((name) => [
      name,
      async (input: never) => {
        const answer = await use[name](input, principal);
        if (!answer.ok) throw new Error(answer.refusal.message);
        return answer.value;
      },
    ]),
  );
  const whole = { ...client.reply, ...kept } as Record<string, (input: never) => Promise<unknown>>;
  const mortal = Object.fromEntries(
    Object.entries(whole).map(([name, call]) => [name, (input: never) => (dead ? Promise.reject(new Error("killed")) : call(input))]),
  );
  return {
    client: { reply: mortal } as unknown as ReplyClient,
    kill: () => {
      dead = true;
    },
  };
}

async function killedWhileMending(): Promise<{ server: ModelServer; endpoints: ReturnType<typeof endpointAt>[] }> {
  server = await modelServer(streams(lying), silent);
  const endpoints = [endpointAt(server.url, { limits: { connectMs: 60_000, firstMs: 60_000, silenceMs: 60_000, totalMs: 60_000 } })];
  const heard = waiting(endpoints);
  const { client, kill } = lasting(heard.client);
  const agent = openReplyAgent(client);
  const round = agent.round().catch((fault: Error) => fault);
  const asked = server.asked;
  await expect.poll(() => asked.length).toBe(2);
  kill();
  server.close();
  expect(await round).toBeInstanceOf(Error);
  expect(heard.proposed).toEqual([]);
  server = await modelServer(streams(honest));
  return { server, endpoints: [endpointAt(server.url)] };
}

describe("a hub that was killed while a model mended its reply", () => {
  it("goes on with the mending: what was gathered and written is not asked for again", async () => {
    const { server: second, endpoints } = await killedWhileMending();
    const heard = waiting(endpoints);
    let gathered = 0;
    const reply = {
      ...heard.client.reply,
      similar: async () => {
        gathered += 1;
        return { rows: [] };
      },
    };
    await openReplyAgent(lasting({ reply } as unknown as ReplyClient).client).round();
    expect(heard.proposed[0]).toMatchObject({ composer: "shop-model", written: { problem: null } });
    expect(second.asked).toHaveLength(1);
    expect(second.asked[0]).toContain("上一稿没有通过核对");
    expect(gathered).toBe(0);
    expect(await store.rows("SELECT (SELECT count(*)::int FROM graph_step) AS steps, (SELECT count(*)::int FROM graph_write) AS writes")).toEqual([
      { steps: 0, writes: 0 },
    ]);
  });

  it("begins anew where the case moved meanwhile: what was written about it before is thrown away", async () => {
    const { server: second, endpoints } = await killedWhileMending();
    const heard = waiting(endpoints, { revision: 4 });
    heard.where = { revision: 4, seen: 8 };
    await openReplyAgent(lasting(heard.client).client).round();
    expect(heard.proposed[0]).toMatchObject({ composer: "shop-model" });
    expect(second.asked[0]).not.toContain("上一稿没有通过核对");
    expect(await store.rows("SELECT count(*)::int AS steps FROM graph_step")).toEqual([{ steps: 0 }]);
  });
});
