import { mkdtempSync, readdirSync, utimesSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { openCondition } from "../../../main/hub/frame/condition.ts";
import { backupsThere, backupWhenDue, KEEP_BACKUPS } from "../../../main/hub/frame/daily-backup.ts";
import { watchParts } from "../../../main/hub/frame/watch-parts.ts";
import { commit, keepSetting, type Store } from "../../../main/hub/store/index.ts";
import { freshStore } from "../../support/store.ts";
import { addShop } from "../actions/world.ts";

let store: Store;
beforeAll(async () => {
  store = await freshStore();
});
afterAll(() => store.close());

it("says of the disk, of what waits and of the channels how they stand, and since when", async () => {
  const condition = openCondition(store.clock);
  const { look } = watchParts({ store, condition, folders: ["/", "/proc"], beats: false });
  await look();
  // A file system that has no room at all.
  expect(condition.troubleOf("disk")?.en).toMatch(/^Only 0 MB of disk are left/);
  const { look: again } = watchParts({ store, condition, folders: [tmpdir()], beats: false });
  await again();
  expect(condition.parts().filter(({ trouble }) => trouble !== null)).toEqual([]);
  await addShop(store, { id: "s1", channel: "fake" });
  await store.pool.query("UPDATE shop SET problem = '授权过期'");
  await store.pool.query("INSERT INTO raw_queue (item_id, due_at) VALUES (1, now() - interval '20 minutes')");
  await again();
  expect(condition.troubleOf("channels")?.zh).toContain("1 家店铺有问题");
  expect(condition.troubleOf("ingest")).toMatchObject({ zh: expect.stringContaining("1 条报文等着处理，最早的已等 20 分钟"), since: expect.any(Date) });
  await store.pool.query("DELETE FROM raw_queue");
  await again();
  expect(condition.troubleOf("ingest")).toBeNull();
});

it("a backup is made once a day and so many are kept; none where nobody wants one", async () => {
  const home = mkdtempSync(join(tmpdir(), "aftercare-daily-"));
  const lines: string[] = [];
  const daily = { store, platform: { home, log: (_level: string, line: string) => void lines.push(line) }, version: "1" };
  const keep = (count: number) => commit(store, "system", (tx) => keepSetting(tx, KEEP_BACKUPS, count));
  await keep(0);
  expect(await backupWhenDue(daily)).toBe(false);
  await keep(2);
  for (let day = 3; day > 0; day -= 1) {
    expect(await backupWhenDue(daily)).toBe(true);
    expect(await backupWhenDue(daily)).toBe(false);
    for (const { name } of backupsThere({ home })) utimesSync(join(home, "backups", name), new Date(), new Date(Date.now() - day * 86_400_001));
    // Names are by the second.
    await new Promise((resolve) => setTimeout(resolve, 1_000));
  }
  expect(readdirSync(join(home, "backups"))).toHaveLength(2);
  expect(lines).toHaveLength(3);
  expect(lines[0]).toMatch(/^backup: \d+ rows of \d+ tables, .*verified$/);
});
