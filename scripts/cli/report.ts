/** Prints a report: lines for a person, or with `json` one JSON object as the last line of stdout. */
export function printReport(report: object, json: boolean): void {
  if (json) {
    console.log(JSON.stringify(report));
    return;
  }
  const entries = Object.entries(report);
  const width = Math.max(...entries.map(([name]) => name.length));
  for (const [name, value] of entries) console.log(`${name.padEnd(width)}  ${typeof value === "object" ? JSON.stringify(value) : value}`);
}

/** Says in one sentence why the command cannot go on; the process ends with exit code 1 once its work is settled. */
export function failWith(message: string): void {
  console.error(message.endsWith(".") ? message : `${message}.`);
  process.exitCode = 1;
}

/** Rounds for a report: four significant decimals are more than any figure here deserves. */
export function rounded(value: number, decimals = 4): number {
  return Number(value.toFixed(decimals));
}
