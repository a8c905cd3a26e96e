import { aliyunSms } from "./aliyun-sms/notifier.ts";
import { dingtalkRobot } from "./dingtalk-robot/notifier.ts";
import { feishuRobot } from "./feishu-robot/notifier.ts";
import { mail } from "./mail/notifier.ts";
import type { Notifier } from "./port.ts";
import { wecomApp } from "./wecom-app/notifier.ts";
import { wecomRobot } from "./wecom-robot/notifier.ts";

/** Every kind of notifier there is, in the order shown; a new one is one line here. */
export const notifiers: readonly Notifier[] = [wecomRobot, wecomApp, dingtalkRobot, feishuRobot, mail, aliyunSms];

/** The notifier of a kind, `undefined` when there is none (any more). */
export function notifierOf(kind: string): Notifier | undefined {
  return notifiers.find(({ manifest }) => manifest.id === kind);
}
