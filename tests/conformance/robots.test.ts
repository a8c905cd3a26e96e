/** Robots of groups keep the notifiers' port. */
import { afterAll } from "vitest";
import { dingtalkRobot } from "../../main/hub/notifiers/dingtalk-robot/notifier.ts";
import { feishuRobot } from "../../main/hub/notifiers/feishu-robot/notifier.ts";
import { wecomRobot } from "../../main/hub/notifiers/wecom-robot/notifier.ts";
import { dingtalkRobotServer, feishuRobotServer, type RobotServer, wecomRobotServer } from "../support/group-robots.ts";
import { clock, conforms, type NotifierFake } from "./notifier.suite.ts";

const started: RobotServer[] = [];
afterAll(() => Promise.all(started.map((robot) => robot.close())));

async function faked(
  robot: RobotServer,
  of: Pick<NotifierFake, "notifier" | "secrets" | "wrong" | "perMinute"> & { mostBytes?: number },
): Promise<NotifierFake> {
  started.push(robot);
  return {
    ...of,
    settings: { address: robot.url },
    arrived: () => robot.ledger.map(({ text }) => text),
    cutAfter: () => robot.next.push("cut_after"),
    garble: () => robot.next.push("html"),
  };
}

conforms("wecom-robot", async () =>
  faked(await wecomRobotServer({ key: "k1", now: clock.now }), {
    notifier: wecomRobot,
    secrets: { key: "k1" },
    wrong: [{ what: { secrets: { key: "k2" } }, problem: "key" }],
    perMinute: 20,
    mostBytes: 4_096,
  }),
);

conforms("dingtalk-robot", async () =>
  faked(await dingtalkRobotServer({ token: "t1", secret: "SEC1", now: clock.now }), {
    notifier: dingtalkRobot,
    secrets: { token: "t1", secret: "SEC1" },
    wrong: [
      { what: { secrets: { token: "t2" } }, problem: "key" },
      { what: { secrets: { secret: "SEC2" } }, problem: "signature" },
    ],
    perMinute: 20,
    mostBytes: 20_000,
  }),
);

conforms("feishu-robot", async () =>
  faked(await feishuRobotServer({ hook: "h1", secret: "s1", now: clock.now }), {
    notifier: feishuRobot,
    secrets: { hook: "h1", secret: "s1" },
    wrong: [
      { what: { secrets: { hook: "h2" } }, problem: "key" },
      { what: { secrets: { secret: "s2" } }, problem: "signature" },
    ],
    perMinute: 100,
    mostBytes: 20_000,
  }),
);
