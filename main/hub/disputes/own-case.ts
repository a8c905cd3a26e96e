/** Cases that stand where an after-sale has the channel's id, and of which the channel knows nothing. Pure. */

/** What their ids begin with: a conversation opened it, or a finding of the house's own. */
const PREFIXES = ["talk:", "found:"] as const;

/** Whether a case was opened by a conversation or by a finding: no channel is asked about it. */
export function isOwnCase({ channelCaseId }: { channelCaseId: string }): boolean {
  return PREFIXES.some((prefix) => channelCaseId.startsWith(prefix));
}
