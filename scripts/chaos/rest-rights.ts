/**
 * Which scopes open which address of the public interface, written down apart from the program: what the product does is held against this. An
 * address that is missing here counts as wrong.
 */
import type { KeyScope } from "../../main/hub/contract/keys.ts";

const orders: readonly KeyScope[] = ["orders"];
const facts: readonly KeyScope[] = ["orders", "warehouse"];
const cases: readonly KeyScope[] = ["cases"];
const read: readonly KeyScope[] = ["read"];

/** By call, the scopes of which one is enough. */
export const restRights: ReadonlyMap<string, readonly KeyScope[]> = new Map([
  ["putOrder", orders],
  ["putOrders", orders],
  ["putEvents", facts],
  ["putOrderEvents", facts],
  ["putTraces", facts],
  ["compareOrders", orders],
  ["putCase", cases],
  ["putCases", cases],
  ["putMessage", cases],
  ["orders", read],
  ["timeline", read],
  ["cases", read],
  ["case", read],
]);

/** What goods that came back are: for a warehouse's key alone, because a policy pays by it. */
export const warehouseAlone: readonly string[] = ["return_arrived", "return_inspected"];
