import type { AlertProblem } from "../contract/lists.ts";
import type { Said } from "../kernel/said.ts";

/** What a notifier's problem means to a person: what is wrong and what to do, in one sentence a language. */
export const problemTold: Readonly<Record<AlertProblem, Said>> = {
  key: { zh: "密钥不对，或机器人已被移出群：请重新填写密钥。", en: "The key is wrong, or the robot was removed from its group: enter the key anew." },
  signature: { zh: "签名不对：请核对加签密钥，前后不要带空格。", en: "The signature is wrong: check the signing secret, without blanks around it." },
  clock: {
    zh: "本机时间与对方相差太多，签名被拒绝：请校准本机时间。",
    en: "This machine's clock differs too much, so the signature was refused: set the clock.",
  },
  keyword: {
    zh: "机器人设了关键词，消息里没有：请在机器人的安全设置里加上“提醒”，或改用加签。",
    en: "The robot wants a keyword that the message lacks: add “提醒” to its security settings, or sign instead.",
  },
  ip: { zh: "本机的出口 IP 不在对方的白名单里：请在对方后台加上。", en: "This machine's outgoing IP is not on the service's allow-list: add it there." },
  throttled: { zh: "发得太密，对方要求稍候：会自动再发。", en: "Too many at once, the service asks to wait: it will be sent by itself." },
  quota: { zh: "额度或次数已用完：请在对方后台查看。", en: "The quota is used up: look at the service's own pages." },
  receiver: { zh: "收件人不对或收不到：请核对手机号、邮箱或成员账号。", en: "The receiver is wrong or cannot be reached: check number, address or member id." },
  content: { zh: "对方不接受消息的内容或长度。", en: "The service does not take the message's content or length." },
  permission: {
    zh: "没有发消息的权限：请在对方后台授权，并核对应用的可见范围。",
    en: "It may not send messages: grant it at the service and check whom the application is visible to.",
  },
  template: { zh: "短信签名、模板或变量不对：请与已审核通过的一致。", en: "Signature, template or variables are wrong: they must be as approved." },
  money: { zh: "账户欠费或已停用：请充值或联系对方。", en: "The account is out of money or closed: top it up or ask the service." },
  address: { zh: "地址不对，那里没有这个接口：请核对地址。", en: "The address is wrong, there is no such interface: check it." },
  inner: { zh: "不允许连接这个地址：它在内网，或没有加密。", en: "This address may not be called: it is in an inner network, or without encryption." },
  unreachable: {
    zh: "连不上对方：请检查网络和地址；会自动再试。",
    en: "The service cannot be reached: check network and address; it is tried again by itself.",
  },
  certificate: { zh: "对方的加密证书不可信或已过期。", en: "The server's certificate cannot be trusted or has expired." },
  timed_out: { zh: "对方没有在时限内回答，不知道是否送到。", en: "The service did not answer in time: whether it arrived is not known." },
  unreadable: { zh: "对方的回答看不懂，不知道是否送到。", en: "The answer could not be read: whether it arrived is not known." },
  cut_short: { zh: "发送途中程序中断，不知道是否送到。", en: "The program ended while it was being sent: whether it arrived is not known." },
  refused: { zh: "对方没有收下。", en: "The service did not take it." },
};
