/** What became of the payloads in the end, as the database tells it. */
import type { ChannelFact } from "../../main/hub/connectors/port.ts";
import { withPayloads } from "../../main/hub/ingest/payload.store.ts";
import { readItem } from "../../main/hub/ingest/raw.ts";
import type { World } from "./world.ts";

export interface Judgement {
  normalised: number;
  quarantined: number;
  /** Neither understood nor set aside, and nothing named that they wait for. */
  stuck: number;
  /** Understood, but what they tell is nowhere. */
  lost: number;
  /** Set aside without a Chinese sentence that says what is wrong with which field. */
  unnamed: number;
  /** The first of what is wrong. */
  wrong: string[];
}

interface Row {
  id: string;
  channel: string;
  topic: string;
  via: string;
  shopId: string;
  status: string;
  reason: string | null;
  waitsFor: string | null;
  receivedAt: Date;
  pageId: string;
  from: number;
  bytes: number;
}

const AT_ONCE = 2_000;

/** Looks at every payload that was kept. */
export async function judge(world: World): Promise<Judgement> {
  const found: Judgement = { normalised: 0, quarantined: 0, stuck: 0, lost: 0, unnamed: 0, wrong: [] };
  const known = await knownThings(world);
  for (let after = "0"; ; ) {
    const rows = await world.store.rows<Row>(
      `SELECT item.id::text, shop.channel, item.topic, item.via, item.shop_id AS "shopId", coalesce(queue.status, 'done') AS status, queue.reason, queue.waits_for AS "waitsFor", item.received_at AS "receivedAt",
         item.page_id::text AS "pageId", item.span_from AS "from", item.span_bytes AS bytes
       FROM raw_item item JOIN shop ON shop.id = item.shop_id LEFT JOIN raw_queue queue ON queue.item_id = item.id WHERE item.id > $1 ORDER BY item.id LIMIT $2`,
      [after, AT_ONCE],
    );
    for (const row of await withPayloads(world.store, rows)) judgeOne(world, { row, known, found });
    const last = rows.at(-1);
    if (!last) return found;
    after = last.id;
  }
}

interface Case {
  row: Omit<Row, "pageId" | "from" | "bytes"> & { payload: string };
  known: ReadonlySet<string>;
  found: Judgement;
}

function judgeOne(world: World, { row, known, found }: Case): void {
  const wrong = (what: string): void => {
    if (found.wrong.length < 40) found.wrong.push(`${what} · ${row.channel} ${row.topic} · ${row.reason ?? ""} · ${row.payload.slice(0, 240)}`);
  };
  if (row.status === "quarantined") {
    found.quarantined += 1;
    if (isPlain(row.reason ?? "")) return;
    found.unnamed += 1;
    wrong("unnamed");
  } else if (row.status === "pending") {
    if (row.waitsFor !== null) return;
    found.stuck += 1;
    wrong("stuck");
  } else {
    found.normalised += 1;
    const facts = readItem(world.readerOf(row), row);
    // What could not be read leaves the quarantine only where its sender corrected it under the same key: the corrected one lies beside it.
    if (!facts.ok && row.via === "rest") return;
    const missing = facts.ok ? facts.value.map((fact) => nameOf(fact, row.shopId)).filter((name) => name !== null && !known.has(name)) : ["unreadable"];
    if (missing.length === 0) return;
    found.lost += 1;
    wrong(`lost ${missing[0]}`);
  }
}

function nameOf(fact: ChannelFact, shopId: string): string | null {
  switch (fact.type) {
    case "order":
      return `order ${shopId} ${fact.channelOrderId}`;
    case "case":
      return `case ${shopId} ${fact.channelCaseId}`;
    case "message":
      return `message ${fact.channelMessageId}`;
    case "trace":
      return `parcel ${bare(fact.waybill)}`;
    default:
      return null;
  }
}

/** A waybill without what people and systems write around it. */
const bare = (waybill: string): string => waybill.replace(/[^0-9A-Za-z]/g, "").toUpperCase();

async function knownThings({ store }: World): Promise<ReadonlySet<string>> {
  const rows = await store.rows<{ name: string }>(
    `SELECT 'order ' || shop_id || ' ' || channel_order_id AS name FROM "order" UNION ALL SELECT 'case ' || shop_id || ' ' || channel_case_id FROM case_file WHERE found_kind IS NULL
     UNION ALL SELECT 'message ' || channel_message_id FROM case_message UNION ALL SELECT 'parcel ' || upper(regexp_replace(waybill, '[^0-9A-Za-z]', '', 'g')) FROM parcel`,
  );
  return new Set(rows.map((row) => row.name));
}

/** Of the payload as a whole there is no field to name. */
const WHOLE = /不是 JSON|嵌套过深|超过 5 MB|等了 3 天/;
/** What rooms call a field that they look at in the light of others. */
const FIELD = /字段 \S|缺少 ?\S|总额|实付|运费|单价|数量|金额|时间|编号|订单号|运单/;
/** What a machine says to machines: an exception's words, a database's sentence; and what nobody foresaw. */
const MACHINE = /^(?:整条报文未能处理|解析时出错|推送解析时出错)|(?:[A-Za-z]{2,} ){3,}/;

/** Whether a person can see which field is wrong: Chinese, with the field's name, and nothing of a machine's before what stood there. */
function isPlain(reason: string): boolean {
  const said = reason.split("：").slice(0, 2).join("：");
  return /[一-龥]/.test(said) && !MACHINE.test(said) && (FIELD.test(said) || WHOLE.test(said));
}
