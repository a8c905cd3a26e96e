import { parseArgs } from "node:util";
import { ok, type Result, refuse } from "../../main/hub/kernel/result.ts";

/** A flag: its kind is the kind of its default; `null` is a text that may be left out. */
export type FlagDefaults = Record<string, string | number | boolean | null>;

/** The values, of the kinds of their defaults. */
export type Flags<Defaults extends FlagDefaults> = {
  [Name in keyof Defaults]: Defaults[Name] extends number
    ? number
    : Defaults[Name] extends boolean
      ? boolean
      : Defaults[Name] extends string
        ? string
        : string | null;
};

/** Reads `--name value` flags; an unknown flag, a missing value or something that is not a number is refused with a sentence. */
export function readFlags<Defaults extends FlagDefaults>(
  argv: readonly string[],
  defaults: Defaults,
): Result<{ flags: Flags<Defaults>; words: string[] }, "FLAG"> {
  const options = Object.fromEntries(
    Object.entries(defaults).map(([name, value]) => [name, { type: typeof value === "boolean" ? ("boolean" as const) : ("string" as const) }]),
  );
  let parsed: { values: Record<string, unknown>; positionals: string[] };
  try {
    parsed = parseArgs({ args: [...argv], options, allowPositionals: true, strict: true });
  } catch (error) {
    return refuse("FLAG", error instanceof Error ? (error.message.split(". ")[0] ?? error.message) : String(error));
  }
  const flags: Record<string, unknown> = { ...defaults };
  for (const [name, value] of Object.entries(parsed.values)) {
    const number = Number(value);
    if (typeof defaults[name] === "number" && !(typeof value === "string" && value.trim() !== "" && Number.isFinite(number))) {
      return refuse("FLAG", `--${name} wants a number, not "${String(value)}"`);
    }
    flags[name] = typeof defaults[name] === "number" ? number : value;
  }
  return ok({ flags: flags as Flags<Defaults>, words: parsed.positionals });
}
