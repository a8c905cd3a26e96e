import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { describe, expect, it } from "vitest";

interface Report {
  summary: { violations: { from: string; to: string; rule: { name: string } }[]; totalCruised: number };
}

const config = resolve(".dependency-cruiser.mjs");
const cruiser = resolve("node_modules/dependency-cruiser/bin/dependency-cruiser.mjs");

function cruise(folder: string): Report["summary"] {
  const names = ["main", "agents", "renderer", "scripts"].filter((name) => {
    try {
      return execFileSync("ls", [join(folder, name)], { stdio: "pipe" }).length >= 0;
    } catch {
      return false;
    }
  });
  const output = execFileSync(process.execPath, [cruiser, ...names, "--config", config, "-T", "json"], {
    cwd: folder,
    maxBuffer: 64e6,
    stdio: ["ignore", "pipe", "ignore"],
  });
  return (JSON.parse(output.toString()) as Report).summary;
}

describe("who may import whom", () => {
  it("holds in the whole tree", () => {
    const summary = cruise(process.cwd());
    expect(summary.totalCruised).toBeGreaterThan(100);
    expect(summary.violations.map(({ from, to, rule }) => `${rule.name}: ${from} → ${to}`)).toEqual([]);
  });

  it.each([
    ["room-kernel", "main/hub/kernel/a.ts", "main/hub/store/index.ts"],
    ["room-orders", "main/hub/orders/a.ts", "main/hub/disputes/index.ts"],
    ["room-actions", "main/hub/actions/a.ts", "main/hub/audit/index.ts"],
    ["rooms-do-not-know-the-frame", "main/hub/orders/a.ts", "main/hub/frame/flow.ts"],
    ["rooms-through-their-face", "main/hub/disputes/a.ts", "main/hub/orders/order.store.ts"],
    ["rooms-know-only-the-port", "main/hub/ingest/a.ts", "main/hub/connectors/taobao/pull.ts"],
    ["channels-do-not-know-each-other", "main/hub/connectors/taobao/a.ts", "main/hub/connectors/douyin/b.ts"],
    ["hub-knows-no-host", "main/hub/frame/hub.ts", "main/server/server.ts"],
    ["agents-are-users-of-the-contract", "agents/reply/a.ts", "main/hub/store/index.ts"],
    ["renderer-knows-the-contract", "renderer/a.ts", "main/hub/orders/index.ts"],
    ["demo-knows-the-kernel", "main/demo/a.ts", "main/hub/connectors/port.ts"],
    ["nobody-knows-demo", "main/server/a.ts", "main/demo/index.ts"],
    ["hosts-do-not-know-each-other", "main/server/a.ts", "main/electron/b.ts"],
    ["shell-is-a-shell", "main/electron/a.ts", "main/hub/store/index.ts"],
    ["desktop-decides-without-electron", "main/desktop/a.ts", "main/electron/b.ts"],
    ["keys-know-the-vault", "main/keys/a.ts", "main/hub/store/index.ts"],
    ["compose-for-hosts", "agents/reply/a.ts", "main/compose.ts"],
    ["no-cycles", "main/hub/kernel/a.ts", "main/hub/kernel/b.ts"],
  ])("the rule %s sees a breach", (rule, from, to) => {
    const folder = mkdtempSync(join(tmpdir(), "aftercare-imports-"));
    const write = (path: string, text: string): void => {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text);
    };
    const up = "../".repeat(from.split("/").length - 1);
    write(from, `import { b } from "${up}${to}";\nexport const a = b;\n`);
    write(to, rule === "no-cycles" ? `import { a } from "./a.ts";\nexport const b = a;\n` : "export const b = 1;\n");
    try {
      expect(cruise(folder).violations.map((violation) => violation.rule.name)).toContain(rule);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
