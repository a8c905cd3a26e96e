import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { PolicyBody, type RefusalCode } from "../contract/index.ts";
import { ok, type Result, refuse } from "../kernel/result.ts";
import { commit, type Store } from "../store/index.ts";
import { checkPolicy } from "./check.ts";
import { activeVersions, keepVersion } from "./policies.store.ts";

const FOLDER = fileURLToPath(new URL("./policies", import.meta.url));

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

/** Policies that the program brings along, by file. @throws when one does not hold its own examples: a fault of the build. */
export async function builtInPolicies(folder: string = FOLDER): Promise<PolicyBody[]> {
  const files = readdirSync(folder).filter((name) => name.endsWith(".policy.json"));
  return Promise.all(
    files.sort().map(async (file) => {
      const body = PolicyBody.parse(JSON.parse(readFileSync(join(folder, file), "utf8")));
      const { faults } = await checkPolicy(body);
      const [first] = faults;
      if (first) throw new Error(`${file}: row ${first.row ?? "-"}, column ${first.column ?? "-"}: ${first.sentence}`);
      return body;
    }),
  );
}

/** Policies that were brought along and are not kept yet become version 1; they are the supervisor's from then on. */
export async function seedPolicies(store: Store): Promise<void> {
  const known = new Set((await activeVersions(store)).map((kept) => kept.name));
  const fresh = (await builtInPolicies()).filter((body) => !known.has(body.name));
  if (fresh.length === 0) return;
  await commit(store, "system", async (tx) => {
    for (const body of fresh) {
      const version = await keepVersion(tx, body);
      tx.emit({ name: "policy.published", subjectId: body.name, data: { version } });
      tx.journal({ verb: "policy.seeded", subject: "policy", subjectId: body.name, data: { version } });
    }
  });
}
