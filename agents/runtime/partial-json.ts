/** Reads JSON that is still coming, as far as it goes; `null` where there is nothing to read yet. */
import { parsePartialJson } from "@langchain/core/output_parsers";

/** See above. */
export function readPartialJson(text: string): unknown {
  try {
    return parsePartialJson(text);
  } catch {
    return null;
  }
}
