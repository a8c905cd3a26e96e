import type { Principal } from "../access/index.ts";
import type { HandlersOf } from "../contract/handlers.ts";
import type { Contract } from "../contract/index.ts";
import { ok, refuse } from "../kernel/result.ts";
import type { Store } from "../store/index.ts";
import { checkPolicy } from "./check.ts";
import { dropDraft, keepDraft, propose, setSecondPerson, wantsSecondPerson } from "./drafts.commands.ts";
import { draftOf } from "./drafts.store.ts";
import type { PolicyEngine } from "./engine.ts";
import { wordsOf } from "./fact-words.ts";
import { factList } from "./facts.ts";
import { publishPolicy } from "./policies.commands.ts";
import { activePolicies, versionBody, versionsOf } from "./policies.store.ts";
import { reachOf } from "./review.store.ts";

/** What became of what rows granted: money (fen) that stands and effects taken back, by row; handed in by the hub. */
export type GrantedByRow = (policy: string, since: Date) => Promise<ReadonlyMap<string, { grantedFen: number; undone: number }>>;

/** How far back a row is asked what it did. */
const REACH_DAYS = 30;

/** Answers `contract.policies`: policies with their facts, what their rows did, drafts, check and publication. */
export function policyHandlers(
  store: Store,
  { engine, grantedByRow }: { engine: PolicyEngine; grantedByRow: GrantedByRow },
): HandlersOf<Contract["policies"], Principal> {
  return {
    list: async () => {
      const [kept, bodies] = await Promise.all([
        activePolicies(store),
        engine.active().then((active) => new Map(active.map((each) => [each.name, each.body]))),
      ]);
      const policies = kept.flatMap(({ name, version, createdAt, createdBy }) => {
        const body = bodies.get(name);
        return body ? [{ name, version, body, createdAt, createdBy }] : [];
      });
      const facts = factList.map(({ fact, label, type, unit, values }) => ({
        fact,
        label,
        type,
        unit: unit ?? null,
        isClosed: values !== undefined,
        words: wordsOf(fact),
      }));
      return ok({ policies, facts, secondPerson: await wantsSecondPerson(store) });
    },
    history: async ({ name }) => ok({ versions: await versionsOf(store, name) }),
    version: async (of) => {
      const body = await versionBody(store, of);
      return body ? ok({ body }) : refuse("NOT_FOUND", "没有这个版本。", { en: "There is no such version." });
    },
    reach: async ({ name }) => {
      const since = new Date(store.clock.now() - REACH_DAYS * 86_400_000);
      const [rows, granted] = await Promise.all([reachOf(store, name, since), grantedByRow(name, since)]);
      return ok({ since, rows: rows.map((row) => ({ ...row, ...(granted.get(row.row) ?? { grantedFen: 0, undone: 0 }) })) });
    },
    check: async ({ body }) => ok(await checkPolicy(body)),
    draft: async ({ name }) => ok({ draft: await draftOf(store, name) }),
    keepDraft: (input, principal) => keepDraft(store, principal, input),
    dropDraft: (input, principal) => dropDraft(store, principal, input),
    propose: (input, principal) => propose(store, principal, input),
    publish: (input, principal) => publishPolicy(store, principal, input),
    setSecondPerson: ({ on }, principal) => setSecondPerson(store, principal, on),
  };
}
