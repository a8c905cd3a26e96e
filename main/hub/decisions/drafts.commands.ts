/** The next version of a policy: written by one or several, proposed where the house wants a second person, and dropped. */
import { actorName, may, operatorsNow, type Principal } from "../access/index.ts";
import type { RefusalCode } from "../contract/index.ts";
import type { PolicyBody, PolicyDraft } from "../contract/policies.ts";
import { ok, type Result, refuse } from "../kernel/result.ts";
import { commit, keepSetting, type Store, settingOf, type Tx } from "../store/index.ts";
import { checkPolicy, type PolicyFault } from "./check.ts";
import { draftOf, dropDraftRow, keepDraftRow, markProposed } from "./drafts.store.ts";
import { activeVersions, holdPolicy } from "./policies.store.ts";

const SECOND_PERSON = "policy.second_person";
type Answer<Value> = Promise<Result<Value, RefusalCode>>;

/** Whether the house wants every version published by another person than who wrote it; not until an administrator says so. */
export async function wantsSecondPerson(from: Pick<Tx, "prisma">): Promise<boolean> {
  return (await settingOf<boolean>(from, SECOND_PERSON)) ?? false;
}

export function setSecondPerson(store: Store, principal: Principal, on: boolean): Answer<{ ok: true }> {
  return commit(store, actorName(principal), async (tx) => {
    await keepSetting(tx, SECOND_PERSON, on);
    tx.journal({ verb: "policy.second_person_set", subject: "setting", subjectId: SECOND_PERSON, data: { on } });
    return ok({ ok: true as const });
  });
}

/** Keeps a draft, faults and all. Refused when somebody kept another since, with the revision that stands and who kept it. */
export function keepDraft(
  store: Store,
  principal: Principal,
  of: { body: PolicyBody; basedOn: number; revision: number | null },
): Answer<{ revision: number }> {
  return commit(store, actorName(principal), async (tx) => {
    await holdPolicy(tx, of.body.name);
    if (!(await activeVersions(tx)).some(({ name }) => name === of.body.name)) return refuse("NOT_FOUND", "没有这份规则。", { en: "There is no such policy." });
    const kept = await draftOf(tx, of.body.name);
    if (kept && kept.revision !== of.revision) return movedOn(kept);
    if (!kept && of.revision !== null)
      return refuse("SAVED_MEANWHILE", "这份草稿已经发布或被放弃，请从现行规则重新开始。", {
        en: "This draft was published or dropped meanwhile: begin again from the policy in force.",
        revision: null,
      });
    const revision = (kept?.revision ?? 0) + 1;
    await keepDraftRow(tx, { body: of.body, basedOn: of.basedOn, revision });
    return ok({ revision });
  });
}

export function dropDraft(store: Store, principal: Principal, of: { name: string; revision: number }): Answer<{ ok: true }> {
  return commit(store, actorName(principal), async (tx) => {
    await holdPolicy(tx, of.name);
    const kept = await draftOf(tx, of.name);
    if (!kept) return ok({ ok: true as const });
    if (kept.revision !== of.revision) return movedOn(kept);
    await dropDraftRow(tx, of.name);
    tx.journal({ verb: "policy.draft_dropped", subject: "policy", subjectId: of.name, data: { revision: of.revision } });
    return ok({ ok: true as const });
  });
}

/** Asks a second person to publish the draft as it is kept. */
export function propose(store: Store, principal: Principal, of: { name: string; revision: number }): Answer<{ ok: true }> {
  return commit(store, actorName(principal), async (tx) => {
    await holdPolicy(tx, of.name);
    const kept = await draftOf(tx, of.name);
    if (!kept) return refuse("NOT_FOUND", "草稿已经不在了。", { en: "The draft is gone." });
    if (kept.revision !== of.revision) return movedOn(kept);
    const { faults } = await checkPolicy(kept.body);
    if (faults[0]) return refusedFor(faults);
    const others = [...(await operatorsNow(tx)).values()].filter((each) => actorName(each) !== tx.actor && may(each, "policy.edit"));
    if (others.length === 0)
      return refuse("STATE_NOT_ALLOWED", "没有别人可以发布规则，请先邀请一位。", { en: "Nobody else may publish policies: invite somebody first." });
    await markProposed(tx, of.name);
    tx.journal({ verb: "policy.proposed", subject: "policy", subjectId: of.name, data: { revision: of.revision, basedOn: kept.basedOn } });
    return ok({ ok: true as const });
  });
}

/** The refusal of a body with faults: the first one in words, with its row and column. */
export function refusedFor(faults: readonly PolicyFault[]): Result<never, "POLICY_INVALID"> {
  const [first] = faults;
  return refuse("POLICY_INVALID", `规则未发布：${first?.sentence ?? ""}`, {
    row: first?.row ?? null,
    column: first?.column ?? null,
    faults: faults.length,
    en: `The policy was not published: ${first?.en ?? ""}`,
  });
}

function movedOn(kept: PolicyDraft): Result<never, "SAVED_MEANWHILE"> {
  return refuse("SAVED_MEANWHILE", "这份草稿刚刚被别处保存过，请看过之后再改。", {
    en: "This draft was kept from elsewhere meanwhile: look at it before you change it.",
    revision: kept.revision,
    by: kept.updatedBy,
  });
}
