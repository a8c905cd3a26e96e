/** What contradicts about parcels is found, with its figures. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { addEvents, nameParcels, orderTimeline, recheckOrders, sweepFindings } from "../../../main/hub/orders/index.ts";
import type { Store } from "../../../main/hub/store/index.ts";
import { freshStore, testClock } from "../../support/store.ts";
import {
  addShop,
  delivery,
  eventsAll,
  HOUR,
  inTx,
  nobodyTracks,
  order,
  pickUp,
  SHOP,
  START,
  scan,
  shipped,
  signature,
  takeAll,
  trace,
  traceAll,
  transit,
  wipe,
} from "./facts.ts";

const clock = testClock(START + 60 * HOUR);
let store: Store;
beforeAll(async () => {
  store = await freshStore({ clock });
  await addShop(store);
});
afterAll(() => store.close());
beforeEach(() => {
  clock.set(START + 60 * HOUR);
  return wipe(store);
});

const FIRST = "6920000000000012345";
const story = async (id = FIRST) => {
  const found = await orderTimeline(store, `channel:${SHOP}:${id}`);
  if (!found) throw new Error("no order");
  return found;
};
const found = async (kind: string, id = FIRST) =>
  (await story(id)).findings.filter((one) => one.kind === kind).map(({ sentence, resolvedAt }) => ({ sentence, open: resolvedAt === null }));
const whole = [pickUp, transit, delivery, signature];
const orderId = async () => (await store.rows<{ id: string }>(`SELECT id FROM "order"`))[0]?.id ?? "";

/** A case's word on the order's timeline, as the room of cases writes it. */
async function said(goodsReceived: boolean, hours: number): Promise<void> {
  const id = await orderId();
  await inTx(store, async (tx) =>
    addEvents(tx, [
      {
        orderId: id,
        parcelId: null,
        caseId: "case-1",
        source: "aftersale",
        kind: "case_opened",
        at: new Date(START + hours * HOUR),
        toldBy: "taobao",
        text: "买家申请仅退款",
        data: { goodsReceived },
        dedupeKey: `case:case-1:${hours}`,
      },
    ]),
  );
  await recheckOrders(store, [id]);
}

describe("an older parcel under the number", () => {
  test("is told with its count and times, years named, and goes when the waybill is corrected", async () => {
    await takeAll(store, shipped());
    await traceAll(store, trace(whole.map((one) => ({ ...one, at: new Date(one.at.getTime() - 365 * 24 * HOUR) }))));
    const sentence = "单号 圆通速递 YT0000000000001 查到的是别的包裹：2025-11-20 17:00 至 2025-11-21 20:00 的 4 条扫描早于下单，不作依据。";
    expect(await found("older_parcel")).toEqual([{ sentence, open: true }]);
    expect((await story()).order.whereabouts).toContain(sentence);
    expect((await story()).order.buyerWhereabouts).toBe("您的包裹（圆通速递 YT0000000000001）暂时没有新的物流信息。");
    const corrected = { carrier: "yuantong", waybill: "YT0000000000002", shippedAt: null };
    await takeAll(store, shipped({ version: START + 9 * HOUR, parcels: [corrected], lines: [] }));
    expect(await found("older_parcel")).toEqual([{ sentence, open: false }]);
  });
});

test("signed, then delivered again, is told with both times and who signed each", async () => {
  await takeAll(store, shipped());
  const wrong = { ...signature, text: "门卫 代签收", signedBy: "other" as const };
  const again = scan(36, "误签，重新派送", { state: "out_for_delivery" });
  await traceAll(store, trace([pickUp, wrong, { ...again, redelivered: true }]));
  expect((await story()).order).toMatchObject({ state: "out_for_delivery", signedAt: null });
  expect(await found("delivered_again")).toMatchObject([
    { sentence: "圆通速递 YT0000000000001 11-21 20:00 显示由他人签收，11-21 22:00 又重新派送，前一次签收作废；目前还没有再次签收。", open: true },
  ]);
  await traceAll(store, trace([{ ...scan(38, "本人签收", { state: "signed" }), signedBy: "recipient" as const }]));
  expect((await story()).order.parcels).toMatchObject([{ state: "signed", signedBy: "recipient" }]);
  expect(await found("delivered_again")).toMatchObject([
    { sentence: "圆通速递 YT0000000000001 11-21 20:00 显示由他人签收，11-21 22:00 又重新派送，前一次签收作废；11-22 00:00 由本人签收。", open: true },
  ]);
});

describe("one waybill on two orders", () => {
  const other = (change = {}) => shipped({ channelOrderId: "second", buyer: { ...order().buyer, name: "张三", phone: "13900000002" }, ...change });

  test("is told on both, whichever came first, and goes from both when one is corrected", async () => {
    await takeAll(store, shipped());
    await takeAll(store, other());
    for (const [id, one] of [
      [FIRST, "second"],
      ["second", FIRST],
    ] as const) {
      const { number } = (await story(one)).order;
      expect(await found("shared_waybill", id)).toEqual([
        {
          sentence: `运单 圆通速递 YT0000000000001 同时登记在订单 ${number} 上，买家或收件人不同，两边说法矛盾：轨迹说的可能不是本单，核实之前不作为本单发出、签收的依据。`,
          open: true,
        },
      ]);
    }
    await takeAll(store, other({ version: START + 9 * HOUR, parcels: [{ carrier: "yuantong", waybill: "YT0000000000009", shippedAt: null }], lines: [] }));
    expect(await found("shared_waybill")).toMatchObject([{ open: false }]);
    expect(await found("shared_waybill", "second")).toMatchObject([{ open: false }]);
  });

  test("of one receiver is told as goods sent together", async () => {
    await takeAll(store, shipped(), shipped({ channelOrderId: "second" }));
    expect((await found("shared_waybill"))[0]?.sentence).toContain("收件人相同，像是合并发货");
  });
});

describe("what is sent instead", () => {
  const instead = async (waybill: string, hours: number, insteadOf: string | null = null) => {
    const id = (await story()).order.id;
    await inTx(store, (tx) =>
      nameParcels(tx, [{ orderId: id, direction: "exchange", carrier: "yuantong", waybill, openedAt: new Date(START + hours * HOUR), insteadOf }]),
    );
    await recheckOrders(store, [id]);
  };
  const second = (waybill: string) =>
    shipped({
      channelOrderId: "second",
      buyer: { ...order().buyer, name: "张三", phone: "13900000002" },
      parcels: [{ carrier: "yuantong", waybill, shippedAt: null }],
      lines: [],
    });

  test("and stops on its way is told though its order is finished, until it is scanned again", async () => {
    await takeAll(store, shipped());
    await traceAll(store, trace(whole));
    await takeAll(store, shipped({ claimedState: "completed", finishedAt: new Date(START + 40 * HOUR), version: START + 40 * HOUR }));
    await instead("YT0000000000077", 41);
    await traceAll(store, { ...trace([scan(43, "【杭州转运中心】已揽收", { state: "picked_up" })]), waybill: "YT0000000000077" });
    expect(await found("stalled")).toEqual([]);
    const words = (await story()).order.whereabouts.split("换发的")[0];
    clock.set(START + 80 * HOUR);
    await sweepFindings(store);
    expect(await found("stalled")).toEqual([
      { sentence: expect.stringMatching(/^换发的包裹 YT0000000000077 在.*停留 37 小时，超过一般线路通常的 36 小时/), open: true },
    ]);
    // The goods that were sent first are told of as before.
    expect((await story()).order.whereabouts.startsWith(words ?? "-")).toBe(true);
    await traceAll(store, {
      ...trace([scan(43, "【杭州转运中心】已揽收", { state: "picked_up" }), scan(79, "【武汉转运中心】已到达", { state: "in_transit" })]),
      waybill: "YT0000000000077",
    });
    expect(await found("stalled")).toMatchObject([{ open: false }]);
  });

  test("under the waybill of another buyer's order is told on both, and proves nothing for either", async () => {
    const { waybill } = trace(whole);
    await takeAll(store, shipped({ parcels: [{ carrier: "yuantong", waybill: "YT0000000000066", shippedAt: null }], lines: [] }));
    await takeAll(store, second(waybill));
    await traceAll(store, trace(whole));
    expect((await story("second")).order.state).toBe("signed");
    await instead(waybill, 1);
    const numbers = { first: (await story()).order.number, second: (await story("second")).order.number };
    expect((await found("shared_waybill"))[0]).toMatchObject({ open: true, sentence: expect.stringContaining(numbers.second) });
    expect((await found("shared_waybill", "second"))[0]).toMatchObject({ open: true, sentence: expect.stringContaining(numbers.first) });
    expect((await story()).order.buyerWhereabouts).not.toContain("签收");
    expect((await story("second")).order.buyerWhereabouts).not.toContain("签收");
    await instead("YT0000000000088", 1, waybill);
    expect(await found("shared_waybill")).toMatchObject([{ open: false }]);
    expect(await found("shared_waybill", "second")).toMatchObject([{ open: false }]);
  });
});

describe("what comes back", () => {
  const named = async (waybill: string) => {
    const id = await orderId();
    await inTx(store, (tx) => nameParcels(tx, [{ orderId: id, direction: "return", carrier: "", waybill, openedAt: new Date(START + 40 * HOUR) }]));
    await recheckOrders(store, [id]);
  };
  const arrived = (waybill: string, hours: number) =>
    eventsAll(store, {
      shopId: SHOP,
      orderRef: `channel:${SHOP}:${FIRST}`,
      event: { id: `a${hours}`, kind: "return_arrived", at: new Date(START + hours * HOUR).toISOString(), data: { waybill } },
    });

  test("under another number than named is told with both numbers, until the named one arrives", async () => {
    await takeAll(store, shipped());
    await named("SF108");
    await arrived("SF999", 50);
    expect(await found("return_number_differs")).toEqual([
      { sentence: "仓库 11-22 12:00 收到的退货单号是 SF999，售后登记的是 SF108，请核对是哪一件退货。", open: true },
    ]);
    await arrived("sf 108", 51);
    expect(await found("return_number_differs")).toMatchObject([{ open: false }]);
  });

  test("under the number that brought the goods is told, until it really comes back", async () => {
    await takeAll(store, shipped());
    await traceAll(store, trace(whole));
    await named("yt0000000000001");
    expect(await found("return_under_outbound")).toEqual([
      { sentence: "11-22 02:00 的售后登记的退货单号 YT0000000000001 就是发货的单号，它已于 11-21 20:00 签收，不能当作退货的物流。", open: true },
    ]);
    await traceAll(store, trace([scan(45, "退回件已发出", { state: "returning" })]));
    expect(await found("return_under_outbound")).toMatchObject([{ open: false }]);
  });
});

describe("sources that disagree about receipt", () => {
  test("are told when the buyer says received and nobody picked the parcel up, and agree when it is signed", async () => {
    await takeAll(store, shipped());
    await nobodyTracks(store);
    await said(true, 41);
    expect(await found("receipt_differs")).toEqual([]);
    clock.set(START + 85 * HOUR);
    await sweepFindings(store);
    const sentence = "买家在售后里表示已收到货（11-22 03:00），但圆通速递 YT0000000000001 没有揽收记录。";
    expect(await found("receipt_differs")).toEqual([{ sentence, open: true }]);
    expect((await story()).order.whereabouts).toMatch(/没有仓库出库记录.*买家在售后里表示已收到货（11-22 03:00）。$/);
    await traceAll(store, trace(whole));
    expect(await found("receipt_differs")).toMatchObject([{ open: false }]);
  });

  test("are told when the platform says finished and the carrier is on its way, or holds nothing", async () => {
    const finished = { claimedState: "completed" as const, finishedAt: new Date(START + 50 * HOUR), version: START + 50 * HOUR };
    await takeAll(store, shipped(finished));
    await nobodyTracks(store);
    clock.set(START + 97 * HOUR);
    await sweepFindings(store);
    expect(await found("receipt_differs")).toEqual([{ sentence: "平台显示交易已完成（11-22 12:00），但圆通速递 YT0000000000001 没有揽收记录。", open: true }]);
    await traceAll(store, trace([pickUp, transit]));
    expect(await found("receipt_differs")).toEqual([
      { sentence: "平台显示交易已完成（11-22 12:00），但圆通速递 YT0000000000001 还没有签收，最后一次扫描在武汉转运中心（11-21 03:00）。", open: true },
    ]);
    expect((await story()).order.whereabouts).toMatch(/^平台显示交易已完成（11-22 12:00），但圆通速递 YT0000000000001 于 11-21 03:00 到达武汉转运中心/);
  });

  test("are not said to before the tracker could tell of an order that was learnt of when it had long ended", async () => {
    clock.set(START + 200 * HOUR);
    await takeAll(store, shipped({ claimedState: "completed", finishedAt: new Date(START + 50 * HOUR), version: START + 50 * HOUR }));
    expect(await found("receipt_differs")).toEqual([]);
    await nobodyTracks(store);
    clock.set(START + 225 * HOUR);
    await sweepFindings(store);
    expect(await found("receipt_differs")).toMatchObject([{ open: true }]);
  });

  test("are not said to when the newest word of the case is another", async () => {
    await takeAll(store, shipped());
    await traceAll(store, trace([pickUp, transit]));
    await said(true, 41);
    expect(await found("receipt_differs")).toMatchObject([{ open: true }]);
    await said(false, 42);
    expect(await found("receipt_differs")).toMatchObject([{ open: false }]);
  });
});

test("a parcel that stops after a scan without a place is told by what the scan says", async () => {
  clock.set(START + 25 * HOUR);
  await takeAll(store, shipped());
  await traceAll(store, trace([pickUp, transit, scan(20, "正在派件", { state: "out_for_delivery" })]));
  expect((await story()).order.whereabouts).toContain("正在派送（11-21 06:00 起");
  clock.set(START + 81 * HOUR);
  await sweepFindings(store);
  const sentence = "包裹 11-21 06:00 开始派送，之后 61 小时没有新的扫描，超过一般线路通常的 36 小时。";
  expect(await found("stalled")).toEqual([{ sentence, open: true }]);
  expect((await story()).order.whereabouts).toBe(sentence);
});

describe("a scan dated in the future", () => {
  const wrong = { ...scan(60 + 100 * 24, "【武汉转运中心】 已收入", { state: "in_transit", place: "湖北,武汉市" }) };
  const figures = "快递写的是 2027-03-02 22:00，我们 11-22 22:00 就已得知，实际发生的时间不能确定。";

  test("is found with both times, is claimed by nobody, and is told apart when the parcel stops", async () => {
    await takeAll(store, shipped());
    await traceAll(store, trace([pickUp, wrong]));
    expect(await found("scan_in_future")).toEqual([{ sentence: `圆通速递 YT0000000000001 的一条扫描时间在将来：${figures}`, open: true }]);
    const { order: told } = await story();
    expect(told.whereabouts).toBe(
      "圆通速递 YT0000000000001 已到达武汉转运中心；快递写的时间 2027-03-02 22:00 在将来，我们 11-22 22:00 得知，实际发生的时间不能确定。",
    );
    expect(told.buyerWhereabouts).toBe("您的包裹（圆通速递 YT0000000000001）已到达武汉转运中心。");
    clock.set(START + 100 * HOUR);
    await sweepFindings(store);
    expect(await found("stalled")).toEqual([
      {
        sentence: "包裹到达武汉转运中心，快递写的时间 2027-03-02 22:00 晚于我们得知的 11-22 22:00；之后 40 小时没有新的扫描，超过一般线路通常的 36 小时。",
        open: true,
      },
    ]);
  });

  test("ends when its date has come, and told again then is still no news", async () => {
    await takeAll(store, shipped());
    await traceAll(store, trace([pickUp, wrong]));
    const before = (await story()).order.parcels;
    clock.set(wrong.at.getTime() + HOUR);
    await traceAll(store, trace([pickUp, wrong]));
    await sweepFindings(store);
    expect(await found("scan_in_future")).toMatchObject([{ open: false }]);
    expect((await story()).order.parcels).toEqual(before);
  });

  test("a signature is told without a moment, too", async () => {
    await takeAll(store, shipped());
    const late = { ...signature, at: wrong.at, signedBy: "recipient" as const };
    await traceAll(store, trace([pickUp, transit, late], { signedBy: "recipient" }));
    const { order: told } = await story();
    expect(told.state).toBe("signed");
    expect(told.whereabouts).toContain("快递写的时间 2027-03-02 22:00 在将来，我们 11-22 22:00 得知");
    expect(told.whereabouts).not.toContain("于 11-22 22:00");
    expect(told.buyerWhereabouts).not.toMatch(/11-22|2027/);
  });
});
