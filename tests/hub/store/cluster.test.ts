/** The carried server when its data folder is not as it was left. */
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";
import { startCluster } from "../../../main/hub/store/cluster.ts";
import { dataFolder } from "../../support/cluster.ts";

test("a data folder that was removed while its server ran begins anew, and what it left lies aside; inside the folder only its password is made anew", async () => {
  const home = mkdtempSync(join(tmpdir(), "aftercare-cluster-"));
  const first = await startCluster(home);
  const data = await dataFolder(first.url);
  const outside = !data.startsWith(home);
  try {
    if (outside) {
      rmSync(home, { recursive: true });
      const second = await startCluster(home);
      expect(await dataFolder(second.url)).toBe(data);
      expect(readdirSync(dirname(data)).filter((name) => name.startsWith("postgres.left-"))).toHaveLength(1);
      await second.stop();
    } else {
      rmSync(join(home, "postgres.secret"));
      expect(await dataFolder((await startCluster(home)).url)).toBe(data);
    }
  } finally {
    await first.stop();
    if (outside) rmSync(dirname(data), { recursive: true, force: true });
    rmSync(home, { recursive: true, force: true });
  }
});
