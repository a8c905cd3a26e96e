import { useNavigate } from "react-router";
import { useChange } from "../client/change.ts";
import { hub } from "../client/rpc.ts";
import { useMay } from "../client/session.tsx";
import { useT } from "../locales/provider.tsx";

interface TakeNext {
  /** Takes the most urgent case that nobody has and opens it among one's own; does nothing for who may not, or while one is being taken. */
  take: () => void;
  may: boolean;
  isPending: boolean;
}

/** Takes the next case, from wherever one is. */
export function useTakeNext(): TakeNext {
  const t = useT();
  const navigate = useNavigate();
  const may = useMay("case.work");
  const { mutate, isPending } = useChange({
    call: () => hub.cases.takeNext(),
    said: ({ caseId }) => (caseId ? "" : t("queue.nothingToTake")),
    after: ({ caseId }) => caseId && void navigate(`/cases/${caseId}?view=mine`),
  });
  return { may, isPending, take: () => may && !isPending && mutate(undefined) };
}
