/** What buyers did in their conversations, with what went to them in any case of theirs. */
import type { MessageWindow } from "../connectors/port.ts";
import type { ActionKind } from "../contract/words.ts";
import type { Tx } from "../store/index.ts";
import type { ActionParams } from "./action.ts";
import { type Left, leftOf, messagesIn, type Sent } from "./message-window.ts";

type Reader = Pick<Tx, "rows">;

/** Sent longer ago than the longest time a deed opens, it counts no more. */
interface Asked {
  caseIds: readonly string[];
  kinds: readonly ActionKind[];
  window: MessageWindow;
  now: number;
  /** What only waits counts, too: so many more can be begun. Else only what was called counts: so many more can be sent. */
  withWaiting: boolean;
}

/** What may still be sent to the buyers of these cases; a case whose buyer the channel does not name is left out. */
export async function leftFor(reader: Reader, of: Asked): Promise<Map<string, Left>> {
  const { caseIds, kinds, window, now, withWaiting } = of;
  const talks = await reader.rows<{ caseId: string; wroteAt: Date | null; enteredAt: Date | null; shutAt: Date | null }>(
    `SELECT b.case_id AS "caseId", t.wrote_at AS "wroteAt", t.entered_at AS "enteredAt", t.shut_at AS "shutAt"
     FROM case_buyer b LEFT JOIN buyer_talk t ON t.shop_id = b.shop_id AND t.buyer_id = b.buyer_id WHERE b.case_id = ANY($1)`,
    [caseIds],
  );
  if (talks.length === 0) return new Map();
  const since = new Date(now - Math.max(window.wrote.ms, window.entered.ms));
  const rows = await reader.rows<{ caseId: string; sentAt: Date | null; params: ActionParams }>(
    `SELECT b.case_id AS "caseId", a.sent_at AS "sentAt", a.params FROM case_buyer b
     JOIN case_buyer o ON o.shop_id = b.shop_id AND o.buyer_id = b.buyer_id JOIN action a ON a.case_id = o.case_id
     WHERE b.case_id = ANY($1) AND a.kind = ANY($2)
       AND (a.state IN ('sending', 'unclear') OR (a.state IN ('sent', 'confirmed') AND a.sent_at >= $3) OR ($4::boolean AND a.state IN ('awaiting', 'held', 'ready')))`,
    [caseIds, kinds, since, withWaiting],
  );
  const sent = Map.groupBy(
    rows.filter(({ params }) => !params.copied && !params.byHand),
    ({ caseId }) => caseId,
  );
  return new Map(
    talks.map((talk) => {
      const gone = (sent.get(talk.caseId) ?? []).map(({ sentAt, params }): Sent => ({ at: sentAt, messages: messagesIn(params) }));
      return [talk.caseId, leftOf(window, { ...talk, sent: gone }, now)] as const;
    }),
  );
}
