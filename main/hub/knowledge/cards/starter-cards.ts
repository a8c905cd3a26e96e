/** The answers every shop starts with; written for this product, told by the record and the seller's own terms only. */
import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { AnswerCard } from "../../contract/answers.ts";
import { readCards } from "./read-cards.ts";

const FOLDER = new URL("../starter/cards/", import.meta.url);

/** All starter cards, in the order of their files; of equally fitting ones the earlier counts. */
export function starterCards(): AnswerCard[] {
  return readdirSync(fileURLToPath(FOLDER))
    .filter((name) => name.endsWith(".yaml"))
    .sort()
    .flatMap((name) => readCards(readFileSync(new URL(name, FOLDER), "utf8")));
}
