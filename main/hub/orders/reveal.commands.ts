/** Showing what is sealed of an order's receiver: to who may, for a reason that is written down first, and not without end. */
import { actorName, type Principal } from "../access/index.ts";
import { ok, type Result, refuse } from "../kernel/result.ts";
import { maskText } from "../masking/index.ts";
import { commit, type Store, type Tx } from "../store/index.ts";
import { openReceiver } from "./receiver.store.ts";
import type { PlainReceiver } from "./receiver.ts";
import { keepReveal, receiverPlace, revealsSince } from "./reveal.store.ts";

/** A person may look at so many receivers within an hour; who needs more is copying a list. */
const REVEALS_AN_HOUR = 60;
const HOUR_MS = 3_600_000;

type Shown = PlainReceiver & { province: string; city: string; district: string };

/** Writes down who looks at which order and why, then opens it. What could not be written down is not shown. */
export async function revealReceiver(
  store: Store,
  { id, reason }: { id: string; reason: string },
  principal: Principal,
): Promise<Result<Shown, "NOT_FOUND" | "TOO_MANY_REVEALS" | "SEAL_BROKEN">> {
  return commit(store, actorName(principal), async (tx) => {
    const place = await receiverPlace(tx, id);
    const opened = place && (await openReceiver(tx, id));
    if (!place || !opened) return refuse("NOT_FOUND", "平台没有给出这个订单收件人的明文，或已过保存期。");
    // What a person writes may itself name somebody, and the journal is for good.
    const said = maskText(reason);
    if (opened === "broken") {
      tx.journal({ verb: "receiver.broken", subject: "order", subjectId: id, data: { reason: said } });
      return refuse("SEAL_BROKEN", "封存的收件信息打不开，可能在数据库里被改动过。已记入日志，请告诉管理员。");
    }
    const refused = (await revealsSince(tx, new Date(tx.at.getTime() - HOUR_MS))) >= REVEALS_AN_HOUR;
    writeDown(tx, { id, reason: said, refused });
    if (refused) return refuse("TOO_MANY_REVEALS", `一小时内最多查看 ${REVEALS_AN_HOUR} 个收件人。管理员能看到这次被拒绝的查看。`);
    return ok({ ...opened, ...place });
  });
}

function writeDown(tx: Tx, { id, reason, refused }: { id: string; reason: string; refused: boolean }): void {
  keepReveal(tx, { orderId: id, reason, refused });
  tx.journal({ verb: refused ? "receiver.reveal_refused" : "receiver.revealed", subject: "order", subjectId: id, data: { reason } });
}
