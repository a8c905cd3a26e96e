/** The carried server as it is found after kills, power cuts and lost files. */
import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { Client } from "pg";
import { afterAll, describe, expect, it } from "vitest";
import { systemClock } from "../../../main/hub/kernel/time.ts";
import { startCluster } from "../../../main/hub/store/cluster.ts";
import { holdStore, onCommit, openStore, takeHome } from "../../../main/hub/store/index.ts";
import { clearStaleNote, livingPostmaster } from "../../../main/hub/store/postmaster.ts";
import { runningProcess } from "../../../main/hub/store/processes.ts";
import { dataFolder } from "../../support/cluster.ts";

const home = mkdtempSync(join(tmpdir(), "aftercare-mended-"));
let data = "";

afterAll(async () => {
  const cluster = await startCluster(home);
  await cluster.stop();
  if (!data.startsWith(home)) rmSync(dirname(data), { recursive: true, force: true });
  rmSync(home, { recursive: true, force: true });
});

/** As a power cut would: the server itself is gone, what it had started notices by itself. */
async function killServer(): Promise<void> {
  const found = livingPostmaster(data);
  if (!found) throw new Error("no server lives");
  process.kill(found.pid, "SIGKILL");
  while (livingPostmaster(data)) await new Promise((resolve) => setTimeout(resolve, 10));
}

async function ask(url: string, sql: string): Promise<Record<string, unknown>[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows;
  } finally {
    await client.end();
  }
}

describe("the carried server", () => {
  it("is adopted while it lives, and started again on its old port when it was killed; its note alone is not believed", async () => {
    const first = await startCluster(home);
    data = await dataFolder(first.url);
    await ask(first.url, "CREATE TABLE kept AS SELECT 1 AS one");
    const again = await startCluster(home);
    expect(again.url).toBe(first.url);
    await killServer();
    expect((await startCluster(home)).url).toBe(first.url);
    expect(await ask(first.url, "SELECT one FROM kept")).toEqual([{ one: 1 }]);
  });

  it("starts where its note names another program's process, as after a power cut", async () => {
    const { url } = await startCluster(home);
    const note = readFileSync(join(data, "postmaster.pid"), "utf8");
    await killServer();
    const stranger = spawn(process.execPath, ["-e", "setTimeout(() => {}, 60000)"], { stdio: "ignore" });
    try {
      writeFileSync(join(data, "postmaster.pid"), note.replace(/^\d+/, String(stranger.pid)));
      expect(livingPostmaster(data)).toBeNull();
      expect((await startCluster(home)).url).toBe(url);
      expect(runningProcess(stranger.pid ?? 0)).not.toBeNull();
    } finally {
      stranger.kill("SIGKILL");
    }
  });

  it("keeps its note while it lives", async () => {
    await startCluster(home);
    expect(clearStaleNote(data)).toBe(false);
    expect(livingPostmaster(data)).not.toBeNull();
  });

  it("gets another password when the file with it is lost, and nothing else is", async () => {
    await startCluster(home);
    rmSync(join(home, "postgres.secret"));
    const { url } = await startCluster(home);
    expect(await ask(url, "SELECT one FROM kept")).toEqual([{ one: 1 }]);
  });

  it("says by a sentence that another main version wrote the files, and which way leads on", async () => {
    const { stop } = await startCluster(home);
    await stop();
    const file = join(data, "PG_VERSION");
    const wrote = readFileSync(file, "utf8");
    writeFileSync(file, "17\n");
    try {
      await expect(startCluster(home)).rejects.toThrow(/written by PostgreSQL 17 and this program carries \d+.*npm run backup.*npm run restore/s);
    } finally {
      writeFileSync(file, wrote);
    }
  });
});

describe("a held database", () => {
  it("is started again and claimed anew when its server is killed, and news come again", async () => {
    const store = await openStore({ home, clock: systemClock });
    const told: string[] = [];
    let back: () => void = () => undefined;
    const isBack = new Promise<void>((resolve) => {
      back = resolve;
    });
    const letGo = await holdStore(store, {
      onAway: () => told.push("away"),
      onBack: () => {
        told.push("back");
        back();
      },
      onLost: () => told.push("lost"),
    });
    let woken = 0;
    const deafen = await onCommit(store, () => {
      woken += 1;
    });
    await killServer();
    await isBack;
    expect(told).toEqual(["away", "back"]);
    expect(await store.rows("SELECT 1 AS one")).toEqual([{ one: 1 }]);
    await expect(holdStore(store, { onAway: () => undefined, onBack: () => undefined, onLost: () => undefined })).rejects.toThrow(/Another Aftercare/);
    const before = woken;
    while (woken === before) {
      await store.rows("SELECT pg_notify('aftercare_event', '')");
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    await deafen();
    await letGo();
    await store.close(true);
  });
});

describe("a data folder", () => {
  it("is one hub's at a time; the note of one that has ended counts for nothing, nor does a number that is another's now", () => {
    const folder = mkdtempSync(join(tmpdir(), "aftercare-folder-"));
    const other = spawn(process.execPath, ["-e", "setTimeout(() => {}, 60000)"], { stdio: "ignore" });
    const began = runningProcess(other.pid ?? 0)?.began ?? "";
    writeFileSync(join(folder, "hub.pid"), JSON.stringify({ pid: other.pid, began }));
    expect(() => takeHome(folder)).toThrow(/Another Aftercare/);
    writeFileSync(join(folder, "hub.pid"), JSON.stringify({ pid: other.pid, began: "long ago" }));
    const giveBack = takeHome(folder);
    giveBack();
    writeFileSync(join(folder, "hub.pid"), "");
    takeHome(folder)();
    other.kill("SIGKILL");
    rmSync(folder, { recursive: true });
  });
});
