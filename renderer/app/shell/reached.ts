/** What reached a person: told once, in one order, and known again by its id. Pure, so that it can be tested. */
import type { CaseRow } from "../../../main/hub/contract/index.ts";
import type { CallView } from "../../../main/hub/contract/notes.ts";
import type { NoticeKind, Settings } from "../../../main/hub/contract/settings.ts";

/** From so long before its time on a case is told of. */
export const NEAR_MS = 2 * 3_600_000;
/** Ids of what was told that are kept. */
const KEPT = 300;

/** A case that presses. The same thing at the same time has the same id; a deadline that moved is told anew. */
interface Pressing {
  id: string;
  kind: "due" | "second" | "promise";
  case: Pick<CaseRow, "id" | "number" | "kind" | "title" | "amountFen">;
  amountFen: number;
  at: Date;
}

/** A call to a case: a colleague, its buyer, or what failed there. Whether it was seen is the hub's to know of each. */
interface Called {
  id: string;
  kind: CallView["kind"];
  case: Pick<CaseRow, "id" | "number" | "title">;
  by: string;
  text: string;
  at: Date;
  isNew: boolean;
}

/** A shop that cannot be asked; it is told anew when it could be meanwhile. */
interface Broken {
  id: string;
  kind: "shop";
  name: string;
  problem: string;
  at: Date;
}

export type Reached = Pressing | Called | Broken;

/** By which of his settings a person is told of it. */
export function noticeOf(kind: Reached["kind"]): NoticeKind {
  if (kind === "promise") return "due";
  if (kind === "given") return "assigned";
  return kind === "linked" ? "acted" : kind;
}

/** What a person wants in his list. */
export function wantedOf(reached: readonly Reached[], notices: Settings["notices"]): Reached[] {
  return reached.filter(({ kind }) => notices[noticeOf(kind)].list);
}

/** Where it leads. */
export function placeOf(one: Reached): string {
  return one.kind === "shop" ? "/shops" : `/cases/${one.case.id}`;
}

/** Calls as they reach a person, the newest first. */
export function calledOf(rows: readonly CallView[]): Called[] {
  return rows.map(({ id, kind, caseId, caseNumber, title, byName, text, at, seenAt }) => ({
    id: `call:${id}`,
    kind,
    case: { id: caseId, number: caseNumber, title },
    by: byName,
    text,
    at,
    isNew: seenAt === null,
  }));
}

/** Shops that cannot be asked, as they reach whoever can mend it. */
export function brokenOf(rows: readonly { id: string; name: string; problem: string; reachedAt: Date | null }[]): Broken[] {
  return rows.map(({ id, name, problem, reachedAt }) => ({
    id: `shop:${id}:${reachedAt?.getTime() ?? 0}`,
    kind: "shop",
    name,
    problem,
    at: reachedAt ?? new Date(0),
  }));
}

/** What of it this person has not seen: calls tell it themselves, the rest is held against the marks he made. */
export function freshOf(reached: readonly Reached[], marks: ReadonlySet<string>): Reached[] {
  return reached.filter((one) => ("isNew" in one ? one.isNew : !marks.has(one.id)));
}

/** A payment that waits; `why` says why this person may not agree to it. */
interface Waiting {
  id: string;
  amountFen: number;
  createdAt: Date;
  why: object | null;
  case: CaseRow;
}

/** What lies before this person: his cases near their time and payments that wait for his yes; what presses most first. */
export function reachedOf({ mine, waits, now }: { mine: readonly CaseRow[]; waits: readonly Waiting[]; now: number }): Pressing[] {
  const near = (at: Date | null): at is Date => at !== null && at.getTime() - now <= NEAR_MS;
  const open = mine.filter(({ status }) => status !== "done");
  const due = open.flatMap((row): Pressing[] =>
    near(row.deadlineAt) ? [{ id: `due:${row.id}:${row.deadlineAt.getTime()}`, kind: "due", case: row, amountFen: row.amountFen, at: row.deadlineAt }] : [],
  );
  const promised = open.flatMap((row): Pressing[] =>
    near(row.promiseDueAt)
      ? [{ id: `promise:${row.id}:${row.promiseDueAt.getTime()}`, kind: "promise", case: row, amountFen: row.amountFen, at: row.promiseDueAt }]
      : [],
  );
  const second = waits
    .filter(({ why }) => why === null)
    .map((row): Pressing => ({ id: `second:${row.id}`, kind: "second", case: row.case, amountFen: row.amountFen, at: row.createdAt }));
  return [...second, ...[...due, ...promised].sort((left, right) => left.at.getTime() - right.at.getTime())];
}

/** The ids that were kept as told; what somebody else wrote there is none. */
export function readSeen(text: string | null): ReadonlySet<string> {
  try {
    const ids: unknown = JSON.parse(text ?? "[]");
    return new Set(Array.isArray(ids) ? ids.filter((id): id is string => typeof id === "string") : []);
  } catch {
    return new Set();
  }
}

/** The same with these seen, the newest kept. */
export function withSeen(seen: ReadonlySet<string>, ids: readonly string[]): string {
  return JSON.stringify([...new Set([...[...seen].filter((id) => !ids.includes(id)), ...ids])].slice(-KEPT));
}

/** The tab's title: how many were not seen, then whose console it is. */
export function titled(name: string, count: number): string {
  return count > 0 ? `(${count > 99 ? "99+" : count}) ${name}` : name;
}
