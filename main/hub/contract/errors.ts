import type { Said } from "../kernel/said.ts";

/** The closed list of expected refusals: code, HTTP status, and the sentence for a person in both languages. */
export const refusals = {
  NOT_SIGNED_IN: { status: 401, zh: "请先登录。", en: "Sign in first." },
  LINK_SPENT: { status: 401, zh: "登录链接已用过或已过期，请向管理员要新的。", en: "This sign-in link was used or has expired: ask for a new one." },
  WRONG_SIGN_IN: { status: 401, zh: "登录名或密码不对。", en: "The name or the password is not right." },
  CODE_NEEDED: { status: 401, zh: "请输入验证器上的六位验证码。", en: "Enter the six digits of your authenticator." },
  PROVIDER_AWAY: {
    status: 502,
    zh: "身份提供方现在连不上，请稍后再试，或用登录名和密码登录。",
    en: "The identity provider cannot be reached now: try again later, or sign in by name and password.",
  },
  PROVIDER_REFUSED: { status: 401, zh: "身份提供方的回答不能采信，请重新登录。", en: "The identity provider's answer cannot be trusted: sign in again." },
  NOT_INVITED: {
    status: 403,
    zh: "这里没有为这个账号开通，或已停用。有登录名的人请用密码登录后在“我的账号”里连接，其他人请找管理员。",
    en: "This account is not let in here, or was closed. Who has a sign-in name connects it under My account; everybody else asks an administrator.",
  },
  ACCOUNT_CLOSED: { status: 403, zh: "这个账号已停用，请联系管理员。", en: "This account was closed: ask an administrator." },
  INVITATION_OVER: { status: 410, zh: "这个邀请已经失效，请向管理员要新的。", en: "This invitation no longer holds: ask an administrator for a new one." },
  LAST_ADMIN: {
    status: 409,
    zh: "这是最后一位管理员，不能停用，也不能去掉管理员角色。",
    en: "The last administrator can neither be disabled nor lose the role.",
  },
  NOT_ALLOWED: { status: 403, zh: "您的角色没有这项权限。", en: "Your role does not allow this." },
  NOT_FOUND: { status: 404, zh: "没有找到，可能已被删除。", en: "Not found; it may have been removed." },
  BAD_INPUT: { status: 400, zh: "输入有误，请检查后再试。", en: "The input is not right: check it and try again." },
  MAP_SILENT: { status: 409, zh: "地图没有给出答案。", en: "The map gave no answer." },
  BAD_SIGNATURE: { status: 401, zh: "签名不对，未予接收。", en: "The signature is wrong; nothing was taken." },
  TOO_LARGE: { status: 413, zh: "内容超过 5 MB，未予接收。", en: "Larger than 5 MB; nothing was taken." },
  CASE_MOVED: { status: 409, zh: "这个工单刚刚有了变化，请看过最新情况再决定。", en: "This case has just changed: look at it again before deciding." },
  SAVED_MEANWHILE: { status: 409, zh: "别人刚刚保存过，请对照之后再保存。", en: "Somebody has just saved this: compare, then save again." },
  STATE_NOT_ALLOWED: { status: 409, zh: "现在的状态不允许这样做。", en: "The present state does not allow this." },
  ALREADY_DONE: { status: 409, zh: "已经做过了，不会再做一次。", en: "Already done; it will not be done twice." },
  TOO_LATE_TO_UNDO: { status: 409, zh: "已经发给平台，不能撤销。", en: "It has gone to the platform and cannot be undone." },
  OVER_LIMIT: { status: 409, zh: "金额超过可退余额。", en: "The amount is more than can still be refunded." },
  TOLD_DIFFERENTLY: {
    status: 409,
    zh: "同一个编号以前发过不同的内容，以第一次为准，这次没有接收。",
    en: "Something else was told under this id before: the first stands, and this was not taken.",
  },
  AMBIGUOUS: { status: 409, zh: "这个编号同时指几样东西，请说明是哪一个。", en: "This names several things at once: say which is meant." },
  CURSOR_EXPIRED: { status: 410, zh: "这个翻页游标已经过期，请从头再读。", en: "This cursor has expired: read again from the beginning." },
  NEEDS_APPROVAL: { status: 409, zh: "超出您的权限，已转给有权的人。", en: "Beyond your tier; it was handed to someone who may." },
  METHOD_NOT_ALLOWED: { status: 405, zh: "这个地址不支持这种请求方法。", en: "This address does not take this method." },
  UNSUPPORTED_TYPE: {
    status: 415,
    zh: "内容类型不对，请发送 UTF-8 的 application/json。",
    en: "The content is of the wrong type: send application/json in UTF-8.",
  },
  KEY_REUSED: {
    status: 422,
    zh: "这个 Idempotency-Key 用过，当时的内容与这次不同。",
    en: "This Idempotency-Key was used with other content before.",
  },
  NOT_GROUNDED: { status: 422, zh: "这段话里有记录不支持的说法。", en: "The text says things the record does not support." },
  POLICY_INVALID: { status: 422, zh: "规则有误，未予发布。", en: "The policy is not valid and was not published." },
  NOT_SUPPORTED: { status: 422, zh: "这个平台没有这项接口。", en: "This channel has no interface for that." },
  NOT_ENOUGH_EXAMPLES: { status: 422, zh: "样例不足，至少要两个类别、每类三条。", en: "Too few examples: at least two classes with three each." },
  CHANNEL_UNREACHABLE: { status: 502, zh: "平台暂时连不上，稍后会自动再试。", en: "The channel cannot be reached; it will be tried again." },
  UNAVAILABLE: {
    status: 503,
    zh: "数据库暂时不可用，正在自动恢复，这次没有保存。请稍候再试。",
    en: "The database is away and is being brought back; nothing was saved. Try again in a moment.",
  },
  TOO_MANY_REVEALS: {
    status: 429,
    zh: "一小时内查看的收件人太多，这次没有显示。",
    en: "Too many receivers were looked at within an hour; this one was not shown.",
  },
  SEAL_BROKEN: {
    status: 409,
    zh: "封存的内容打不开，可能在数据库里被改动过。请告诉管理员。",
    en: "What is sealed does not open: it may have been changed in the database. Tell an administrator.",
  },
  BUDGET_USED: { status: 429, zh: "今天的模型预算已用完。", en: "Today's budget for models is spent." },
  TOO_MANY_TRIES: { status: 429, zh: "尝试次数太多，请一分钟后再试。", en: "Too many tries: wait a minute." },
  TOO_FAST: { status: 429, zh: "请求太密，请稍后再试。", en: "Too many requests at once: try again in a moment." },
  BUSY: { status: 503, zh: "现在请求太多，请稍后再试。", en: "Too many are asking at the moment: try again soon." },
  INTERNAL: { status: 500, zh: "程序出了意外，已记录。", en: "Something unexpected happened; it was recorded." },
} as const;

/** A refusal's sentence in both languages: its own English where it has one, else what its code says. */
export function bothOf({ code, message, details }: { code: RefusalCode; message: string; details?: Record<string, unknown> }): Said {
  return { zh: message, en: typeof details?.en === "string" ? details.en : refusals[code].en };
}

/** A code of the closed list. */
export type RefusalCode = keyof typeof refusals;
