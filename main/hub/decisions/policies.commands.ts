import type { PolicyBody, RefusalCode } from "../contract/index.ts";
import { ok, type Result, refuse } from "../kernel/result.ts";
import { commit, type Store } from "../store/index.ts";
import { checkPolicy } from "./check.ts";
import { keepVersion } from "./policies.store.ts";

/**
 * Publishes a body as the next version of its policy. Refused with the first fault's row and column when it does not
 * hold together or fails one of its own examples.
 */
export async function publishPolicy(store: Store, actor: string, body: PolicyBody): Promise<Result<{ version: number }, RefusalCode>> {
  const { faults } = await checkPolicy(body);
  const [first] = faults;
  if (first) return refuse("POLICY_INVALID", `规则未发布：${first.sentence}`, { row: first.row, column: first.column, faults: faults.length });
  const version = await commit(store, actor, async (tx) => {
    const next = await keepVersion(tx, body);
    tx.emit({ name: "policy.published", subjectId: body.name, data: { version: next } });
    tx.journal({ verb: "policy.published", subject: "policy", subjectId: body.name, data: { version: next, rows: body.rows.length } });
    return next;
  });
  return ok({ version });
}
