import { spawn } from "node:child_process";
import { once } from "node:events";
import { copyFileSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { type Demo, startDemo } from "../../main/demo/index.ts";
import { HOUR, START } from "./seller.ts";

const open: Demo[] = [];
const start = async (options: Parameters<typeof startDemo>[0]): Promise<Demo> => {
  const demo = await startDemo(options);
  open.push(demo);
  return demo;
};

afterEach(async () => {
  await Promise.all(open.splice(0).map((demo) => demo.stop()));
});

describe("the demonstration as a process", () => {
  it("tells its addresses, answers at them, moves when told and ends when told", async () => {
    const demo = await start({ orders: 60, cases: 10, seed: "p", startMs: START });
    expect(demo.shops.map((shop) => [shop.channel, Object.keys(shop.settings), Object.keys(shop.secrets)])).toEqual([
      ["taobao", ["appKey", "signMethod", "groupName"], ["appSecret", "session"]],
      ["douyin", ["appKey", "shopId"], ["appSecret", "accessToken", "refreshToken"]],
      ["kuaidi100", ["customer"], ["key", "salt"]],
    ]);
    const refused = await fetch(`${demo.taobaoUrl}/router/rest`, { method: "POST", body: new URLSearchParams({ method: "taobao.refund.get" }) });
    expect(await refused.text()).toContain('"error_response":{"code":23');
    const moved = await demo.advance(START + HOUR);
    expect(moved.now).toBe(START + HOUR);
    expect(moved.events).toBeGreaterThan(60);
    expect((await demo.pending()).remains).toBe(true);
    const ledger = await demo.ledger();
    expect(ledger.counts.orders).toBe(ledger.orders.length);
    expect([ledger.double, ledger.over]).toEqual([[], []]);
    await expect(demo.advance(Number.NaN)).rejects.toThrow("a number is wanted");
  });

  it.each(["input", "output"] as const)("ends without a word when whoever began it is gone before it is open: its %s is closed", async (closed) => {
    const child = spawn(process.execPath, ["--no-warnings", "main/demo/main.ts", "-"], { stdio: ["pipe", "pipe", "pipe"] });
    let told = "";
    child.stderr.on("data", (part) => {
      told += part;
    });
    const ended = once(child, "close");
    child.stdin.write(`${JSON.stringify({ orders: 60, cases: 10, seed: "gone", startMs: START })}\n`);
    if (closed === "input") child.stdin.end();
    else child.stdout.destroy();
    const [code] = await ended;
    expect([code, told]).toEqual([0, ""]);
  });

  it("goes on where it stopped when a live world is kept", async () => {
    const folder = mkdtempSync(join(tmpdir(), "aftercare-demo-"));
    try {
      const options = { mode: "live" as const, seed: "k", orders: 40, cases: 10, stateFile: join(folder, "world.json") };
      const first = await start(options);
      const before = (await first.ledger()).orders.map((order) => order.id);
      await first.stop();
      open.length = 0;
      const second = await start(options);
      const after = new Set((await second.ledger()).orders.map((order) => order.id));
      expect(before.length).toBeGreaterThanOrEqual(40);
      expect(before.filter((id) => !after.has(id))).toEqual([]);
      // Addresses of pictures that were told name the ports: they are what they were.
      expect([second.taobaoUrl, second.douyinUrl]).toEqual([first.taobaoUrl, first.douyinUrl]);
      const copy = join(folder, "copy.json");
      copyFileSync(`${options.stateFile}.ports`, `${copy}.ports`);
      const third = await start({ ...options, stateFile: copy });
      expect(third.taobaoUrl).not.toBe(second.taobaoUrl);
    } finally {
      await Promise.all(open.splice(0).map((demo) => demo.stop()));
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
