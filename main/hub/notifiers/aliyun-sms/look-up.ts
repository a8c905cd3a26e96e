import { beijingDay, fromBeijing } from "../../kernel/time.ts";
import type { AlertMessage, Fate, NotifierContext } from "../port.ts";
import { openClient } from "./client.ts";

const PAGE = 50;
const DELIVERED = 3;
const FAILED = 2;

/** Asks what became of a message, on the days on which it may have gone out. */
export async function lookUp(context: NotifierContext, message: AlertMessage): Promise<Fate | null> {
  const opened = await openClient(context);
  if ("refused" in opened || message.to === null) return null;
  const { client, models, runtime } = opened;
  const days = new Set([beijingDay(message.madeAt), beijingDay(new Date(context.clock.now()))]);
  try {
    for (const sendDate of days) {
      const asked = new models.QuerySendDetailsRequest({ phoneNumber: message.to.address, sendDate, pageSize: PAGE, currentPage: 1 });
      const { body } = await client.querySendDetailsWithOptions(asked, runtime);
      if (body?.code !== "OK") return null;
      const row = body.smsSendDetailDTOs?.smsSendDetailDTO?.find(({ outId }) => outId === message.id);
      if (!row) continue;
      const status = Number(row.sendStatus);
      if (status === DELIVERED) return { fate: "delivered", at: fromBeijing(row.receiveDate ?? "") ?? new Date(context.clock.now()) };
      return status === FAILED ? { fate: "undelivered", detail: row.errCode ?? "" } : { fate: "pending" };
    }
    return { fate: "never_had" };
  } catch {
    return null;
  }
}
