/** What of the review is shown; it lives in the address, so that back, reload and a pasted link show the same. */
import { useSearchParams } from "react-router";
import { type CaseKind, caseKinds } from "../../../main/hub/contract/words.ts";
import { fenFromYuan } from "../../ui/format.ts";

const judged = ["due", "unreviewed", "wrong", "right", "all"] as const;
export const tabs = [...judged, "held", "recoveries", "rows"] as const;
export type Tab = (typeof tabs)[number];
export type Judged = (typeof judged)[number];

export interface ReviewFilter {
  tab: Tab;
  row?: string;
  shopId?: string;
  kind?: CaseKind;
  /** As typed, yuan. */
  least: string;
  most: string;
  page: number;
}

/** Rows of one page; as many as a person judges in one go. */
export const PAGE_SIZE = 30;

export function isJudged(tab: Tab): tab is Judged {
  return judged.some((each) => each === tab);
}

/** Reads an address; what it does not know falls back to what waits. */
function readFilter(params: URLSearchParams): ReviewFilter {
  return {
    tab: tabs.find((tab) => tab === params.get("tab")) ?? "due",
    row: params.get("row") ?? undefined,
    shopId: params.get("shop") ?? undefined,
    kind: caseKinds.find((kind) => kind === params.get("kind")),
    least: params.get("least") ?? "",
    most: params.get("most") ?? "",
    page: Math.max(0, Number(params.get("page") ?? 0) || 0),
  };
}

/** What the hub is asked for a filter. */
export function toInput({ tab, least, most, ...rest }: ReviewFilter) {
  const [leastFen, mostFen] = [fenFromYuan(least) ?? undefined, fenFromYuan(most) ?? undefined];
  return { ...rest, leastFen, mostFen, review: isJudged(tab) ? tab : ("all" as const), size: PAGE_SIZE };
}

export function useReviewFilter(): { filter: ReviewFilter; set: (change: Readonly<Record<string, string | undefined>>) => void } {
  const [params, setParams] = useSearchParams();
  return {
    filter: readFilter(params),
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
