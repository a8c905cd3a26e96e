import type { Principal } from "../access/index.ts";
import type { HandlersOf } from "../contract/handlers.ts";
import type { Contract } from "../contract/index.ts";
import { MOST_AT_ONCE } from "../contract/limits.ts";
import { listedCases } from "../disputes/index.ts";
import { ok, refuse } from "../kernel/result.ts";
import { runMany, undoMany } from "./bulk.commands.ts";
import { lookAtMany } from "./bulk.queries.ts";
import type { ActionDeps } from "./deps.ts";

const people = refuse("NOT_ALLOWED", "批量操作只有人可以做。", { en: "Only a person does things in bulk." });

/** Answers `contract.bulk`: the same for many cases. */
export function bulkHandlers(deps: ActionDeps): HandlersOf<Contract["bulk"], Principal> {
  return {
    ids: async (filter, principal) => ok(await listedCases(deps.store, { ...filter, page: 0, size: MOST_AT_ONCE }, principal)),
    preview: async (of, principal) => (principal.kind === "operator" ? lookAtMany(deps, of, principal) : people),
    run: async (of, principal) => (principal.kind === "operator" ? runMany(deps, of, principal) : people),
    undo: async (of, principal) => (principal.kind === "operator" ? undoMany(deps, of, principal) : people),
  };
}
