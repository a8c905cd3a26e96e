import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { actorName, type Principal } from "../access/index.ts";
import type { RefusalCode } from "../contract/index.ts";
import { PolicyBody } from "../contract/policies.ts";
import { canonicalJson } from "../kernel/json.ts";
import { ok, type Result, refuse } from "../kernel/result.ts";
import { commit, type Store } from "../store/index.ts";
import { checkPolicy } from "./check.ts";
import { refusedFor, wantsSecondPerson } from "./drafts.commands.ts";
import { draftOf, dropDraftRow } from "./drafts.store.ts";
import { activeVersions, holdPolicy, keepVersion } from "./policies.store.ts";

const FOLDER = fileURLToPath(new URL("./policies", import.meta.url));

/**
 * Publishes a body as the next version of its policy. Refused with the first fault's row and column when it does not hold together or fails one
 * of its own examples, when a later version than `basedOn` is in force, and, where the house wants a second person, unless somebody else
 * proposed this very body.
 */
export async function publishPolicy(
  store: Store,
  principal: Principal,
  { body, basedOn }: { body: PolicyBody; basedOn?: number | undefined },
): Promise<Result<{ version: number }, RefusalCode>> {
  const { faults } = await checkPolicy(body);
  if (faults.length > 0) return refusedFor(faults);
  return commit(store, actorName(principal), async (tx) => {
    await holdPolicy(tx, body.name);
    const active = (await activeVersions(tx)).find(({ name }) => name === body.name)?.version ?? 0;
    if (basedOn !== undefined && active !== basedOn)
      return refuse("SAVED_MEANWHILE", `第 ${active} 版刚刚发布，请对照之后再发布。`, {
        en: `Version ${active} was published meanwhile: compare, then publish.`,
        version: active,
      });
    const draft = await draftOf(tx, body.name);
    if (await wantsSecondPerson(tx)) {
      const proposedBy = draft?.proposedBy ?? null;
      if (proposedBy === null || !draft || !isSame(draft.body, body))
        return refuse("NEEDS_APPROVAL", "发布规则要由另一个人来做：请先提交，再由别人发布。", {
          en: "Policies are published by a second person: propose it, then somebody else publishes it.",
        });
      if (proposedBy === tx.actor)
        return refuse("NEEDS_APPROVAL", "这一版是您提交的，要由另一个人发布。", { en: "You proposed this version: somebody else has to publish it." });
    }
    const version = await keepVersion(tx, body);
    await dropDraftRow(tx, body.name);
    tx.emit({ name: "policy.published", subjectId: body.name, data: { version } });
    const data = { version, rows: body.rows.length, proposedBy: draft?.proposedBy ?? null };
    tx.journal({ verb: "policy.published", subject: "policy", subjectId: body.name, data });
    return ok({ version });
  });
}

function isSame(left: PolicyBody, right: PolicyBody): boolean {
  return canonicalJson(left) === canonicalJson(right);
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
