/** What the form of the settings is drawn from: the contract's own description of each. */
import { z } from "zod";
import { Settings } from "../../../main/hub/contract/settings.ts";

type Name = keyof Settings;

/** How a setting is chosen: one of a few, on or off, a span of the day, or ways for each of a few kinds. */
type Drawn =
  | { as: "choice"; values: readonly string[] }
  | { as: "switch" }
  | { as: "span"; hasDays: boolean }
  | { as: "ways"; kinds: readonly string[]; ways: readonly string[] };

/** The parts of the page that are drawn so, and which settings each shows. */
export const drawnParts = {
  look: ["language", "theme", "contrast", "density"],
  notices: ["desktop", "tone", "notices"],
  hours: ["quiet", "hours"],
} as const satisfies Record<string, readonly Name[]>;

export type DrawnPartName = keyof typeof drawnParts;

/** How this setting is drawn. */
export function drawnAs(name: Name): Drawn {
  const schema = bare(Settings.shape[name]);
  if (schema instanceof z.ZodEnum) return { as: "choice", values: schema.options.map(String) };
  if (schema instanceof z.ZodBoolean) return { as: "switch" };
  if (!(schema instanceof z.ZodObject)) throw new Error(`nothing draws ${name}`);
  if ("from" in schema.shape) return { as: "span", hasDays: "days" in schema.shape };
  const kinds = Object.keys(schema.shape);
  const first = kinds[0] === undefined ? undefined : schema.shape[kinds[0]];
  return { as: "ways", kinds, ways: first instanceof z.ZodObject ? Object.keys(first.shape) : [] };
}

/** The description itself, without what holds where nothing was chosen. */
function bare(schema: z.core.$ZodType): z.core.$ZodType {
  return schema instanceof z.ZodCatch || schema instanceof z.ZodDefault || schema instanceof z.ZodNullable ? bare(schema.unwrap()) : schema;
}
