/** The product as a person starts it, in a process of its own and an empty home. */
import { type ChildProcess, spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

export interface Started {
  url: string;
  /** Number of its process. */
  pid: number;
  /** Signs in once. */
  signInUrl: string;
  /** Connections that stand open to it, and memory of its process in MB; `null` where the system does not tell. */
  seen(): { connections: number | null; memoryMb: number | null };
  stop(): Promise<void>;
}

const PATIENCE_MS = 180_000;

/** Starts it without demonstration. @throws Error with what it printed when it does not come up. */
export async function startProduct(home: string): Promise<Started> {
  const entry = fileURLToPath(new URL("../begin.mjs", import.meta.url));
  const env = { ...process.env, AFTERCARE_HOME: home, AFTERCARE_PORT: "0", AFTERCARE_HOST: "", AFTERCARE_PUBLIC_URL: "", DATABASE_URL: "" };
  const child = spawn(process.execPath, [entry, "--headless", "--empty"], { env, stdio: ["ignore", "pipe", "pipe"] });
  const signInUrl = await printedLink(child);
  const { origin, port } = new URL(signInUrl);
  return {
    url: origin,
    pid: child.pid ?? 0,
    signInUrl,
    seen: () => ({ connections: connectionsTo(Number(port)), memoryMb: memoryOf(child.pid ?? 0) }),
    stop: async () => {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const ended = new Promise((resolve) => child.once("exit", resolve));
      child.kill("SIGTERM");
      await ended;
    },
  };
}

function printedLink(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = "";
    const late = setTimeout(() => reject(new Error(`The product did not come up in time:\n${said}`)), PATIENCE_MS);
    const hear = (part: Buffer): void => {
      said += part.toString("utf8");
      const link = /打开：(https?:\/\/\S+)/.exec(said)?.[1];
      if (!link) return;
      clearTimeout(late);
      resolve(link);
    };
    child.stdout?.on("data", hear);
    child.stderr?.on("data", hear);
    child.once("exit", (code) => {
      clearTimeout(late);
      reject(new Error(`The product ended (${code}):\n${said}`));
    });
  });
}

/** Established connections at a port of this machine, by the kernel's table. */
function connectionsTo(port: number): number | null {
  const wanted = `:${port.toString(16).toUpperCase().padStart(4, "0")}`;
  const rows = ["/proc/net/tcp", "/proc/net/tcp6"].flatMap((file) => read(file)?.split("\n").slice(1) ?? []);
  if (rows.length === 0) return null;
  // Address, address of the other end, state: 01 is established.
  return rows.map((row) => row.trim().split(/\s+/)).filter(([, local, , state]) => local?.endsWith(wanted) && state === "01").length;
}

function memoryOf(pid: number): number | null {
  const kilobytes = /^VmRSS:\s+(\d+) kB/m.exec(read(`/proc/${pid}/status`) ?? "")?.[1];
  return kilobytes === undefined ? null : Math.round(Number(kilobytes) / 1_024);
}

function read(file: string): string | null {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return null;
  }
}
