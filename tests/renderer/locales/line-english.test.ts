/** Lines that the house itself puts on timelines, as its rooms write them, told in English. */
import { describe, expect, it } from "vitest";
import type { ChannelOrder } from "../../../main/hub/connectors/port.ts";
import type { TimelineEntry } from "../../../main/hub/contract/index.ts";
import { WarehouseEventKind } from "../../../main/hub/contract/words.ts";
import { hasOwnChinese, withoutMarks } from "../../../main/hub/kernel/said.ts";
import { orderEvents } from "../../../main/hub/orders/order.events.ts";
import type { NewEvent } from "../../../main/hub/orders/timeline.store.ts";
import { warehouseEvent } from "../../../main/hub/orders/warehouse.ts";
import { en } from "../../../renderer/locales/en/index.ts";
import { lineInEnglish } from "../../../renderer/locales/line-english.ts";
import { translator } from "../../../renderer/locales/text.ts";

const AT = new Date(Date.UTC(2026, 10, 20, 1, 0));
const kinds = {
  t: translator(en),
  label: (kind: string) => (kind === "agree_refund" ? "Agree refund" : "Add note"),
  isWords: (kind: string) => kind === "add_note",
};
const shown = ({ source, kind, at, toldBy, text, data }: NewEvent): TimelineEntry => ({
  ...{ id: "1", source, kind, at, learntAt: at, toldBy, text, data, parcelId: null, caseId: null },
});
const line = (of: Partial<TimelineEntry> & Pick<TimelineEntry, "source" | "kind">): string | null =>
  lineInEnglish({ ...shown({ orderId: "1", parcelId: null, at: AT, toldBy: "system", text: "", data: {}, dedupeKey: "", ...of } as NewEvent), ...of }, kinds);
const plain = (of: Parameters<typeof line>[0]): string => withoutMarks(line(of) ?? "-");

const order = {
  version: AT.getTime(),
  channelStatus: "奇怪的状态",
  claimedState: null,
  onHold: true,
  createdAt: AT,
  paidAt: AT,
  deposit: { fen: 2_000, paidAt: AT },
  claimedShippedAt: AT,
  finishedAt: AT,
  closedAt: AT,
} as unknown as ChannelOrder;

describe("a line of the house in English", () => {
  it("is there for all that a channel's order tells, dated ahead or not", () => {
    const ahead = { ...order, datedAhead: { paid: AT.getTime() + 86_400_000 } } as ChannelOrder;
    const lines = [...orderEvents("1", "taobao", order), ...orderEvents("1", "taobao", ahead)].map((event) => lineInEnglish(shown(event), kinds));
    expect(lines.length).toBeGreaterThan(14);
    expect(lines.filter((each) => each === null || hasOwnChinese(each))).toEqual([]);
    expect(lines.map((each) => withoutMarks(each ?? ""))).toEqual(
      expect.arrayContaining([
        "Deposit paid by the buyer: ¥20.00",
        "The platform's status “奇怪的状态” is in no table and kept as it is",
        "Paid by the buyer (the platform wrote 2026-11-21 09:00:00, which had not come by then)",
      ]),
    );
  });

  it.each(WarehouseEventKind.options)("is there for what a warehouse or its books tell: %s", (kind) => {
    const data = { place: "杭州仓", skus: [{ sku: "杯子", quantity: 2 }, "CUP"], result: "failed" };
    const told = lineInEnglish(shown(warehouseEvent("1", { type: "warehouse", orderRef: "1", key: kind, kind, at: AT, data } as never)), kinds);
    expect(told).toMatch(/^[A-Z]/);
    expect(hasOwnChinese(told ?? "中")).toBe(false);
  });

  it.each<[string, Parameters<typeof line>[0], string]>([
    [
      "a case that was opened",
      { source: "aftersale", kind: "case_opened", data: { kind: "return_refund", amountFen: 5_900, reason: "质量问题" } },
      "The buyer asked for: return & refund ¥59.00, reason: 质量问题",
    ],
    [
      "a state that contradicts the one before",
      { source: "aftersale", kind: "case_closed", data: { from: "refunded", state: "closed", contradiction: true } },
      "After-sale: Refunded → Closed (contradicts what was before; the platform's newest word counts)",
    ],
    ["a state that was kept without its facts", { source: "aftersale", kind: "case_refunded", data: { state: "refunded" } }, "After-sale: Refunded"],
    [
      "a return that came under another number",
      { source: "aftersale", kind: "return_unclear", data: { waybill: "SF1", named: null } },
      "The warehouse has a return under SF1; the after-sale names no waybill: check whether it is this one",
    ],
    [
      "a return that the inspector turned down",
      { source: "aftersale", kind: "case_inspected", toldBy: "warehouse", data: { inspection: "failed" } },
      "Return inspected: failed",
    ],
    [
      "cases of somebody who left",
      { source: "intervention", kind: "case_handed_over", data: { to: null, number: "AS1", fromName: "小林", toName: null } },
      "Case AS1 was given back to the queue by 小林",
    ],
    [
      "money that was not sent",
      { source: "action", kind: "action_undone", data: { kind: "agree_refund", amountFen: 5_900, why: "Things moved" } },
      "Agree refund ¥59.00: undone (Things moved)",
    ],
    ["a note", { source: "action", kind: "action_confirmed", text: "备注：先别发", data: { kind: "add_note", amountFen: 0 } }, "Add note: 先别发"],
    ["what a buyer said", { source: "message", kind: "message_buyer", text: "买家：到了：破的" }, "Buyer: 到了：破的"],
  ])("says %s", (_, of, expected) => {
    expect(plain(of)).toBe(expected);
    expect(hasOwnChinese(line(of) ?? "中")).toBe(false);
  });

  it("leaves a carrier's scan to the carrier", () => {
    expect(line({ source: "carrier", kind: "in_transit", text: "快件到达【武汉转运中心】" })).toBeNull();
  });
});
