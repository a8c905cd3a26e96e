/** A list of cases as somebody asks for it: whose it is by who asks, and what burns by the clock and the shops' own times. */
import type { Principal } from "../access/index.ts";
import type { CaseFilter as Asked } from "../contract/cases.ts";
import type { Store } from "../store/index.ts";
import { answerTargets } from "../terms/index.ts";
import { pageOfCases } from "./case-lists.view.store.ts";

/** A page of ids in the list's order, and how many it has; nothing of one's own for who is no person. */
export async function listedCases(
  store: Store,
  { mine, who, only, ...filter }: Asked & { page: number; size: number },
  principal: Principal,
): Promise<{ ids: string[]; total: number }> {
  if (mine && principal.kind !== "operator") return { ids: [], total: 0 };
  const assigneeId = mine && principal.kind === "operator" ? principal.id : who === "nobody" ? undefined : who;
  const burning = only && { what: only, now: new Date(store.clock.now()), targets: only === "late" ? await answerTargets(store) : new Map() };
  return pageOfCases(store, { ...filter, assigneeId, unassigned: who === "nobody", only: burning });
}
