/**
 * `npm run -s look -- --out DIR`: every page in every state, dress, language and width as a picture, named page-state-dress-language-width, and what a
 * machine can see of what an eye would stumble over, a line each; the last line is `{pictures, stumbles, sheets}`.
 */
import { mkdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "vite";
import { languages } from "../axe/pages.ts";
import { openShop } from "../axe/shop.ts";
import { dresses } from "../axe/window.ts";
import { withBench } from "../bench/home.ts";
import { type Flags, readFlags } from "../cli/flags.ts";
import { startProgress } from "../cli/progress.ts";
import { failWith, printReport } from "../cli/report.ts";
import { stateNames } from "./states.ts";
import { type DressName, take, type Wanted } from "./take.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
const defaults = {
  out: null,
  pages: "",
  states: stateNames.join(","),
  dresses: Object.keys(dresses).join(","),
  languages: Object.keys(languages).join(","),
  widths: "1440,1100,800,390",
  height: 0,
  sheets: false,
  json: false,
};

const read = readFlags(process.argv.slice(2), defaults);
if (!read.ok) failWith(read.refusal.message);
else if (read.value.flags.out === null) failWith("look wants --out FOLDER, where the pictures go");
else {
  const wanted = wantedOf(read.value.flags);
  if (typeof wanted === "string") failWith(wanted);
  else await look(wanted, read.value.flags.json);
}

/** What the flags ask for, or which of them names something there is not. */
function wantedOf(flags: Flags<typeof defaults>): Wanted | string {
  const split = (text: string): string[] => text.split(",").filter((word) => word !== "");
  const among = <Word extends string>(text: string, all: readonly Word[]): Word[] | null => {
    const words = split(text);
    return words.every((word) => all.includes(word as Word)) ? (words as Word[]) : null;
  };
  const states = among(flags.states, stateNames);
  if (!states) return `--states takes ${stateNames.join(", ")}`;
  const worn = among(flags.dresses, Object.keys(dresses) as DressName[]);
  if (!worn) return `--dresses takes ${Object.keys(dresses).join(", ")}`;
  const spoken = among(flags.languages, Object.keys(languages) as (keyof typeof languages)[]);
  if (!spoken) return `--languages takes ${Object.keys(languages).join(", ")}`;
  const widths = split(flags.widths).map(Number);
  if (widths.some((width) => !Number.isInteger(width) || width < 320)) return "--widths takes whole numbers from 320 on";
  return {
    folder: resolve(flags.out ?? "."),
    pages: split(flags.pages),
    states,
    dresses: worn,
    languages: spoken,
    widths,
    height: flags.height > 0 ? flags.height : null,
    sheets: flags.sheets,
  };
}

async function look(wanted: Wanted, json: boolean): Promise<void> {
  const progress = startProgress("look");
  try {
    mkdirSync(wanted.folder, { recursive: true });
    progress.update(0, "build");
    await build({ root: join(root, "renderer"), configFile: join(root, "vite.config.ts"), logLevel: "warn" });
    const rendererFolder = join(root, "dist/renderer");
    await withBench(async (bench) => {
      progress.update(0, "a day is lived");
      const full = await openShop(bench, { rendererFolder });
      const empty = await openShop(bench, { rendererFolder, isEmpty: true });
      try {
        const taken = await take({ full, empty }, wanted, (share, name, stumbled) => {
          progress.update(share, name);
          for (const one of stumbled) console.log(`${name}: ${one}`);
        });
        progress.done();
        printReport(taken, json);
      } finally {
        await empty.close();
        await full.close();
      }
    });
  } catch (fault) {
    progress.done();
    failWith((fault as Error).stack ?? String(fault));
  }
}
