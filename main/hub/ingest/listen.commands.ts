/** Pushes over connections that are kept open: stored first, answered afterwards. One connection may bring what is for several shops. */
import type { Connector, ConnectorContext, Listen } from "../connectors/port.ts";
import { sha256 } from "../kernel/ids.ts";
import { together } from "../kernel/together.ts";
import { commit } from "../store/index.ts";
import { ask, type Line } from "./call.commands.ts";
import type { IngestDeps } from "./deps.ts";
import { type KeptLine, keptLine } from "./listen-line.ts";
import { insertRaw } from "./raw.store.ts";
import { MAX_PUSH_BYTES, type RawRow } from "./raw.ts";
import { allShops, notePush } from "./shop.store.ts";
import { contextOf, type ShopRow } from "./shop.ts";

export interface Listening {
  /** Opens what is missing and closes what nobody wants any more. @returns how many messages were kept as new since the last look. */
  look(): Promise<number>;
  /** Closes all connections, once what came over them is stored. */
  stop(): Promise<void>;
}

/** A shop that listens. */
interface Member {
  shop: ShopRow;
  connector: Connector;
  listen: Listen;
  context: ConnectorContext;
}
interface Group {
  members: Member[];
  line: KeptLine;
}

/** Messages written in one transaction at most. */
const TOGETHER = 300;
const OPEN_MS = 10_000;
/** A shop whose channel would not let it listen is asked again after this. */
const PERMIT_AGAIN_MS = 300_000;

/** Opens a listener; nothing is connected before its first look. Keep one per hub. */
export function openListening(deps: IngestDeps): Listening {
  const groups = new Map<string, Group>();
  const permits = new Map<string, { secrets: string; notBefore: number }>();
  const underWay = new Set<Promise<unknown>>();
  let kept = 0;
  let isOver = false;
  const take = together({ run: (rows: readonly RawRow[]) => keepHeard(deps, rows), most: TOGETHER });

  const store = async (row: RawRow): Promise<boolean> => {
    const outcome = await take(row).catch((fault: Error) => {
      deps.log("error", `推送没有存下：${fault.message}`, { shop: row.shopId });
      return "failed" as const;
    });
    if (outcome === "new") kept += 1;
    return outcome !== "failed";
  };

  const heard = async (group: Group, text: string, answer: (text: string) => void): Promise<void> => {
    const [first] = group.members;
    if (!first || isOver) return;
    if (Buffer.byteLength(text) > MAX_PUSH_BYTES) return deps.log("warn", "推送太长，没有存下", { shop: first.shop.id });
    const read = first.listen.read(first.context, text);
    if (!read.ok) {
      await store(unreadable(first.shop, text, read.refusal.message));
      return;
    }
    const { items, to, ack } = read.value;
    const member = meantBy(group.members, to);
    // What is for a shop that is not here, or is paused, stays with the channel, which keeps it.
    if (items.length > 0 && !member) return;
    const stored = await Promise.all(items.map((item) => store({ ...item, shopId: member?.shop.id ?? "", via: "stream" })));
    if (ack !== null && stored.every((done) => done)) answer(ack);
  };

  const begin = (member: Member): Group => {
    const group: Group = {
      members: [member],
      line: keptLine(
        {
          beat: member.listen.beat,
          openSocket: deps.openSocket ?? (() => Promise.reject(new Error("no way out"))),
          log: deps.log,
          shop: member.shop.id,
          timeoutMs: OPEN_MS,
        },
        {
          address: () => addressOf(group.members[0] ?? member),
          beat: () => member.listen.beat.text(group.members[0]?.context ?? member.context),
          heard: (text, answer) => {
            const work = heard(group, text, answer)
              .catch((fault: Error) => deps.log("error", `推送解析时出错：${fault.message.slice(0, 200)}`, { shop: member.shop.id }))
              .finally(() => underWay.delete(work));
            underWay.add(work);
          },
        },
      ),
    };
    return group;
  };

  const permit = async ({ shop, connector, listen, context }: Member): Promise<void> => {
    const secrets = sha256(JSON.stringify([context.baseUrl, context.settings, context.secrets]));
    const known = permits.get(shop.id);
    const now = deps.store.clock.now();
    if (!listen.permit || (known?.secrets === secrets && now < known.notBefore) || (shop.pausedUntil?.getTime() ?? 0) > now) return;
    permits.set(shop.id, { secrets, notBefore: now + PERMIT_AGAIN_MS });
    const line: Line = { deps, shop, connector };
    const answer = await ask(line, async (of) => (await listen.permit?.(of)) ?? { ok: true, value: null });
    if (answer.ok) permits.set(shop.id, { secrets, notBefore: Number.POSITIVE_INFINITY });
    else deps.log("warn", `平台没有开通推送：${answer.refusal.message}`, { shop: shop.id, code: answer.refusal.code });
  };

  return {
    look: async () => {
      if (!deps.openSocket || isOver) return 0;
      const wanted = Map.groupBy(membersOf(deps, await allShops(deps.store)), lineOf);
      for (const [key, { line }] of groups) {
        if (wanted.has(key)) continue;
        line.close();
        groups.delete(key);
      }
      for (const [key, members] of wanted) {
        const [first] = members;
        if (!first) continue;
        const group = groups.get(key) ?? begin(first);
        groups.set(key, group);
        group.members = members;
        for (const member of members) await permit(member).catch((fault: Error) => deps.log("error", fault.message, { shop: member.shop.id }));
        if (!isOver) group.line.keep();
      }
      const news = kept;
      kept = 0;
      return news;
    },
    stop: async () => {
      isOver = true;
      for (const { line } of groups.values()) line.close();
      groups.clear();
      await Promise.all(underWay);
    },
  };
}

/** Shops that listen: switched on, and of a channel that speaks over a connection. */
function membersOf(deps: IngestDeps, shops: readonly ShopRow[]): Member[] {
  return shops.flatMap((shop) => {
    const connector = deps.connectors(shop.channel);
    if (!shop.enabled || !connector?.listen) return [];
    return [{ shop, connector, listen: connector.listen, context: contextOf(deps, shop) }];
  });
}

function lineOf({ shop, listen, context }: Member): string {
  return [shop.channel, shop.baseUrl, listen.line(context)].join("\n");
}

/** Whom a message is for: who bears the name, else the only one who has none filled in. */
function meantBy(members: readonly Member[], to: string): Member | undefined {
  const named = members.find(({ listen, context }) => to !== "" && listen.self(context) === to);
  if (named) return named;
  const nameless = members.filter(({ listen, context }) => to === "" || listen.self(context) === "");
  return nameless.length === 1 ? nameless[0] : undefined;
}

function addressOf({ listen, context }: Member): { url: string } | { why: string } {
  const address = listen.address(context);
  return address.ok ? { url: address.value } : { why: address.refusal.message };
}

/** The same bad text told again and again is one row. */
function unreadable(shop: ShopRow, text: string, why: string): RawRow {
  return { shopId: shop.id, via: "stream", topic: "push", dedupeKey: `unreadable:${sha256(text)}`, payload: text, reason: `推送读不懂：${why}` };
}

type Outcome = "new" | "repeated" | "failed";

/** One write a shop; the trouble of one does not stop the others. */
async function keepHeard(deps: IngestDeps, rows: readonly RawRow[]): Promise<Outcome[]> {
  const outcomes = new Map<RawRow, Outcome>();
  const writes = [...Map.groupBy(rows, ({ shopId }) => shopId)].map(async ([shopId, mine]) => {
    try {
      const fresh = await commit(deps.store, `channel:${shopId}`, async (tx) => {
        notePush(tx, shopId);
        return insertRaw(tx, mine);
      });
      const keys = new Set(fresh.map(({ key }) => key));
      for (const row of mine) outcomes.set(row, keys.delete(row.dedupeKey) ? "new" : "repeated");
    } catch (fault) {
      deps.log("error", `推送没有存下：${(fault as Error).message}`, { shop: shopId });
    }
  });
  await Promise.all(writes);
  return rows.map((row) => outcomes.get(row) ?? "failed");
}
