/** How buyers say what they want: hand-written words for each want, from which the triage agent learns to hear. */
import { readFileSync } from "node:fs";
import { wants } from "../contract/words.ts";

const FOLDER = new URL("./starter/wants/", import.meta.url);

/** All starter words, a want for each; lines that begin with `#` are for whoever edits the files. */
export function starterWants(): { text: string; label: string }[] {
  return wants.flatMap((want) =>
    readFileSync(new URL(`${want}.txt`, FOLDER), "utf8")
      .split("\n")
      .map((line) => line.trim())
      .filter((line) => line !== "" && !line.startsWith("#"))
      .map((text) => ({ text, label: want })),
  );
}
