/** Short messages by Aliyun: to one mobile, by a signature and a template that were approved. Its service is asked before anything is sent again. */
import type { Notifier } from "../port.ts";
import { lookUp } from "./look-up.ts";
import { receipts } from "./receipts.ts";
import { send } from "./send.ts";

export const aliyunSms: Notifier = {
  manifest: {
    id: "aliyun-sms",
    name: { zh: "短信（阿里云）", en: "Short messages (Aliyun)" },
    mark: { glyph: "短", colour: "#a1540f" },
    about: {
      zh: "用阿里云短信发到手机：填 AccessKey、审核通过的签名和模板。模板变量不能带网址，所以短信里没有链接。把保存后显示的回执地址填到阿里云，就知道是否送达。",
      en: "Sends to mobiles by Aliyun: AccessKey, and a signature and template that were approved. Variables may not hold addresses, so that there is no link. Enter the address for receipts at Aliyun, and delivery is known.",
    },
    to: "person",
    way: "mobile",
    known: "delivered",
    again: "asked",
    perMinute: 60,
    fields: [
      { key: "keyId", label: { zh: "AccessKey ID", en: "AccessKey ID" }, required: true, door: true },
      { key: "keySecret", label: { zh: "AccessKey Secret", en: "AccessKey Secret" }, secret: true, required: true },
      { key: "signName", label: { zh: "短信签名", en: "Signature" }, required: true },
      { key: "templateCode", label: { zh: "模板编号", en: "Template" }, required: true, placeholder: "SMS_100000001" },
      {
        key: "values",
        label: { zh: "模板变量", en: "Variables" },
        hint: {
          zh: "模板里的变量名，用逗号隔开，可用 rule、shop、count、minutes、cause、oldest；名字不同时写成“模板里的名字=我们的名字”。",
          en: "Names in the template, by commas: rule, shop, count, minutes, cause, oldest; where it names them otherwise: “its name=ours”.",
        },
        usual: "rule,shop,count",
      },
      { key: "address", label: { zh: "接口地址", en: "Address" }, usual: "https://dysmsapi.aliyuncs.com", door: true },
    ],
  },
  send,
  lookUp,
  receipts,
};
