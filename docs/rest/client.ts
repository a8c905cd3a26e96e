/**
 * 商家自有系统接口的示例客户端：一个文件，没有依赖，Node 22.18 及以上可直接运行，也可整个拷进自己的程序。
 * An example client of the interface for a seller's own systems: one file, no dependencies; runs on Node 22.18 and later as it is.
 *
 *   node docs/rest/client.ts https://aftercare.example ak_…
 */

/** ISO 8601 带时区，例如 2026-03-01T10:00:30+08:00。With a zone. */
export type Moment = string;
/** 整数分。Integer fen. */
export type Fen = number;

export type OrderStatus =
  | "created"
  | "deposit_paid"
  | "paid"
  | "approved"
  | "processing"
  | "invoiced"
  | "unavailable"
  | "allocated"
  | "packed"
  | "shipped"
  | "out_for_delivery"
  | "delivered"
  | "signed"
  | "completed"
  | "cancelled"
  | "canceled"
  | "closed";

export interface Address {
  name?: string;
  phone?: string;
  province?: string;
  city?: string;
  district?: string;
  address?: string;
}

export interface OrderLine {
  id: string;
  sku: string;
  title?: string;
  spec?: string;
  quantity: number;
  priceFen: Fen;
  /** 本行实付（优惠后、不含运费）；不写时为 单价 × 数量 − discountFen。 */
  paidFen?: Fen;
  discountFen?: Fen;
  gift?: boolean;
  status?: OrderStatus;
  channelStatus?: string;
  waybill?: string | null;
  components?: { sku: string; quantity: number }[];
}

export interface Order {
  id: string;
  status: OrderStatus;
  channelStatus?: string;
  onHold?: boolean;
  createdAt: Moment;
  paidAt?: Moment | null;
  /** 版本：内容变了就要更新。The version: later when anything changed. */
  updatedAt: Moment;
  shippedAt?: Moment | null;
  signedAt?: Moment | null;
  completedAt?: Moment | null;
  closedAt?: Moment | null;
  promisedShipAt?: Moment | null;
  promisedDelivery?: { from?: Moment | null; to: Moment } | null;
  totalFen: Fen;
  paidFen: Fen;
  freightFen?: Fen;
  deposit?: { amountFen: Fen; paidAt?: Moment | null } | null;
  payOnDelivery?: boolean;
  buyer: { id: string; nick?: string } & Address;
  receiver?: Address | null;
  lines?: OrderLine[];
  parcels?: { carrier?: string; waybill: string; shippedAt?: Moment | null; signedAt?: Moment | null; lineIds?: string[] }[];
  refunds?: { id: string; amountFen: Fen; at: Moment; lineIds?: string[]; reason?: string }[];
  buyerMessage?: string;
  note?: string;
}

export type EventKind =
  | "audited"
  | "allocated"
  | "short"
  | "transfer"
  | "held"
  | "packed"
  | "outbound"
  | "outbound_cancelled"
  | "delivered"
  | "return_arrived"
  | "return_inspected"
  | "books_posted";

export interface OrderEvent {
  id: string;
  kind: EventKind;
  at: Moment;
  data?: {
    place?: string;
    region?: string;
    waybill?: string;
    result?: "passed" | "failed";
    skus?: (string | { sku: string; quantity?: number })[];
    [more: string]: unknown;
  };
}

export interface Shipment {
  carrier?: string;
  waybill: string;
  shippedAt?: Moment | null;
}

export interface Case {
  id: string;
  orderRef?: string | null;
  kind: "refund_only" | "return_refund" | "exchange" | "resend" | "price_difference" | "repair" | "complaint" | "question";
  text: string;
  amountFen?: Fen;
  at: Moment;
  updatedAt?: Moment;
  state?:
    | "requested"
    | "agreed"
    | "waiting_return"
    | "returned_in_transit"
    | "arrived"
    | "refunding"
    | "refunded"
    | "replaced"
    | "refused"
    | "withdrawn"
    | "closed";
  channelStatus?: string;
  reason?: string;
  goodsReceived?: boolean | null;
  lines?: { id: string; quantity?: number }[];
  refundedFen?: Fen;
  returnParcel?: Shipment | null;
  exchange?: { lines: { sku: string; spec?: string; quantity?: number }[]; parcel?: Shipment | null } | null;
  deadlineAt?: Moment | null;
  defaultOutcome?: "refund" | "agree_return" | "close" | "none" | "unknown";
  evidence?: string[];
  buyer?: { id: string; nick?: string; phone?: string };
}

export interface Message {
  messageId: string;
  from?: "buyer" | "seller" | "platform";
  text: string;
  at: Moment;
  /** 随这句话来的图片地址。Addresses of pictures that came with it. */
  pictures?: string[];
}

export interface FieldProblem {
  field: string;
  problem: string;
  problemEn: string;
}
export interface Counts {
  taken: number;
  repeated: number;
  differs: number;
}
export interface BatchAnswer extends Counts {
  refused: number;
  results: { index: number; id: string | null; result: "taken" | "repeated" | "differs" | "refused"; errors?: FieldProblem[] }[];
}
interface Page<Row> {
  rows: Row[];
  cursor: string;
  more: boolean;
}
export interface OrderRow {
  id: string;
  number: string;
  ownId: string;
  state: string;
  paidFen: Fen;
  refundedFen: Fen;
  findings: string[];
}
export interface CaseRow {
  id: string;
  number: string;
  ownId: string;
  orderNumber: string | null;
  kind: Case["kind"];
  state: string;
  status: "open" | "waiting" | "done";
  outcome: string | null;
  refundedFen: Fen;
}

/** 接口回答的错误（RFC 9457）：哪个字段、什么问题。What the interface refused, and which field. */
export class Problem extends Error {
  readonly status: number;
  readonly code: string;
  readonly errors: readonly FieldProblem[];
  constructor(status: number, body: { code?: string; detail?: string; errors?: FieldProblem[] }) {
    super(body.detail ?? `HTTP ${status}`);
    this.name = "Problem";
    this.status = status;
    this.code = body.code ?? "";
    this.errors = body.errors ?? [];
  }
}

const MOST_TOGETHER = 1_000;
const PAUSES_MS = [500, 2_000, 8_000] as const;

export class Aftercare {
  readonly #base: string;
  readonly #key: string;
  readonly #pausesMs: readonly number[];

  /** @param base 例如 https://aftercare.example @param key 店铺页生成的密钥 */
  constructor(base: string, key: string, pausesMs: readonly number[] = PAUSES_MS) {
    this.#base = `${base.replace(/\/$/, "")}/api/v1`;
    this.#key = key;
    this.#pausesMs = pausesMs;
  }

  putOrder(order: Order): Promise<Counts> {
    return this.#send("POST", "/orders", order);
  }
  /** 不限数量，按 1000 个一批发送。Any number, a thousand at a time. */
  putOrders(orders: readonly Order[]): Promise<BatchAnswer> {
    return this.#batch("orders", orders);
  }
  putEvents(orderRef: string, events: readonly OrderEvent[]): Promise<Counts> {
    return this.#send("POST", `/orders/${encodeURIComponent(orderRef)}/events`, { events });
  }
  putOrderEvents(events: readonly (OrderEvent & { orderRef: string })[]): Promise<BatchAnswer> {
    return this.#batch("events", events);
  }
  putCase(told: Case): Promise<Counts> {
    return this.#send("POST", "/cases", told);
  }
  putCases(cases: readonly Case[]): Promise<BatchAnswer> {
    return this.#batch("cases", cases);
  }
  putMessage(caseRef: string, message: Message): Promise<Counts> {
    return this.#send("POST", `/cases/${encodeURIComponent(caseRef)}/messages`, message);
  }
  timeline(
    orderRef: string,
  ): Promise<{ order: { number: string; state: string; whereabouts: string }; timeline: { at: Moment; text: string }[]; findings: { sentence: string }[] }> {
    return this.#send("GET", `/orders/${encodeURIComponent(orderRef)}/timeline`);
  }
  case(caseRef: string): Promise<{ case: { number: string; state: string; status: string } }> {
    return this.#send("GET", `/cases/${encodeURIComponent(caseRef)}`);
  }
  /** 变化过的订单；把返回的 cursor 存下来，下次从那里继续。What has changed; keep the cursor and go on there. */
  changedOrders(from: { cursor?: string; updatedSince?: Moment; state?: string } = {}): AsyncGenerator<OrderRow, string> {
    return this.#changed("/orders", from);
  }
  changedCases(from: { cursor?: string; updatedSince?: Moment; state?: string; status?: string } = {}): AsyncGenerator<CaseRow, string> {
    return this.#changed("/cases", from);
  }

  async *#changed<Row>(path: string, { cursor, updatedSince, ...filter }: { cursor?: string; updatedSince?: Moment }): AsyncGenerator<Row, string> {
    let from: Record<string, string> = cursor ? { cursor } : updatedSince ? { updatedSince } : {};
    for (;;) {
      const query = new URLSearchParams({ ...filter, ...from, limit: "500" });
      const page = await this.#send<Page<Row>>("GET", `${path}?${query}`);
      yield* page.rows;
      if (!page.more) return page.cursor;
      from = { cursor: page.cursor };
    }
  }

  async #batch(name: "orders" | "events" | "cases", entries: readonly object[]): Promise<BatchAnswer> {
    const all: BatchAnswer = { taken: 0, repeated: 0, differs: 0, refused: 0, results: [] };
    for (let from = 0; from < entries.length; from += MOST_TOGETHER) {
      const answer = await this.#send<BatchAnswer>("POST", `/${name}:batch`, { [name]: entries.slice(from, from + MOST_TOGETHER) });
      for (const count of ["taken", "repeated", "differs", "refused"] as const) all[count] += answer[count];
      all.results.push(...answer.results.map((result) => ({ ...result, index: result.index + from })));
    }
    return all;
  }

  /** 没有回答、限流和 5xx 会重发：自己的 id 和 Idempotency-Key 保证不会重复。No answer, 429 and 5xx are sent again: ids and the key make that safe. */
  async #send<Answer>(method: "GET" | "POST", path: string, body?: object): Promise<Answer> {
    const headers = {
      authorization: `Bearer ${this.#key}`,
      ...(body ? { "content-type": "application/json", "idempotency-key": crypto.randomUUID() } : {}),
    };
    for (let attempt = 0; ; attempt += 1) {
      const pause = this.#pausesMs[attempt];
      const response = await fetch(this.#base + path, { method, headers, ...(body ? { body: JSON.stringify(body) } : {}) }).catch((fault: Error) => fault);
      if (response instanceof Response && response.ok) return (await response.json()) as Answer;
      const again = !(response instanceof Response) || response.status === 429 || response.status >= 500;
      if (!again || pause === undefined)
        throw response instanceof Response ? new Problem(response.status, (await response.json().catch(() => ({}))) as object) : response;
      await new Promise((done) => setTimeout(done, pause));
    }
  }
}

/** 一个订单从下单到售后。One order from its payment to its after-sale. */
export async function example(api: Aftercare, { id, now = Date.now() }: { id: string; now?: number }, log: (line: string) => void): Promise<void> {
  const at = (minutesAgo: number): Moment => new Date(now - minutesAgo * 60_000).toISOString();
  const order: Order = {
    id,
    status: "shipped",
    createdAt: at(600),
    paidAt: at(598),
    updatedAt: at(120),
    shippedAt: at(120),
    promisedDelivery: { to: at(-2_880) },
    totalFen: 25_800,
    paidFen: 23_800,
    buyer: { id: "u-1001", nick: "小雨" },
    lines: [{ id: "1", sku: "MUG-350-WH", title: "陶瓷马克杯 350ml", quantity: 2, priceFen: 12_900, discountFen: 2_000 }],
    parcels: [{ carrier: "顺丰", waybill: `SF${now}`, shippedAt: at(120), lineIds: ["1"] }],
  };
  log(`订单 ${JSON.stringify(await api.putOrder(order))}`);
  log(`再发一次 ${JSON.stringify(await api.putOrder(order))}`);
  await api.putEvents(id, [{ id: `${id}-out`, kind: "outbound", at: at(119), data: { place: "杭州仓" } }]);
  await api.putCase({
    id: `${id}-C`,
    orderRef: id,
    kind: "return_refund",
    text: "有一只杯口有缺口，想退货。",
    amountFen: 11_900,
    at: at(10),
    lines: [{ id: "1", quantity: 1 }],
  });
  await api.putMessage(`${id}-C`, { messageId: `${id}-m1`, text: "请问什么时候可以退款？", at: at(5) });
  try {
    await api.putOrder({ ...order, paidFen: 3_000_000_000 });
  } catch (fault) {
    if (fault instanceof Problem) log(`不对的字段 ${fault.errors.map((error) => `${error.field}：${error.problem}`).join("；")}`);
  }
}

if (import.meta.main) {
  const [base, key] = process.argv.slice(2);
  if (!base || !key) {
    process.stderr.write("用法：node client.ts <地址> <密钥>\nUsage: node client.ts <address> <key>\n");
    process.exitCode = 2;
  } else {
    await example(new Aftercare(base, key), { id: `demo-${Date.now()}` }, (line) => process.stdout.write(`${line}\n`));
  }
}
