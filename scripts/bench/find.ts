/** How fast what somebody remembers is found among so many orders and as many cases, beside showing the same rows by their ids. */
import { nameHash, searchedHash } from "../../main/hub/orders/index.ts";
import { find } from "../../main/hub/search/find.queries.ts";
import { foundCases, foundOrders } from "../../main/hub/search/find.view.store.ts";
import type { Store } from "../../main/hub/store/index.ts";
import { type Spread, secondsOf, spreadOf } from "./figures.ts";
import { bulkFill } from "./fill.ts";

const TOGETHER = 20_000;
const LIMIT = 8;

/** Pieces that sentences of buyers are put together from; the numbers of pieces share no divisor, so that no two sentences run in step. */
const OPENINGS = ["你好", "客服在吗", "麻烦看一下", "我想问问", "怎么回事", "请帮我处理", "亲"];
const MIDDLES = [
  "我的快递一直没收到",
  "杯口有裂纹",
  "颜色和图片不一样",
  "少发了一件",
  "尺码偏小穿不下",
  "味道很大",
  "外包装破了",
  "屏幕不亮",
  "发错货了",
  "质量太差",
  "已经退回去了",
];
const ENDINGS = [
  "什么时候退款",
  "可以换一个吗",
  "我要退货",
  "能补发吗",
  "请尽快",
  "给个说法",
  "不想要了",
  "怎么赔",
  "等了很久",
  "再不处理就投诉",
  "谢谢",
  "急用",
  "地址没写错",
];
/** Said once in so many sentences. */
const RARE = { words: "充电口烧焦", once: 5_000 };
const RARER = { words: "螺丝钉生锈", once: 100_000 };

const SAID = `($5::text[])[1 + i % cardinality($5::text[])] || '，' || ($6::text[])[1 + (i * 7) % cardinality($6::text[])] || '，' || ($7::text[])[1 + (i * 11) % cardinality($7::text[])]
  || CASE WHEN i % ${RARE.once} = 17 THEN '，${RARE.words}' ELSE '' END || CASE WHEN i % ${RARER.once} = 29 THEN '，${RARER.words}' ELSE '' END`;

const CASES = `INSERT INTO case_file (id, number, order_id, shop_id, channel, channel_case_id, channel_order_id, kind, state, channel_status, version, amount_fen, stake_fen, reason, buyer_words,
    default_outcome, buyer_nick, status, opened_at, learnt_at)
  SELECT 'bulkc' || lpad(i::text, 9, '0'), 'AS' || to_char(date '2001-01-01' + i / 90000, 'YYYYMMDD') || lpad((i % 90000)::text, 5, '0'), 'bulk' || lpad(i::text, 9, '0'), 'bulk', 'taobao',
    '77' || lpad(i::text, 16, '0'), '69' || lpad(i::text, 17, '0'), 'return_refund', 'requested', 'X', 1, 10900, 10900, '质量问题', ${SAID}, 'refund', '', CASE WHEN i % 50 = 0 THEN 'open' ELSE 'done' END, at, at
  FROM generate_series($1::int, $2::int) AS i CROSS JOIN LATERAL (SELECT $3::timestamptz - make_interval(mins => i) AS at) AS t WHERE $4 > 0`;
const MESSAGES = `INSERT INTO case_message (id, case_id, author, text, at, channel_message_id)
  SELECT 'bulkm' || lpad(i::text, 9, '0'), 'bulkc' || lpad((i / 2)::text, 9, '0'), CASE WHEN i % 2 = 0 THEN 'buyer' ELSE 'operator' END, ${SAID}, $3::timestamptz - make_interval(mins => i), 'm' || i
  FROM generate_series($1::int * 2, $2::int * 2 + 1) AS i WHERE $4 > 0`;
const RECEIVERS = `INSERT INTO order_receiver (order_id, content_hash, tail_hash, phone_hash, name_hash)
  SELECT 'bulk' || lpad(i::text, 9, '0'), i::text, ($3::text[])[1 + i % cardinality($3::text[])], NULL, ($4::text[])[1 + i % cardinality($4::text[])] FROM generate_series($1::int, $2::int) AS i`;

/** Indexes over words are made when all is there: what is asked is how they are read. What they cost a write is another question (decision 0023). */
const WORDS = {
  case_file_words_idx: "CREATE INDEX case_file_words_idx ON case_file USING gin (search_pairs(buyer_words))",
  case_message_words_idx: "CREATE INDEX case_message_words_idx ON case_message USING gin (search_pairs(text)) WHERE author = 'buyer'",
};

async function fillCases(store: Store, count: number, onDone: (share: number) => void): Promise<void> {
  const now = new Date(store.clock.now());
  const tails = Array.from({ length: 10_000 }, (_, tail) => searchedHash(store.sealer, String(tail).padStart(4, "0")).tail);
  const names = Array.from({ length: 20_000 }, (_, name) => nameHash(store.sealer, `王${String.fromCharCode(0x4e00 + name)}`));
  for (const name of Object.keys(WORDS)) await store.pool.query(`DROP INDEX ${name}`);
  for (let from = 0; from < count; from += TOGETHER) {
    const range = [from, Math.min(from + TOGETHER, count) - 1];
    const said = [...range, now, count, OPENINGS, MIDDLES, ENDINGS];
    await store.pool.query(CASES, said);
    await store.pool.query(MESSAGES, said);
    await store.pool.query(RECEIVERS, [...range, tails, names]);
    onDone(from / count);
  }
  for (const made of Object.values(WORDS)) await store.pool.query(made);
  for (const table of ["case_file", "case_message", "order_receiver"]) await store.pool.query(`VACUUM ANALYZE ${table}`);
}

/** Questions of each kind; `n` says which of so many. */
function questions(orders: number): Readonly<Record<string, (n: number) => string>> {
  const some = (n: number): number => (n * 7_919 + 13) % orders;
  const channelNumber = (n: number): string => `69${String(some(n)).padStart(17, "0")}`;
  return {
    orderNumber: channelNumber,
    orderEnd: (n) => channelNumber(n).slice(-7),
    waybillEnd: (n) => `YT${String(some(n)).padStart(13, "0")}`.slice(-8),
    slip: (n) => `${channelNumber(n).slice(0, 6)}8${channelNumber(n).slice(7)}`,
    phoneEnd: (n) => String(some(n) % 10_000).padStart(4, "0"),
    caseNumber: (n) => `77 ${String(some(n)).padStart(16, "0")}`,
    name: (n) => `王${String.fromCharCode(0x4e00 + (some(n) % 20_000))}`,
    nick: (n) => `买**${some(n) % 977}`,
    product: (n) => `家居商品 ${some(n) % 400}`,
    wordsOften: (n) => MIDDLES[n % MIDDLES.length] ?? "",
    wordsTogether: (n) => `${MIDDLES[n % MIDDLES.length]} ${ENDINGS[n % ENDINGS.length]}`,
    wordsRare: () => RARE.words,
    wordsRarer: () => RARER.words,
    wordsNowhere: (n) => `天鹅湖${MIDDLES[n % MIDDLES.length]}`,
  };
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

interface FindSpeed {
  orders: number;
  cases: number;
  messages: number;
  fillSeconds: number;
  /** By kind of question. */
  kinds: Readonly<Record<string, Spread & { found: number; floorP50ms: number }>>;
  slowestP99ms: number;
}

/** Fills the store and asks each kind of question so many times. */
export async function findSpeed(store: Store, { orders, times }: { orders: number; times: number }, progress: (share: number) => void): Promise<FindSpeed> {
  const fillSeconds = await secondsOf(async () => {
    await bulkFill(store, { orders, eventsPerOrder: 0 });
    progress(0.3);
    await fillCases(store, orders, (share) => progress(0.3 + share * 0.5));
    await store.pool.query("CHECKPOINT");
  });
  const kinds: Record<string, Spread & { found: number; floorP50ms: number }> = {};
  for (const [kind, ask] of Object.entries(questions(orders))) {
    const own: number[] = [];
    const floor: number[] = [];
    let found = 0;
    for (let n = 0; n < times; n += 1) {
      let answer: Awaited<ReturnType<typeof find>> | undefined;
      own.push(await timed(async () => (answer = await find(store, { text: ask(n), limit: LIMIT, accounts: true }))));
      const { orders: shown = [], cases: about = [] } = answer ?? {};
      found += shown.length + about.length;
      const ids = [shown.map(({ id }) => id), about.map(({ id }) => id)] as const;
      floor.push(await timed(() => Promise.all([foundOrders(store, ids[0]), foundCases(store, ids[1])])));
    }
    kinds[kind] = { ...spreadOf(own), found: Math.round((found / times) * 10) / 10, floorP50ms: spreadOf(floor).p50ms };
  }
  return {
    orders,
    cases: orders,
    messages: orders * 2,
    fillSeconds: Math.round(fillSeconds),
    kinds,
    slowestP99ms: Math.max(...Object.values(kinds).map(({ p99ms }) => p99ms)),
  };
}
