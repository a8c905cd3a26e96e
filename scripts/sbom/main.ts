/** `npm run -s sbom [-- --out FILE]`: the bill of materials as CycloneDX JSON; fails when a licence is unknown or not among those allowed. */
import { readFileSync, writeFileSync } from "node:fs";
import { readFlags } from "../cli/flags.ts";
import { failWith } from "../cli/report.ts";
import { billOf, type Lock } from "./bill.ts";
import { isAllowed } from "./licences.ts";

function main(argv: readonly string[]): void {
  const read = readFlags(argv, { out: null });
  if (!read.ok) {
    failWith(read.refusal.message);
    return;
  }
  const { bom, unknown } = billOf(JSON.parse(readFileSync(new URL("../../package-lock.json", import.meta.url), "utf8")) as Lock);
  const refused = bom.components.flatMap(({ name, version, licenses: [told] }) => {
    const licence = told && ("expression" in told ? told.expression : told.license.id);
    return licence === undefined || isAllowed(name, licence) ? [] : [`${name}@${version} (${licence})`];
  });
  const text = `${JSON.stringify(bom, null, 2)}\n`;
  if (read.value.flags.out === null) process.stdout.write(text);
  else writeFileSync(read.value.flags.out, text);
  if (unknown.length > 0) failWith(`Nobody knows the licence of ${unknown.join(", ")}: read it and name it in scripts/sbom/licences.ts`);
  if (refused.length > 0) failWith(`Not among the licences allowed in scripts/sbom/licences.ts: ${refused.join(", ")}`);
}

main(process.argv.slice(2));
