/** Whether an installation holds the demonstration or a shop of its own: said at its first start, kept from then on. */
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { demoStateFile } from "../compose-demo.ts";
import { HostFault } from "./fault.ts";
import type { StartOptions } from "./options.ts";

export type Kind = "demo" | "own";

/**
 * What this installation is. A demonstration never slips into a shop of one's own, nor the other way round.
 * @throws HostFault when `--empty` meets a folder that holds the demonstration.
 */
export async function rememberKind(options: Pick<StartOptions, "home" | "empty" | "fresh">): Promise<Kind> {
  const file = join(options.home, "installation.kind");
  mkdirSync(options.home, { recursive: true });
  if (options.fresh) rmSync(demoStateFile(options.home), { force: true });
  const kept = existsSync(file) && !options.fresh ? readFileSync(file, "utf8").trim() : null;
  if (kept === "demo" && options.empty) {
    throw new HostFault(
      "这个数据文件夹里是演示店铺。要开一个空的店铺，请加上 --fresh，或用 AFTERCARE_HOME 换一个文件夹。",
      "This data folder holds the demonstration: add --fresh, or name another folder by AFTERCARE_HOME.",
    );
  }
  const kind: Kind = kept === "demo" || kept === "own" ? kept : options.empty ? "own" : "demo";
  writeFileSync(file, kind);
  return kind;
}
