/** What goes to one person keeps the notifiers' port: mail, short messages, WeCom's application. */
import { afterAll } from "vitest";
import { aliyunSms } from "../../main/hub/notifiers/aliyun-sms/notifier.ts";
import { mail } from "../../main/hub/notifiers/mail/notifier.ts";
import { wecomApp } from "../../main/hub/notifiers/wecom-app/notifier.ts";
import { wecomAppServer } from "../support/group-robots.ts";
import { mailServer, readMail } from "../support/mail-server.ts";
import { smsServer } from "../support/short-messages.ts";
import { clock, conforms } from "./notifier.suite.ts";

const started: { close(): Promise<void> }[] = [];
afterAll(() => Promise.all(started.map((server) => server.close())));

conforms("mail", async () => {
  const server = await mailServer({ user: "alert@example.cn", password: "p1" });
  started.push(server);
  return {
    notifier: mail,
    settings: { host: "127.0.0.1", port: String(server.port), user: "alert@example.cn", from: "" },
    secrets: { password: "p1" },
    arrived: () => server.ledger.map(readMail),
    wrong: [{ what: { secrets: { password: "p2" } }, problem: "key" }],
    cutAfter: () => server.next.push("cut_after"),
    garble: () => server.next.push("garble"),
  };
});

conforms("aliyun-sms", async () => {
  const server = await smsServer({ keyId: "id1", keySecret: "s1", signName: "某某生鲜", templateCode: "SMS_1" });
  started.push(server);
  return {
    notifier: aliyunSms,
    settings: { keyId: "id1", signName: "某某生鲜", templateCode: "SMS_1", values: "rule,shop,count", address: server.url },
    secrets: { keySecret: "s1" },
    arrived: () => server.ledger.map(({ text }) => text),
    wrong: [
      { what: { secrets: { keySecret: "s2" } }, problem: "signature" },
      { what: { settings: { keyId: "id2" } }, problem: "key" },
      { what: { settings: { templateCode: "SMS_2" } }, problem: "template" },
    ],
    cutAfter: () => server.next.push("cut_after"),
    garble: () => server.next.push("html"),
  };
});

conforms("wecom-app", async () => {
  const server = await wecomAppServer({ corpid: "ww1", secret: "s1", agentid: 1_000_002, members: ["zhou"], now: clock.now });
  started.push(server);
  return {
    notifier: wecomApp,
    settings: { corpid: "ww1", agentid: "1000002", address: server.url },
    secrets: { secret: "s1" },
    arrived: () => server.ledger.map(({ text }) => text),
    wrong: [{ what: { secrets: { secret: "s2" } }, problem: "key" }],
    cutAfter: () => server.next.push("keep", "cut_after"),
    garble: () => server.next.push("keep", "html"),
    mostBytes: 2_048,
  };
});
