/** What AMap's numbers mean: which problem each is, what a person does about it, and how long nobody asks again. Source: AMap's page of error codes. */
import type { MapProblem } from "../contract/lists.ts";
import type { Said } from "../kernel/said.ts";
import { beijingMidnight } from "../kernel/time.ts";

const codes: Readonly<Record<string, MapProblem>> = {
  10001: "key",
  10013: "key",
  10002: "permission",
  10012: "permission",
  10017: "permission",
  10041: "permission",
  10003: "quota",
  10044: "quota",
  10045: "quota",
  10004: "throttled",
  10014: "throttled",
  10019: "throttled",
  10020: "throttled",
  10021: "throttled",
  10029: "throttled",
  10015: "busy",
  10016: "busy",
  20003: "busy",
  10005: "ip",
  10006: "ip",
  10007: "signature",
  10008: "kind",
  10009: "kind",
  10011: "address",
  10010: "blocked",
  10026: "account",
  40000: "account",
  40002: "account",
  40003: "account",
  20011: "abroad",
  20800: "abroad",
};

/** Problem of a number. Of those not named, what begins with 2 or 3 is about the question alone, and the rest is taken for a service that is shut. */
export function problemOfCode(infocode: string): MapProblem {
  return codes[infocode] ?? (/^[23]\d{4}$/.test(infocode) ? "question" : "permission");
}

/** Each problem to a person: what is wrong and what to do. */
export const mapProblemTold: Readonly<Record<MapProblem, Said>> = {
  key: { zh: "Key 不对或已被停用：请到高德控制台核对后重新填写。", en: "The key is wrong or was withdrawn: check it in AMap's console and enter it anew." },
  kind: {
    zh: "这个 Key 不是“Web 服务”类型：请在高德控制台新建一个 Web 服务的 Key。",
    en: "This key is not of the kind “Web service”: make one of that kind in AMap's console.",
  },
  signature: {
    zh: "数字签名不对：请核对安全密钥；没有开数字签名就留空。",
    en: "The signature is wrong: check the private key; leave it empty where signing is off.",
  },
  ip: {
    zh: "本机的出口 IP 不在这个 Key 的白名单里：请在高德控制台加上。",
    en: "This machine's outgoing IP is not on the key's list: add it in AMap's console.",
  },
  permission: { zh: "这个账号没有开通这项服务。", en: "This account may not use the service." },
  account: { zh: "高德账号的套餐到期、用完或被封禁：请联系高德。", en: "The account's plan has ended, is used up or was barred: ask AMap." },
  quota: { zh: "今天的次数已用完，北京时间零点后自动继续。", en: "Today's calls are used up; it goes on by itself after midnight, Beijing time." },
  throttled: { zh: "问得太密，过一分钟自动再问：请把每秒次数调低。", en: "Asked too fast, it goes on in a minute: lower the calls per second." },
  blocked: { zh: "这台机器的 IP 被高德封禁，只能提交工单解封。", en: "AMap has barred this machine's IP; only a ticket there lifts it." },
  question: { zh: "高德算不出这一个地址。", en: "AMap cannot compute this one address." },
  abroad: { zh: "地址在中国大陆以外，高德不给结果。", en: "The address is outside the mainland: AMap gives nothing." },
  busy: { zh: "高德一时繁忙，稍后自动再问。", en: "AMap is busy; it is asked again by itself." },
  address: { zh: "接口地址不对，那里没有这个服务。", en: "The interface address is wrong: the service is not there." },
  inner: { zh: "不允许连接这个地址：它在内网，或没有加密。", en: "This address may not be called: it is in an inner network, or without encryption." },
  unreachable: {
    zh: "连不上高德：请检查网络和接口地址，稍后自动再问。",
    en: "AMap cannot be reached: check network and address; it is asked again by itself.",
  },
  timed_out: { zh: "高德没有在时限内回答，稍后自动再问。", en: "AMap did not answer in time; it is asked again by itself." },
  unreadable: { zh: "回答看不懂：请核对接口地址。", en: "The answer could not be read: check the interface address." },
};

const MINUTE_MS = 60_000;
const brief: ReadonlySet<MapProblem> = new Set(["throttled", "busy", "unreachable", "timed_out", "unreadable"]);

/**
 * Until when nobody asks after a problem: midnight in Beijing for a day that is used up, a minute for what passes (AMap bars who asks too fast until the next
 * minute, and counts refused calls), for ever (`null`) for what a person has to mend; `"go on"` where it was about one address.
 */
export function restAfter(problem: MapProblem, now: number): Date | null | "go on" {
  if (problem === "question" || problem === "abroad") return "go on";
  if (problem === "quota") return beijingMidnight(now, 1);
  return brief.has(problem) ? new Date(now + MINUTE_MS) : null;
}
