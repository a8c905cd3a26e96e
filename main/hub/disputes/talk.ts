/** A case that a conversation opened. Pure. */
import { type BuyerTalk, bareCase, type ChannelCase } from "../connectors/port.ts";

/** Its id stands where an after-sale has the channel's: no channel knows it, and none is asked about it. */
const PREFIX = "talk:";

/** Name of the case that is opened by what was said. */
export function talkCaseId({ channelMessageId }: Pick<BuyerTalk, "channelMessageId">): string {
  return `${PREFIX}${channelMessageId}`;
}

/** A question, about an order by the channel's id of it, or none (`""`). Nothing is claimed and nobody's clock runs. */
export function talkCase(talk: BuyerTalk, channelOrderId: string): ChannelCase {
  const asked = bareCase({ id: talkCaseId(talk), at: talk.at, orderRef: channelOrderId });
  return { ...asked, channelBuyerId: talk.channelBuyerId, writeToken: talk.writeToken };
}
