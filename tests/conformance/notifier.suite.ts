/** What every notifier does, whatever its service: each runs against a local server of its own. */
import { beforeEach, describe, expect, it } from "vitest";
import type { AlertProblem } from "../../main/hub/contract/lists.ts";
import { notifierOf, problemTold } from "../../main/hub/notifiers/index.ts";
import type { AlertMessage, Notifier, NotifierContext } from "../../main/hub/notifiers/port.ts";
import { openOutbound } from "../../main/server/index.ts";
import { testClock } from "../support/store.ts";

/** A service as a test has it. */
export interface NotifierFake {
  notifier: Notifier;
  /** What a person would have typed for it. */
  settings: Record<string, string>;
  secrets: Record<string, string>;
  /** What arrived: only what was taken. */
  arrived(): string[];
  /** Its way of refusing, by what is typed otherwise. */
  wrong: { what: { settings?: object | undefined; secrets?: object | undefined }; problem: AlertProblem }[];
  /** The next call is taken, and the line cut before the answer. */
  cutAfter(): unknown;
  /** The next call ends before it is taken, with a fault nobody can read. */
  garble(): unknown;
  /** Messages it takes in any minute; nothing where it does not count them. */
  perMinute?: number;
  /** Most bytes of what arrives. */
  mostBytes?: number;
}

export const clock = testClock();
const outbound = openOutbound();

function contextFor(fake: Pick<NotifierFake, "settings" | "secrets">): NotifierContext {
  const { settings, secrets } = fake;
  return { settings, secrets, clock, post: outbound.post, openTcp: outbound.openTcp, addressProblem: outbound.problemOf, timeoutMs: 5_000 };
}

let made = 0;
/** A message; `to` where it goes to a person. */
function message(of: Partial<AlertMessage> = {}): AlertMessage {
  made += 1;
  return {
    id: `m${made}`,
    number: `#${String(made).padStart(6, "0")}`,
    title: "提醒：付款后久未审核",
    lines: ["2 单付款后 15 分钟还没审核", "店铺：某某旗舰店", "原因：没有人审核"],
    link: "https://hub.example.cn/waiting/abc",
    linkWords: "打开看板处理",
    level: "urgent",
    mentions: [],
    to: null,
    values: { rule: "付款后久未审核", shop: "某某旗舰店", count: "2", minutes: "15" },
    madeAt: new Date(clock.now()),
    ...of,
  };
}

/** Runs the port's suite over a notifier. */
export function conforms(name: string, open: () => Promise<NotifierFake>): void {
  describe(`notifier ${name}`, () => {
    let fake: NotifierFake;
    beforeEach(async () => {
      clock.advance(120_000);
      fake = await open();
    });
    const send = (of: Partial<AlertMessage> = {}, otherwise: Partial<NotifierContext> = {}) => {
      const to = fake.notifier.manifest.to === "person" ? reached(fake.notifier.manifest.way) : null;
      return fake.notifier.send({ ...contextFor(fake), ...otherwise }, message({ to, ...of }));
    };

    it("is in the list under its own id, tells each field in both languages, and keeps what is secret among its secrets", () => {
      const { manifest } = fake.notifier;
      expect(notifierOf(manifest.id)).toBe(fake.notifier);
      expect(manifest.about.zh).not.toBe("");
      for (const { label } of manifest.fields) expect(label.zh && label.en).toBeTruthy();
      expect(manifest.fields.some(({ secret }) => secret)).toBe(true);
      expect(manifest.fields.some(({ door }) => door)).toBe(true);
    });

    it("sends once what it was given, with the way back into the console or what its template has", async () => {
      expect(await send()).toMatchObject({ came: "accepted" });
      expect(fake.arrived()).toHaveLength(1);
      expect(fake.arrived()[0]).toMatch(/付款后久未审核/);
    });

    it("says what is wrong in a closed list that has a sentence, and sends nothing then", async () => {
      for (const { what, problem } of fake.wrong) {
        const sent = await send({}, { settings: { ...fake.settings, ...what.settings }, secrets: { ...fake.secrets, ...what.secrets } });
        expect(sent, problem).toMatchObject({ came: "refused", problem });
        expect(problemTold[problem].zh).toMatch(/。$/);
      }
      expect(fake.arrived()).toEqual([]);
    });

    it("does not know of what was taken and never answered: it says so, and nothing else", async () => {
      fake.cutAfter();
      const sent = await send();
      expect(sent.came).toBe("unknown");
      expect(fake.arrived()).toHaveLength(1);
    });

    it("does not know of an answer that nobody can read", async () => {
      fake.garble();
      expect((await send()).came).not.toBe("accepted");
    });

    it("tells that nothing went out where nobody answers the door: it may be tried again", async () => {
      const closed = "http://127.0.0.1:1";
      const settings = { ...fake.settings, ...("address" in fake.settings ? { address: closed } : { host: "127.0.0.1", port: "1" }) };
      expect(await send({}, { settings })).toMatchObject({ came: "later", problem: "unreachable" });
    });

    it("never goes where the way out does not lead", async () => {
      const settings = { ...fake.settings, ...("address" in fake.settings ? { address: "http://10.9.8.7" } : { host: "10.9.8.7" }) };
      expect(await send({}, { settings })).toMatchObject({ came: "refused", problem: "inner" });
    });

    it("keeps within its limit of bytes on Chinese text, and the link whole", async () => {
      expect(await send({ lines: [`很长${"的一行".repeat(4_000)}`] })).toMatchObject({ came: "accepted" });
      const [text = ""] = fake.arrived();
      if (fake.mostBytes) expect(Buffer.byteLength(text)).toBeLessThanOrEqual(fake.mostBytes);
      expect(text).not.toContain("\uFFFD");
    });

    it("waits where its service says that it is too much", async () => {
      if (fake.perMinute === undefined) return;
      for (let sent = 0; sent < fake.perMinute; sent += 1) expect(await send()).toMatchObject({ came: "accepted" });
      expect(await send()).toMatchObject({ came: "later", problem: "throttled" });
      expect(fake.arrived()).toHaveLength(fake.perMinute);
      expect(fake.notifier.manifest.perMinute).toBeLessThanOrEqual(fake.perMinute);
    });
  });
}

const addresses = { mobile: "13800000001", mail: "zhou@example.cn", wecom: "zhou", feishu: "ou_1" } as const;
const reached = (way: Notifier["manifest"]["way"]) => (way === null ? null : { name: "周", address: addresses[way] });
