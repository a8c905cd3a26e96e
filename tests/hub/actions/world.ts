/** A small shop for tests of decisions and actions: rows as ingest, orders and disputes would keep them. */
import { openVault } from "../../../main/hub/access/index.ts";
import type { ActionDeps } from "../../../main/hub/actions/index.ts";
import type { Connector } from "../../../main/hub/connectors/port.ts";
import { openPolicies, type PolicyEngine } from "../../../main/hub/decisions/index.ts";
import type { Store } from "../../../main/hub/store/index.ts";
import { openPost } from "../../../main/server/index.ts";
import { freshStore, type testClock } from "../../support/store.ts";

export async function addShop(store: Store, shop: { id: string; channel: string }): Promise<void> {
  const at = new Date(store.clock.now());
  await store.prisma.shop.create({ data: { ...shop, name: "测试店", baseUrl: "http://127.0.0.1:1", nextPullAt: at, createdAt: at } });
}

/** A database of its own with these shops of the fake channel, and the policies that ship. */
export async function openShops(clock: ReturnType<typeof testClock>, ...ids: string[]): Promise<{ store: Store; engine: PolicyEngine }> {
  const store = await freshStore({ clock });
  const engine = await openPolicies(store);
  for (const id of ids) await addShop(store, { id, channel: "fake" });
  return { store, engine };
}

/** What earlier tests began is over: nothing of it is sent in this one. */
export async function endActions(store: Store): Promise<void> {
  await store.prisma.action.updateMany({ where: { state: { notIn: ["confirmed", "failed", "undone"] } }, data: { state: "undone" } });
}

export interface OrderSeed {
  id: string;
  shopId: string;
  paidFen: number;
  state?: string;
  claimedShippedAt?: Date;
  outboundAt?: Date;
  signedAt?: Date;
  accountId?: string;
}

export async function addOrder(store: Store, seed: OrderSeed): Promise<void> {
  const at = new Date(store.clock.now());
  await store.prisma.order.create({
    data: {
      state: "paid",
      ...seed,
      number: `N${seed.id}`,
      channel: "fake",
      channelOrderId: `T${seed.id}`,
      channelStatus: "x",
      version: 1n,
      totalFen: seed.paidFen,
      freightFen: 0,
      buyerNick: "t**1",
      createdAt: at,
      learntAt: at,
    },
  });
}

export interface CaseSeed {
  id: string;
  shopId: string;
  orderId: string | null;
  amountFen: number;
  kind?: string;
  state?: string;
  status?: string;
  channel?: string;
  accountId?: string;
  disputeClass?: string;
  arbitration?: boolean;
  inspection?: string;
  openedAt?: Date;
  version?: bigint;
}

export async function addCase(store: Store, seed: CaseSeed): Promise<void> {
  const at = new Date(store.clock.now());
  await store.prisma.caseFile.create({
    data: {
      kind: "refund_only",
      state: "requested",
      channel: "fake",
      version: 1n,
      openedAt: at,
      ...seed,
      number: `C${seed.id}`,
      channelCaseId: `R${seed.id}`,
      channelOrderId: seed.orderId ? `T${seed.orderId}` : null,
      channelStatus: "x",
      stakeFen: seed.amountFen,
      reason: "不想要了",
      buyerWords: "不想要了，请退款",
      defaultOutcome: "refund",
      learntAt: at,
    },
  });
}

export function depsOf(store: Store, connector: Connector): ActionDeps {
  return {
    store,
    vault: openVault(new Uint8Array(32)),
    connectors: (channel) => (channel === connector.manifest.id ? connector : undefined),
    post: openPost(),
    log: () => undefined,
    running: new Set(),
  };
}
