/** Whether an installation holds the demonstration or a shop of its own: what its folder says, where the database says nothing yet. */
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { demoStateFile } from "../compose-demo.ts";
import { HostFault } from "./fault.ts";
import type { StartOptions } from "./options.ts";

export type Kind = "demo" | "own";

/**
 * What a database that is still empty is to become. A demonstration never slips into a shop of one's own, nor the other way round: the
 * database, once it is one of them, has the last word.
 * @throws HostFault when `--empty` meets a folder that holds the demonstration.
 */
export function wishedKind(options: Pick<StartOptions, "home" | "empty" | "fresh">): Kind {
  const file = fileOf(options.home);
  mkdirSync(options.home, { recursive: true });
  if (options.fresh) rmSync(demoStateFile(options.home), { force: true });
  const kept = existsSync(file) && !options.fresh ? readFileSync(file, "utf8").trim() : null;
  if (kept === "demo" && options.empty) {
    throw new HostFault(
      "这个数据文件夹里是演示店铺。要开一个空的店铺，请加上 --fresh，或用 AFTERCARE_HOME 换一个文件夹。",
      "This data folder holds the demonstration: add --fresh, or name another folder by AFTERCARE_HOME.",
    );
  }
  return kept === "demo" || kept === "own" ? kept : options.empty ? "own" : "demo";
}

/** Keeps beside the database what it is. */
export function keepKind(home: string, kind: Kind): void {
  writeFileSync(fileOf(home), kind);
}

const fileOf = (home: string): string => join(home, "installation.kind");
