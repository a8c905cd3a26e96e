import { createHash } from "node:crypto";
import { type FakeChannel, SECOND, SOLD_AT } from "./fake.ts";
import { type Received, serve, type Trouble } from "./server.ts";
import { local } from "./taobao.ts";

export interface FakeKuaidi100 extends FakeChannel {
  parcels: Map<string, Record<string, unknown>>;
  /** Answers the next subscriptions with this instead of success. */
  subscription: { answer: unknown; asked: unknown[] };
  signed(param: string): { headers: Record<string, string>; body: string };
}

const KEY = "kd-key";
const CUSTOMER = "KD-CUSTOMER";
const SALT = "kd-salt";
const upper = (text: string): string => createHash("md5").update(text).digest("hex").toUpperCase();

const TROUBLES: Partial<Record<Trouble, unknown>> = {
  throttle: { result: false, returnCode: "504", message: "查询过于频繁" },
  expired: { result: false, returnCode: "601", message: "key 已过期" },
};

export async function fakeKuaidi100(): Promise<FakeKuaidi100> {
  const parcels = new Map<string, Record<string, unknown>>();
  const troubles: Trouble[] = [];
  const subscription: FakeKuaidi100["subscription"] = { answer: { result: true, returnCode: "200", message: "提交成功" }, asked: [] };
  let bad = 0;
  let pending: Trouble | undefined;

  function answer(received: Received): string {
    const form = new URLSearchParams(received.body);
    const param = form.get("param") ?? "";
    const asked = JSON.parse(param) as Record<string, string>;
    if (received.path === "/poll") {
      subscription.asked.push(asked);
      return JSON.stringify(subscription.answer);
    }
    if (received.path !== "/poll/query.do" || form.get("sign") !== upper(param + KEY + CUSTOMER)) bad += 1;
    if (pending) return JSON.stringify(TROUBLES[pending]);
    const parcel = parcels.get(asked.num ?? "");
    return JSON.stringify(parcel ?? { result: false, returnCode: "500", message: "查询无结果，请隔段时间再查" });
  }

  const server = await serve(answer, () => {
    pending = troubles.shift();
    return pending;
  });
  const signed: FakeKuaidi100["signed"] = (param) => ({ headers: {}, body: new URLSearchParams({ param, sign: upper(param + SALT) }).toString() });
  return {
    server,
    parcels,
    subscription,
    signed,
    settings: { customer: CUSTOMER },
    secrets: { key: KEY, salt: SALT },
    badSignatures: () => bad,
    next: (...more) => troubles.push(...more),
    fill: (_what, count) =>
      Array.from({ length: count }, (_, index) => {
        const number = `YT${String(index + 1).padStart(13, "0")}`;
        parcels.set(number, trace(number));
        return number;
      }),
    setStatus: (status) => {
      for (const parcel of parcels.values()) parcel.state = status;
    },
    refOf: (_what, id) => ({ kind: "parcel", id, extra: { carrier: "yuantong", phoneTail: "0001" } }),
    push: (_what, id) => signed(JSON.stringify({ status: "polling", message: "", autoCheck: "0", comOld: "", comNew: "", lastResult: parcels.get(id) })),
  };
}

export function trace(number: string): Record<string, unknown> {
  const at = SOLD_AT.getTime();
  const scan = (time: number, context: string, statusCode: string) => ({
    time: local(time),
    ftime: local(time),
    context,
    status: "",
    statusCode,
    areaName: "湖北,武汉市",
  });
  return {
    message: "ok",
    nu: number,
    ischeck: "0",
    com: "yuantong",
    status: "200",
    state: "1002",
    data: [scan(at + 3600 * SECOND, "【武汉转运中心】 已收入", "1002"), scan(at, "【杭州市余杭区】 已揽收", "103")],
  };
}
