/** Prompts live in `prompts/` as text with a head; this reads them and fills their places. */
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { parse } from "yaml";
import { z } from "zod";

const Head = z.object({ id: z.string(), version: z.int(), inputs: z.array(z.string()), output: z.string() });

export interface Prompt {
  id: string;
  version: number;
  /** Fills every declared input. @throws Error when one is missing or an undeclared one is given: a programming fault. */
  fill(inputs: Readonly<Record<string, string>>): string;
}

/** Reads `prompts/<path>.prompt.md`. */
export function loadPrompt(path: string): Prompt {
  const text = readFileSync(fileURLToPath(new URL(`../../prompts/${path}.prompt.md`, import.meta.url)), "utf8");
  const match = /^---\n([\s\S]*?)\n---\n([\s\S]*)$/.exec(text);
  if (!match) throw new Error(`prompt ${path} has no head`);
  const head = Head.parse(parse(match[1] ?? ""));
  const body = (match[2] ?? "").trim();
  return {
    id: head.id,
    version: head.version,
    fill: (inputs) => {
      const given = Object.keys(inputs).sort().join(",");
      if (given !== [...head.inputs].sort().join(",")) throw new Error(`prompt ${head.id} wants ${head.inputs.join(", ")}, was given ${given}`);
      // One pass: what is filled in is data and is never read as a place to fill again.
      return body.replace(/\{\{(\w+)\}\}/g, (_, name: string) => inputs[name] ?? "");
    },
  };
}
