/** Receipts that services bring: nobody signs them, so that the address is the secret and a receipt is only believed of what was sent by that notifier. */
import type { ChannelAnswer } from "../connectors/port.ts";
import { commit } from "../store/index.ts";
import { alertStates, settleAlert } from "./alert.store.ts";
import { RECEIPT_DOOR } from "./alerts.handlers.ts";
import type { AlertDeps } from "./context.ts";
import { allNotifiers } from "./notifier.store.ts";
import { tellAlert } from "./send-alerts.commands.ts";

const refused: ChannelAnswer = { status: 404, contentType: "text/plain", body: "not found" };

/** Whether a push is meant for this; its door stands where shops have their ids. */
export const isReceiptDoor = (door: string): boolean => door.startsWith(RECEIPT_DOOR);

/** Takes a push of receipts. Told twice, or before the call that sent the message has returned, it changes nothing twice. */
export async function takeReceipts(deps: AlertDeps, door: string, body: string): Promise<ChannelAnswer> {
  const [id, secret] = door.slice(RECEIPT_DOOR.length).split(".");
  const row = (await allNotifiers(deps.store)).find((one) => one.id === id && one.door === secret);
  const receipts = row && deps.notifierOf(row.kind)?.receipts;
  if (!row || !receipts) return refused;
  const read = receipts.read(body);
  if (read === null) return { status: 400, contentType: "text/plain", body: "unreadable" };
  await commit(deps.store, "system", async (tx) => {
    const states = await alertStates(
      tx,
      read.map((receipt) => receipt.id),
    );
    for (const receipt of read) {
      const kept = states.get(receipt.id);
      if (!kept || kept.notifierId !== row.id || kept.state === "delivered") continue;
      const to = receipt.delivered ? ("delivered" as const) : ("undelivered" as const);
      const problem = receipt.delivered ? null : ("receiver" as const);
      if (kept.state !== to && (await settleAlert(tx, { id: receipt.id, from: kept.state, to, problem, detail: receipt.detail })))
        tellAlert(tx, { id: receipt.id, notifierId: row.id, name: row.name, to, problem });
    }
  });
  return { status: 200, ...receipts.accepted };
}
