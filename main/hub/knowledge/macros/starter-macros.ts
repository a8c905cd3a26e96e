/** The macros every shop starts with, in the order of their file. */
import { readFileSync } from "node:fs";
import { parse } from "yaml";
import { z } from "zod";
import { MacroBody } from "../../contract/macros.ts";

/** Who wrote what nobody changed yet, and whose it is. */
export const STARTER = "system";

const Written = z.record(
  z.string(),
  z.strictObject({
    name: z.string(),
    text: z.string(),
    when: MacroBody.shape.when.default({}),
    follows: MacroBody.shape.follows.partial().default({}),
  }),
);

/** All of them. @throws what cannot be read: the file ships with the program. */
export function starterMacros(): { id: string; name: string; body: MacroBody }[] {
  const written = Written.parse(parse(readFileSync(new URL("../starter/macros/shared.yaml", import.meta.url), "utf8")));
  return Object.entries(written).map(([id, { name, text, when, follows }]) => ({
    id: `starter.${id}`,
    name,
    body: MacroBody.parse({ text, when, channels: [], classes: [], follows: { tags: [], restHours: null, note: "", ...follows } }),
  }));
}
