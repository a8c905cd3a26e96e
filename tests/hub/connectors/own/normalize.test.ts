import { expect, test } from "vitest";
import { own } from "../../../../main/hub/connectors/own/connector.ts";

const order = {
  id: "MP-1",
  status: "paid",
  createdAt: "2026-11-20T09:00:00+08:00",
  paidAt: "2026-11-20T10:00:00+08:00",
  updatedAt: "2026-11-20T10:00:00+08:00",
  totalFen: 5_000,
  paidFen: 5_000,
  buyer: { id: "u1", nick: "阿青", phone: "13912345678", city: "武汉市" },
  lines: [{ id: "1", sku: "CUP-01", title: "保温杯", quantity: 1, priceFen: 5_000, paidFen: 5_000 }],
};
const read = (topic: string, payload: unknown) => own.normalize(topic, typeof payload === "string" ? payload : JSON.stringify(payload));

test("an order of a seller's own system becomes an order like any other", () => {
  const read1 = read("rest.order", order);
  expect(read1).toMatchObject({
    ok: true,
    value: [
      {
        type: "order",
        channelOrderId: "MP-1",
        claimedState: "paid",
        paidFen: 5_000,
        paidAt: new Date("2026-11-20T02:00:00Z"),
        lines: [{ channelLineId: "1" }],
      },
    ],
  });
});

test("payloads kept by earlier versions stay readable", () => {
  const at = "2026-03-01T10:00:00+08:00";
  expect(read("rest.event", { orderRef: "a", event: { id: "e1", kind: "packed", at, data: { skus: ["MUG"] } } })).toMatchObject({
    ok: true,
    value: [{ type: "warehouse", key: "rest:e1", orderRef: "a", kind: "packed", data: { skus: ["MUG"] } }],
  });
  expect(read("rest.case", { id: "C-1", kind: "question", text: "在吗", amountFen: 0, at })).toMatchObject({
    ok: true,
    value: [{ type: "case", channelCaseId: "C-1", channelOrderId: "", defaultOutcome: "none", deadlineAt: null, buyerWords: "在吗" }],
  });
  expect(read("rest.message", { ref: "C-1", messageId: "m2", text: "看图", at, pictures: ["https://img.example/1.jpg"] })).toMatchObject({
    ok: true,
    value: [{ type: "message", pictures: ["https://img.example/1.jpg"] }],
  });
  expect(read("rest.message", { ref: "C-1", messageId: "m1", text: "在吗", at })).toMatchObject({
    ok: true,
    value: [{ type: "message", channelCaseId: "C-1", channelMessageId: "rest:m1", from: "buyer" }],
  });
});

test("what is not an order is refused with the field named", () => {
  const bad = read("rest.order", { ...order, lines: [{ ...order.lines[0], quantity: 0 }] });
  expect(bad.ok ? "" : bad.refusal.message).toContain("lines.0.quantity");
  expect(read("rest.order", "text").ok).toBe(false);
  expect(read("rest.else", order).ok).toBe(false);
});
