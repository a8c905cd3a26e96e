/** What ships to hear wants by: one file a want, one utterance a line, written by hand. A line that begins with `#` is a note. */
import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { type Want, wants } from "../contract/words.ts";

/** Utterances with the want each is an instance of; `key` changes when any of them does. */
export interface StarterWants {
  key: string;
  rows: { text: string; want: Want }[];
}

const folder = new URL("./starter/wants/", import.meta.url);

/** Reads the utterances that ship. @throws when a want has no file: the list and the files belong together. */
export async function starterWants(): Promise<StarterWants> {
  const files = await Promise.all(wants.map(async (want) => ({ want, body: await readFile(new URL(`${want}.txt`, folder), "utf8") })));
  const hash = createHash("sha256");
  const rows = files.flatMap(({ want, body }) => {
    hash.update(`${want}\n${body}\n`);
    return utterancesOf(body).map((text) => ({ text, want }));
  });
  return { key: hash.digest("hex").slice(0, 32), rows };
}

function utterancesOf(body: string): string[] {
  return body
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "" && !line.startsWith("#"));
}
