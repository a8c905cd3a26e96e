/** `npm start`: builds the console when it is not built yet, starts the product, opens the desktop where there is one. */
import { existsSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { main } from "../main/server/main.ts";
import { openDesktop } from "./desktop/open.ts";

const root = fileURLToPath(new URL("..", import.meta.url));
const say = (line: string): void => void process.stdout.write(`${line}\n`);

/** Newest change below a folder, ms. */
function newest(folder: string): number {
  return Math.max(
    0,
    ...readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => statSync(join(entry.parentPath, entry.name)).mtimeMs),
  );
}

async function buildConsole(): Promise<void> {
  const built = join(root, "dist/renderer/index.html");
  if (existsSync(built) && statSync(built).mtimeMs >= Math.max(newest(join(root, "renderer")), newest(join(root, "main/hub/contract")))) return;
  say("正在构建界面（只在第一次或更新后）…");
  const { build } = await import("vite");
  await build({ root: join(root, "renderer"), configFile: join(root, "vite.config.ts"), logLevel: "warn" });
}

const args = process.argv.slice(2);
if (!args.includes("--help")) await buildConsole();
const serving = await main(args);
if (typeof serving === "number") process.exit(serving);
say("");
say(serving.demo ? "  演示店铺已开门（所有数据均为虚构）。" : "  Aftercare 已启动。");
say(`  打开：${serving.signInUrl}`);
say("  这个登录链接只能用一次；Ctrl+C 退出，数据会保留。");
say("");
if (!args.includes("--headless")) {
  const why = await openDesktop(serving.signInUrl, () => process.kill(process.pid, "SIGTERM"));
  if (why) say(`  ${why}`);
}
