/** What the journal is narrowed by, as it stands in the address: days are told as the first and the last, Beijing's. */
import type { AuditFilter } from "../../../main/hub/contract/audit.ts";
import { verbGroups } from "../../../main/hub/contract/journal-words.ts";
import { beijingMidnight, fromBeijing } from "../../../main/hub/kernel/time.ts";

const began = (day: string | null): Date | undefined => (day === null ? undefined : (fromBeijing(`${day} 00:00:00`) ?? undefined));

/** Reads an address; what it does not know narrows nothing. */
export function readAudit(params: URLSearchParams): AuditFilter {
  const last = began(params.get("to"));
  return {
    actor: params.get("who") ?? undefined,
    people: params.get("by") === "people" || undefined,
    group: verbGroups.find((group) => group === params.get("about")),
    caseRef: params.get("case") ?? undefined,
    from: began(params.get("from")),
    until: last && beijingMidnight(last, 1),
    text: params.get("q") ?? undefined,
  };
}
