/** The queue's filters live in the address, so that back, reload and a pasted link show the same list. */
import { useSearchParams } from "react-router";
import type { Priority } from "../../../main/hub/contract/case-marks.ts";
import type { CaseRow } from "../../../main/hub/contract/index.ts";
import { priorities } from "../../../main/hub/contract/lists.ts";
import { type Burning, burnings, caseKinds, findingKinds, type Role } from "../../../main/hub/contract/words.ts";
import type { hub } from "../../client/rpc.ts";

export type View = "mine" | "all" | CaseRow["queue"] | "promised" | "second" | "waiting" | "resting" | "done";
export const views: readonly View[] = ["mine", "all", "agent", "supervisor", "risk", "auto", "promised", "second", "waiting", "resting", "done"];
export const PAGE_SIZE = 30;

export const sorts = ["deadline", "oldest", "priority", "stake", "newest"] as const;
type Sort = (typeof sorts)[number];

export interface Filter {
  view: View;
  channel?: string;
  disputeClass?: string;
  finding?: CaseRow["findings"][number];
  kind?: CaseRow["kind"];
  text?: string;
  tag?: string;
  /** Whose, by id; `nobody`: of nobody. */
  who?: string;
  /** Who handed them over, by id. */
  handed?: string;
  only?: Burning;
  priority?: Priority;
  sort: Sort;
  page: number;
}

/** Where each role begins. */
const startOf: Readonly<Record<Role, View>> = {
  agent: "agent",
  supervisor: "all",
  trainer: "all",
  risk: "risk",
  operations: "all",
  finance: "all",
  warehouse: "waiting",
  admin: "all",
};

/** Reads an address; words it does not know fall back to what the role works on. */
export function readFilter(params: URLSearchParams, roles: readonly Role[]): Filter {
  return {
    view: views.find((view) => view === params.get("view")) ?? startOf[roles[0] ?? "agent"],
    channel: params.get("channel") ?? undefined,
    disputeClass: params.get("class") ?? undefined,
    finding: findingKinds.find((kind) => kind === params.get("finding")),
    kind: caseKinds.find((kind) => kind === params.get("kind")),
    text: params.get("q") ?? undefined,
    tag: params.get("tag") ?? undefined,
    who: params.get("who") ?? undefined,
    handed: params.get("handed") ?? undefined,
    only: burnings.find((one) => one === params.get("only")),
    priority: priorities.find((priority) => priority === params.get("priority")),
    sort: sorts.find((sort) => sort === params.get("sort")) ?? "deadline",
    page: Math.max(0, Number(params.get("page") ?? 0) || 0),
  };
}

type ListInput = NonNullable<Parameters<typeof hub.cases.list>[0]>;

/** What the hub is asked for a filter. */
export function toInput({ view, ...rest }: Filter): ListInput {
  // A promise counts whoever must act on the case, and whether or not it is done.
  if (view === "promised") return { ...rest, promiseDue: true, size: PAGE_SIZE };
  if (view === "resting") return { ...rest, resting: true, size: PAGE_SIZE };
  const queue = view === "mine" || view === "all" || view === "second" || view === "waiting" || view === "done" ? undefined : view;
  // A buyer waits for an answer whoever must act.
  const isAnybodys = view === "all" && (rest.only === "unanswered" || rest.only === "late");
  const status = isAnybodys ? undefined : view === "done" || view === "waiting" ? view : "open";
  return { ...rest, queue, status, mine: view === "mine" || undefined, size: PAGE_SIZE };
}

export function useFilter(roles: readonly Role[]): { filter: Filter; set: (change: Readonly<Record<string, string | undefined>>) => void } {
  const [params, setParams] = useSearchParams();
  return {
    filter: readFilter(params, roles),
    set(change) {
      const next = new URLSearchParams(params);
      if (!("page" in change)) next.delete("page");
      for (const [key, value] of Object.entries(change)) {
        if (value === undefined || value === "") next.delete(key);
        else next.set(key, value);
      }
      setParams(next, { replace: true });
    },
  };
}
