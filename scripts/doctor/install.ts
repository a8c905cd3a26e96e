/** Whether everything the program is made of is there and loads on this machine. */
import { existsSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { carriedVersion, programsFolder } from "../../main/hub/store/server-files.ts";
import { broken, type Finding, fine } from "./finding.ts";

/** What is built for each kind of machine by itself: there, it may still not load. */
const natives: readonly (readonly [name: string, what: { zh: string; en: string }, load: () => Promise<unknown>])[] = [
  ["passwords", { zh: "口令校验", en: "checking passwords" }, () => import("@node-rs/argon2")],
  ["search", { zh: "案例检索", en: "searching examples" }, () => import("@lancedb/lancedb")],
  ["policies", { zh: "规则引擎", en: "the engine of policies" }, () => import("@gorules/zen-engine")],
];

/** Looks at Node, the carried database's programs, what is native, and the built console. */
export async function examineInstall(): Promise<Finding[]> {
  const found = [fine("node", `运行环境是 Node ${process.versions.node}。`, `It runs on Node ${process.versions.node}.`), programs()];
  for (const [name, what, load] of natives) found.push(await loads(name, what, load));
  const built = existsSync(fileURLToPath(new URL("../../dist/renderer/index.html", import.meta.url)));
  found.push(
    built
      ? fine("console", "界面已构建；不需要另装浏览器组件。", "The console is built; no browser needs to be installed.")
      : fine(
          "console",
          "界面还没有构建，npm start 会先构建；不需要另装浏览器组件。",
          "The console is not built yet, npm start builds it; no browser needs to be installed.",
        ),
  );
  return found;
}

function programs(): Finding {
  const name = "programs";
  const file = process.platform === "win32" ? "postgres.exe" : "postgres";
  try {
    if (existsSync(join(programsFolder(), "bin", file)))
      return fine(
        name,
        `自带 PostgreSQL ${carriedVersion()}，适合本机（${process.platform}-${process.arch}）。`,
        `PostgreSQL ${carriedVersion()} is carried for ${process.platform}-${process.arch}.`,
      );
  } catch {
    // Not there for this machine at all: the same sentence.
  }
  return broken(
    name,
    `自带的数据库没有 ${process.platform}-${process.arch} 的程序。请在本机运行 npm ci（不要加 --ignore-scripts，也不要从别的机器复制 node_modules）。`,
    `The carried database has no programs for ${process.platform}-${process.arch}: run npm ci on this machine, without --ignore-scripts, and copy no node_modules from another.`,
  );
}

async function loads(name: string, what: { zh: string; en: string }, load: () => Promise<unknown>): Promise<Finding> {
  return load().then(
    () => fine(name, `${what.zh}的组件可用。`, `What is needed for ${what.en} loads.`),
    (fault: Error) =>
      broken(
        name,
        `${what.zh}的组件装不上（${(fault.message.split("\n")[0] ?? "").slice(0, 120)}）。请在本机运行 npm ci。`,
        `What is needed for ${what.en} does not load (${(fault.message.split("\n")[0] ?? "").slice(0, 120)}): run npm ci on this machine.`,
      ),
  );
}
