import { may, type Principal } from "../access/index.ts";
import { shownTypes } from "../contract/evidence.ts";
import type { HandlersOf } from "../contract/handlers.ts";
import type { Contract } from "../contract/index.ts";
import { ok, refuse } from "../kernel/result.ts";
import { beginAttachment, finishAttachment, putPart, takeAway } from "./attach.commands.ts";
import { attachmentsOf } from "./attachments.view.store.ts";
import { type EvidenceDeps, openLooking } from "./look.commands.ts";

const peopleOnly = refuse("NOT_ALLOWED", "只有客服人员可以添加附件。", { en: "Only people of the desk add files." });

/** Answers for what belongs to a case beside its words. */
export function evidenceHandlers(deps: EvidenceDeps): HandlersOf<Contract["evidence"], Principal> {
  const look = openLooking(deps);
  return {
    look: async (wanted, principal) => {
      const shown = await look(wanted, principal);
      if (!shown.ok) return shown;
      const { type, name, bytes } = shown.value;
      return ok({ type, name, file: new Blob([Uint8Array.from(bytes)], { type }) });
    },
    list: async ({ caseId }, principal) => {
      const leads = may(principal, "case.assign");
      const rows = await attachmentsOf(deps.store, caseId);
      return ok({
        files: rows.map(({ type, byId, ...row }) => ({
          ...row,
          shown: shownTypes.some((one) => one === type),
          mine: leads || (principal.kind === "operator" && principal.id === byId),
        })),
      });
    },
    begin: async (input, by) => (by.kind === "operator" ? beginAttachment(deps, input, by) : peopleOnly),
    put: async ({ base64, ...of }, by) => (by.kind === "operator" ? putPart(deps, { ...of, bytes: Buffer.from(base64, "base64") }, by) : peopleOnly),
    finish: async (input, by) => (by.kind === "operator" ? finishAttachment(deps, input, by) : peopleOnly),
    remove: async (input, by) => (by.kind === "operator" ? takeAway(deps, input, by) : peopleOnly),
  };
}
