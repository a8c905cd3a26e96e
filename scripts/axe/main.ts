/** `npm run -s axe [-- --json]`: every page in both languages and every dress, looked at by axe-core. One line a fault; the last one with `--json` is `{pages, violations}`. */
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "vite";
import { withBench } from "../bench/home.ts";
import { readFlags } from "../cli/flags.ts";
import { startProgress } from "../cli/progress.ts";
import { failWith, printReport } from "../cli/report.ts";
import { openShop } from "./shop.ts";
import { walk } from "./walk.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));

const read = readFlags(process.argv.slice(2), { json: false });
if (!read.ok) failWith(read.refusal.message);
else if (read.value.words.length > 0) failWith(`axe takes flags only, not "${read.value.words.join(" ")}"`);
else await axe(read.value.flags);

async function axe({ json }: { json: boolean }): Promise<void> {
  const progress = startProgress("axe");
  try {
    progress.update(0, "build");
    await build({ root: join(root, "renderer"), configFile: join(root, "vite.config.ts"), logLevel: "warn" });
    await withBench(async (bench) => {
      const shop = await openShop(bench, { rendererFolder: join(root, "dist/renderer") });
      let violations = 0;
      try {
        const pages = await walk(shop, (share, found) => {
          progress.update(share, "walk");
          violations += found.length;
          for (const { page, language, dress, rule, weight, where, why } of found)
            console.log(`${page} ${language} ${dress}: ${rule} (${weight}) ${where}; ${why}`);
        });
        progress.done();
        printReport({ pages, violations }, json);
        if (violations > 0) process.exitCode = 1;
      } finally {
        await shop.close();
      }
    });
  } catch (fault) {
    progress.done();
    failWith((fault as Error).stack ?? String(fault));
  }
}
