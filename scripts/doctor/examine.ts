/** Looks at everything in turn; what cannot be looked at is told, and the rest goes on. */
import { existsSync } from "node:fs";
import { join } from "node:path";
import { Client } from "pg";
import { holderOf } from "../../main/hub/store/index.ts";
import { layOut } from "../../main/hub/store/server-files.ts";
import type { StartOptions } from "../../main/server/options.ts";
import { withDatabase } from "../cli/with-database.ts";
import { examineDatabase, has, one } from "./database.ts";
import { brokenBy, type Finding, look } from "./finding.ts";
import { examineFolder } from "./folder.ts";
import { examineInstall } from "./install.ts";
import { examineOutside } from "./outside.ts";
import { examineBackups, examineModelFiles, examineWork } from "./work.ts";

/** Examines an installation, with its hub or without. Nothing is changed; a carried database that does not run is started for as long as it takes. */
export async function examine(options: StartOptions): Promise<Finding[]> {
  const { home, databaseUrl } = options;
  const isServed = existsSync(home) && holderOf(home) !== null;
  const found = [...(await examineInstall()), ...examineFolder(home, databaseUrl !== undefined)];
  let asked = { isDemo: false, chosen: undefined as string | null | undefined };
  if (databaseUrl !== undefined || isMade(home)) {
    try {
      await withDatabase(options, async (url) => {
        const client = new Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
        client.on("error", () => undefined);
        try {
          await client.connect();
          found.push(...(await examineDatabase(client, home)), ...(await examineWork(client, isServed)));
          asked = await whatItIs(client);
        } finally {
          await client.end().catch(() => undefined);
        }
      });
    } catch (fault) {
      found.push(brokenBy("database", fault));
    }
  } else if (existsSync(home))
    found.push(
      look(
        "database",
        "自带的数据库还没有建立，或它的口令文件不在，没有查看。",
        "The carried database is not made yet, or its password file is gone; it was not looked at.",
      ),
    );
  found.push(...(await examineBackups(home, asked.isDemo)), ...(await examineModelFiles(options.modelFolder, asked.chosen)));
  return [...found, ...(await examineOutside(options, isServed))];
}

/** Whether there is a carried database that one can look into without setting anything. */
function isMade(home: string): boolean {
  if (!existsSync(home)) return false;
  const paths = layOut(home);
  return existsSync(join(paths.data, "PG_VERSION")) && existsSync(paths.password);
}

async function whatItIs(client: Client): Promise<{ isDemo: boolean; chosen: string | null | undefined }> {
  if (!(await has(client, "setting"))) return { isDemo: false, chosen: undefined };
  const row = await one<{ kind: string | null; chosen: { name: string | null } | null }>(
    client,
    "SELECT (SELECT value #>> '{}' FROM setting WHERE key = 'installation.kind') AS kind, (SELECT value FROM setting WHERE key = 'search.model') AS chosen",
  );
  return { isDemo: row?.kind === "demo", chosen: row?.chosen ? row.chosen.name : undefined };
}
