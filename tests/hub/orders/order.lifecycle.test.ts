import fc from "fast-check";
import { expect, test } from "vitest";
import type { OrderState } from "../../../main/hub/connectors/port.ts";
import { advance, orderLifecycle } from "../../../main/hub/orders/index.ts";
import { provenByClaim, provenByTrace, provenByWarehouse } from "../../../main/hub/orders/order.lifecycle.ts";

const state = fc.constantFrom(...orderLifecycle.states);

test("evidence in any order ends in the same state, and no evidence takes a state back", () => {
  fc.assert(
    fc.property(fc.array(fc.option(state), { maxLength: 8 }), fc.array(fc.nat(), { minLength: 8, maxLength: 8 }), (proofs, chances) => {
      const mixed = proofs.map((proof, index) => ({ proof, chance: chances[index] ?? 0 })).sort((left, right) => left.chance - right.chance);
      const one = proofs.reduce<OrderState>((at, proof) => advance(at, proof), orderLifecycle.initial);
      let at = orderLifecycle.initial;
      for (const { proof } of mixed) {
        const next = advance(at, proof);
        expect(orderLifecycle.states.indexOf(next)).toBeGreaterThanOrEqual(orderLifecycle.states.indexOf(at));
        at = next;
      }
      expect(at).toBe(one);
    }),
  );
});

test("a claim of shipping proves payment and nothing more; other claims are taken as they are", () => {
  expect((["outbound", "in_transit", "out_for_delivery"] as const).map(provenByClaim)).toEqual(["paid", "paid", "paid"]);
  expect((["created", "signed", "completed", "closed", null] as const).map(provenByClaim)).toEqual(["created", "signed", "completed", "closed", null]);
});

test("a label, a withdrawn waybill and an unknown state prove nothing; a returned parcel was under way", () => {
  expect((["label_only", "withdrawn", "unknown"] as const).map(provenByTrace)).toEqual([null, null, null]);
  expect(provenByTrace("returned")).toBe("in_transit");
  expect(provenByWarehouse("return_arrived")).toBeNull();
});
