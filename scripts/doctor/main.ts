/**
 * `npm run -s doctor [-- --json]`: what is wrong with this installation and what to do, beside a running hub or without one. Ends with 1 where
 * something is broken.
 */
import { readOptions } from "../../main/server/options.ts";
import { readFlags } from "../cli/flags.ts";
import { failWith } from "../cli/report.ts";
import { examine } from "./examine.ts";
import { brokenBy, type Finding, type State } from "./finding.ts";

const words: Readonly<Record<State, string>> = { fine: "好 fine  ", look: "看 look  ", broken: "坏 broken" };

const read = readFlags(process.argv.slice(2), { json: false });
if (!read.ok) failWith(read.refusal.message);
else tell(await examined(), read.value.flags.json);

async function examined(): Promise<Finding[]> {
  try {
    return await examine(readOptions([], process.env));
  } catch (fault) {
    return [brokenBy("settings", fault)];
  }
}

function tell(findings: readonly Finding[], json: boolean): void {
  const count = (state: State): number => findings.filter((one) => one.state === state).length;
  const counts = { broken: count("broken"), look: count("look"), fine: count("fine") };
  if (json) console.log(JSON.stringify({ ...counts, findings }));
  else {
    for (const { name, state, zh, en } of findings) console.log(`${words[state]}  ${name.padEnd(15)} ${zh}\n${" ".repeat(27)}${en}`);
    console.log(
      `\n${counts.broken} 处坏了，${counts.look} 处要看，${counts.fine} 处正常 / ${counts.broken} broken, ${counts.look} to look at, ${counts.fine} fine`,
    );
  }
  if (counts.broken > 0) process.exitCode = 1;
}
