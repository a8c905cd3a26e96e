import { describe, expect, it } from "vitest";
import type { OrderView } from "../../../main/hub/contract/index.ts";
import { englishSlots } from "../../../main/hub/disputes/reply-slots-english.ts";
import { asWritten } from "../../../main/hub/kernel/said.ts";
import { englishTermSlots, merged, nothingSet } from "../../../main/hub/terms/index.ts";
import { at, now, parcel, row, story, terms } from "./reply-ground.ts";

const slots = (of: Partial<OrderView>, asked = {}) => englishSlots({ case: row(asked), told: story(of), terms, asked: "", now });

describe("English slots of a reply", () => {
  it("tell times as English does, money with its sign, and states in words", () => {
    expect(slots({ parcels: [parcel()], promisedShipAt: at(2) })).toMatchObject({
      物流状态: "your parcel (Yunda Express YD1) reached 武汉 on Nov 24, 10:00 and is on its way",
      快递公司: "Yunda Express",
      快递单号: "YD1",
      承诺发货时间: "Nov 27, 10:00",
      申请金额: "¥59.00",
      实付金额: "¥118.00",
      订单状态: "on its way",
      售后状态: "waiting for our review",
      售后类型: "refund",
    });
  });

  it.each<[string, Partial<OrderView>, string]>([
    ["no news", { parcels: [parcel({ pickedUpAt: null, lastScanAt: null })] }, "there is no tracking news of your parcel (Yunda Express YD1) yet"],
    ["a number that another order names too", { parcels: [parcel({ contested: true })] }, "there is no tracking news of your parcel (Yunda Express YD1) yet"],
    ["a scan of tomorrow", { parcels: [parcel({ lastScanAt: at(1) })] }, "there is no tracking news of your parcel (Yunda Express YD1) yet"],
    [
      "delivered",
      { state: "signed", parcels: [parcel({ state: "signed", signedAt: at(-1) })] },
      "your parcel (Yunda Express YD1) was delivered in 武汉 on Nov 24, 10:00 according to the carrier",
    ],
    [
      "the slower of two",
      { parcels: [parcel({ id: "p2", waybill: "YD2", lastScanAt: at(-0.5) }), parcel({ state: "picked_up", lastScanAt: at(-2) })] },
      "your parcel (Yunda Express YD1) was picked up by the carrier on Nov 23, 10:00",
    ],
    ["nothing sent", { state: "packed" }, "your order is packed and waiting to leave the warehouse"],
    ["closed", { state: "closed", closedAt: at(-1), parcels: [parcel()] }, "your order was closed on Nov 24, 10:00"],
  ])("say where it is: %s", (_, of, said) => {
    expect(slots(of).物流状态).toBe(said);
  });

  it("leave out what is known in Chinese only", () => {
    const all = slots({ parcels: [parcel({ carrier: "本地专送", carrierName: "本地专送", en: { carrierName: asWritten("本地专送") } })] });
    expect(all).not.toHaveProperty("快递公司");
    expect(all).not.toHaveProperty("商品");
    expect(all.物流状态).toContain("your parcel (YD1)");
    expect(slots({}, { kind: "question" })).not.toHaveProperty("售后状态");
  });

  it("say the seller's figures and choices in English, his own English as he wrote it, and his Chinese not at all", () => {
    const body = {
      ...nothingSet,
      returnDays: 7,
      answerWithinHours: 1,
      workingHours: { days: [1, 2, 3, 4, 5], from: "09:00", to: "18:00" },
      invoice: { how: "在订单页申请", withinDays: 3 },
      install: "Our fitters come to you",
    };
    const said = englishTermSlots(merged(body, null).terms, { titles: [], warehouses: [] });
    expect(said).toEqual({
      退货运费: "the return freight is paid by us for a defect or a wrong item, and by the buyer for a return without a reason",
      退货期限: "7 days",
      答复时限: "1 hour",
      工作时间: "Mon–Fri 9:00–18:00",
      开票时限: "3 days",
      安装说明: "Our fitters come to you",
    });
  });
});
