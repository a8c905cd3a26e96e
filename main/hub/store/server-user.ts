/** PostgreSQL refuses to run as root: a plain user is found or made for it. */
import { execFileSync } from "node:child_process";
import { StoreFault } from "./fault.ts";

export interface ServerUser {
  uid: number;
  gid: number;
}

/** The user the server runs as; `null` when we are not root and it simply runs as us. */
export function serverUser(): ServerUser | null {
  if (process.platform === "win32" || process.getuid?.() !== 0) return null;
  for (const name of ["postgres", "aftercare"]) {
    const found = look(name);
    if (found) return found;
  }
  try {
    execFileSync("useradd", ["--system", "--no-create-home", "--user-group", "aftercare"], { stdio: "ignore" });
  } catch {
    throw new StoreFault(
      "以 root 身份运行时需要一个普通用户来跑数据库，但无法创建。请改用普通用户启动。",
      "Run by root, the database needs a plain user and none could be made: start as a plain user.",
    );
  }
  return look("aftercare");
}

function look(name: string): ServerUser | null {
  try {
    const id = (flag: string): number => Number(execFileSync("id", [flag, name], { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] }));
    return { uid: id("-u"), gid: id("-g") };
  } catch {
    return null;
  }
}
