/** What is being written is kept by the hub while it is written: it outlives the page, the browser, and whoever writes it. */
import { type Dispatch, type SetStateAction, useEffect, useRef, useState } from "react";
import type { CasePage } from "../../../main/hub/contract/index.ts";
import { requestKey } from "../../client/change.ts";
import { hub } from "../../client/rpc.ts";
import { useSession } from "../../client/session.tsx";
import { type Draft, emptyDraft } from "./draft.ts";

const PAUSE_MS = 400;
/** What this browser wrote last about a case: newer than the page it is shown with. */
const written = new Map<string, Pick<Draft, "text" | "suggestionId">>();

/** The draft of a case, begun where it was left. */
export function useDraft(page: CasePage): [Draft, Dispatch<SetStateAction<Draft>>] {
  const { me } = useSession();
  const caseId = page.case.id;
  const place = `${me.id} ${caseId}`;
  const [draft, setDraft] = useState<Draft>(() => {
    const left = written.get(place) ?? page.unsent.find(({ mine }) => mine);
    return left && left.text !== "" ? { text: left.text, suggestionId: left.suggestionId, key: requestKey() } : emptyDraft();
  });
  const { text, suggestionId } = draft;
  const kept = useRef(text);
  useEffect(() => {
    if (kept.current === text) return;
    written.set(place, { text, suggestionId });
    const keep = (): void => {
      kept.current = text;
      // It is tried again with the next letter; whoever is shown out meanwhile loses what he wrote since the last pause.
      hub.cases.keepWords({ caseId, text, suggestionId }).catch(() => undefined);
    };
    const timer = setTimeout(keep, text === "" ? 0 : PAUSE_MS);
    return () => clearTimeout(timer);
  }, [caseId, place, suggestionId, text]);
  // Whoever leaves within the pause has it kept all the same.
  useEffect(
    () => () => {
      const last = written.get(place);
      if (last && last.text !== kept.current) hub.cases.keepWords({ caseId, ...last }).catch(() => undefined);
    },
    [caseId, place],
  );
  return [draft, setDraft];
}
