/** Brings the demonstration into a shop that was started with it: its shops, solved cases, label model, and the simulators. */

import { join } from "node:path";
import type { Composed } from "./compose.ts";
import { publishStages } from "./compose-demo-policies.ts";
import { type Demo, type DemoOptions, type DemoShop, demoShopsAt, demoShopTerms, demoTerms, solvedCases, startDemo } from "./demo/index.ts";
import { makeApiKey, type Principal, revokeApiKey } from "./hub/access/index.ts";
import { ownManifest } from "./hub/connectors/index.ts";
import { TermsBody } from "./hub/contract/index.ts";
import { keyScopes } from "./hub/contract/lists.ts";
import type { Director } from "./hub/frame/demonstration.handlers.ts";
import { sealSecrets, writeShop } from "./hub/ingest/index.ts";
import { addExamples } from "./hub/knowledge/index.ts";
import { commit, type Store } from "./hub/store/index.ts";
import { saveTerms } from "./hub/terms/index.ts";

export interface DemoStart {
  /** Where the simulators reach the hub. */
  hubUrl: string;
  options: DemoOptions;
  /** When the shop began, ms: what it set and had learnt is of then; now, where it has no past. */
  since?: number;
  /** Told what takes a while. */
  say(line: string): void;
}

const OWN_SHOP = "demo-own";
const EXAMPLES = 600;
const keeper: Principal = { kind: "operator", id: "demo-supervisor", name: "demo", roles: ["supervisor"], demo: true };

/** Starts the simulators and connects them; what is there from an earlier start stays. */
export async function composeDemo(composed: Composed, start: DemoStart): Promise<Demo> {
  const demo = await startDemo(start.options);
  composed.hub.stage.director = directorOf(demo);
  composed.hub.stage.offered = demo.offered;
  const apiKey = await connectDemo(composed, { ...start, shops: demo.shops, seed: String(start.options.seed ?? "1") });
  await demo.configureHub({
    hubUrl: start.hubUrl,
    apiKey,
    ...demoShopsAt(start.hubUrl),
  });
  return demo;
}

/** An hour of a promotion's evening, in two minutes: so much that one sees queue and floor fill, and that a small machine is still equal to it. */
const PEAK = { orders: 300, cases: 45, ms: 120_000 };

/** What people at the console may have played. */
function directorOf({ peak }: Demo): Director {
  const told = ({ running, from, until, orders, cases }: Awaited<ReturnType<typeof peak.now>>) => ({
    running,
    from: from === null ? null : new Date(from),
    until: until === null ? null : new Date(until),
    orders,
    cases,
  });
  return { peak: async () => told(await peak.now()), startPeak: async () => told(await peak.start(PEAK)), stopPeak: async () => told(await peak.stop()) };
}

/** The hub's side of it: shops, examples, a label model, and a key for the simulated warehouse, which is given back. */
export async function connectDemo(
  composed: Composed,
  of: { shops: readonly DemoShop[]; hubUrl: string; seed: string; since?: number; say(line: string): void },
): Promise<string> {
  const { store, vault } = composed.hub;
  // Learnt first: the first cases that come in are named by it.
  await seedExamples(composed, of);
  await commit(store, "system", async (tx) => {
    for (const shop of of.shops) {
      await writeShop(tx, { ...shop, id: `demo-${shop.channel}`, secrets: sealSecrets(vault, shop.secrets), enabled: true, demo: true });
      tx.emit({ name: "shop.changed", subjectId: `demo-${shop.channel}`, data: { name: shop.name } });
      tx.journal({ verb: "shop.connected", subject: "shop", subjectId: `demo-${shop.channel}`, data: { demo: true } });
    }
    const own = { id: OWN_SHOP, channel: ownManifest.id, name: "自有小程序与仓库（演示）", baseUrl: of.hubUrl, settings: {} };
    await writeShop(tx, { ...own, secrets: sealSecrets(vault, {}), enabled: true, demo: true });
  });
  await seedTerms(storeOf(composed, of.since), of.shops);
  if (of.since !== undefined) await publishStages(composed, { since: of.since, by: keeper });
  return freshKey(composed);
}

/** Where a live world is kept between two starts. */
export function demoStateFile(home: string): string {
  return join(home, "demonstration.json");
}

/** The store by the clock of when the shop began. */
function storeOf({ hub: { store } }: Composed, since?: number): Store {
  return since === undefined ? store : { ...store, clock: { now: () => since } };
}

async function seedExamples(composed: Composed, start: { seed: string; since?: number; say(line: string): void }): Promise<void> {
  const store = storeOf(composed, start.since);
  const [count] = await store.rows<{ examples: number; models: number }>(
    "SELECT (SELECT count(*)::int FROM example) AS examples, (SELECT count(*)::int FROM label_model WHERE active) AS models",
  );
  if (!count?.examples) {
    start.say("正在放入演示用的已解决工单…");
    const solved = solvedCases({ seed: start.seed, count: EXAMPLES, until: store.clock.now() });
    await commit(store, "system", (tx) =>
      addExamples(
        tx,
        solved.map(({ buyerText, reply, disputeClass, channel, outcome }) => ({
          question: buyerText,
          reply,
          label: disputeClass,
          channel,
          outcome,
          state: "accepted" as const,
        })),
      ),
    );
  }
  if (!count?.models) {
    start.say("正在训练争议分类模型…");
    const trained = await composed.retrain();
    if (trained) start.say(`已用 ${trained.rows} 条样例、${trained.classes} 个类别训练，用时 ${trained.seconds.toFixed(1)} 秒`);
  }
}

/** Terms of the house and of the shop that differs; what somebody set there since stays. */
async function seedTerms(store: Store, shops: readonly DemoShop[]): Promise<void> {
  const differs = shops.some(({ channel }) => channel === demoShopTerms.channel) ? [{ shopId: `demo-${demoShopTerms.channel}`, body: demoShopTerms.body }] : [];
  for (const { shopId, body } of [{ shopId: null, body: demoTerms }, ...differs]) {
    const saved = await saveTerms(store, "system", { shopId, body: TermsBody.parse(body), revision: 0 });
    if (!saved.ok && saved.refusal.code !== "SAVED_MEANWHILE") throw new Error(saved.refusal.message);
  }
}

/** A key for the simulated warehouse; those of earlier starts are taken back. */
async function freshKey(composed: Composed): Promise<string> {
  const { store } = composed.hub;
  for (const { id } of await store.rows<{ id: string }>("SELECT id FROM api_key WHERE shop_id = $1 AND revoked_at IS NULL", [OWN_SHOP]))
    await revokeApiKey(store, keeper, id);
  return (await makeApiKey(store, keeper, { shopId: OWN_SHOP, name: "演示仓库", scopes: [...keyScopes], everyShop: true, days: null })).key;
}
