import { may, type Principal } from "../access/index.ts";
import type { HandlersOf } from "../contract/handlers.ts";
import type { Contract } from "../contract/index.ts";
import { ok } from "../kernel/result.ts";
import type { Presence } from "./presence.ts";

/** Answers `contract.presence`. */
export function presenceHandlers(presence: Presence): HandlersOf<Contract["presence"], Principal> {
  return {
    tell: async ({ window, caseId, writing }, principal) => {
      if (principal.kind === "operator") {
        const { id, name } = principal;
        presence.tell({ window, caseId, person: { id, name, writing: writing && may(principal, "case.work") } });
      }
      return ok({ ok: true as const });
    },
    now: async () => ok({ cases: presence.now() }),
  };
}
