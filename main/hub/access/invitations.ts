/** An invitation: how long it holds, how it stands, and the sentence for each way in which it is over. */
import type { Role } from "../contract/words.ts";
import { type Refusal, refuse } from "../kernel/result.ts";

/** Who was not here by then needs another. */
export const INVITATION_MS = 72 * 3_600_000;

/** A link by which somebody joins with these roles, or, where `operatorId` is set beforehand, chooses a new password. */
export interface Invitation {
  id: string;
  name: string;
  roles: Role[];
  /** Whoever proves it at the identity provider joins without the link. */
  email: string | null;
  operatorId: string | null;
  invitedBy: string;
  createdAt: Date;
  expiresAt: Date;
  acceptedAt: Date | null;
  revokedAt: Date | null;
}

/** The one spelling of an e-mail address. Nothing but its case is taken for the same: who folds more lets another in. */
export function foldEmail(text: string): string {
  return text.trim().toLowerCase();
}

/** How an invitation stands at a time, ms. */
export function stateOf({ acceptedAt, revokedAt, expiresAt }: Invitation, now: number): "open" | "accepted" | "expired" | "revoked" {
  if (acceptedAt) return "accepted";
  if (revokedAt) return "revoked";
  return expiresAt.getTime() <= now ? "expired" : "open";
}

const over = {
  unknown: { zh: "没有这个邀请，请核对链接是否完整。", en: "There is no such invitation: check that the link is whole." },
  accepted: { zh: "这个邀请已经用过，请直接登录。", en: "This invitation was used already: sign in instead." },
  expired: { zh: "这个邀请已过期，请向管理员要新的。", en: "This invitation has expired: ask an administrator for a new one." },
  revoked: { zh: "这个邀请已被管理员撤回。", en: "An administrator has taken this invitation back." },
  closed: { zh: "这个账号已停用，邀请不再有效。", en: "This account was closed; the invitation no longer holds." },
} as const;

/** Why an invitation lets nobody in. */
export function invitationOver(why: keyof typeof over): { ok: false; refusal: Refusal<"INVITATION_OVER"> } {
  return refuse("INVITATION_OVER", over[why].zh, { en: over[why].en });
}

/** Said to whoever chooses a name that is somebody else's. */
export function nameTaken(): ReturnType<typeof refuse<"BAD_INPUT">> {
  return refuse("BAD_INPUT", "这个登录名已经有人用了，请换一个。", { at: "signInName", en: "Somebody has this sign-in name already: choose another." });
}
