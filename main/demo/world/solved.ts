import { yuanText } from "../../hub/kernel/money.ts";
import { type Rng, seeded } from "../engine/rng.ts";
import { GOODS } from "./goods.ts";
import { CARRIERS, CITIES, carrierName, nearestWarehouse, transitCities } from "./lanes.ts";
import { CLASS_IDS, classWords, type Scene, speak } from "./words.ts";

/** A case that was solved well, for the demonstration shop's knowledge. All of it is invented. */
export interface SolvedCase {
  id: string;
  disputeClass: string;
  channel: "taobao" | "douyin";
  buyerText: string;
  reply: string;
  /** What it came to, in a few words. */
  outcome: string;
  sku: string;
  /** Fen at stake. */
  amountFen: number;
  solvedAt: number;
}

const OPENINGS = [
  "亲，抱歉让您久等了。",
  "您好，给您添麻烦了，实在抱歉。",
  "非常理解您的心情，",
  "您好，我马上帮您看。",
  "抱歉影响您使用了，",
  "谢谢您告诉我们，",
];
const CALM_OPENINGS = ["您好，", "您好，谢谢您的咨询。", "亲，在的。", "您好，帮您看过了，"];
const CLOSINGS = ["有任何变化我第一时间告诉您。", "处理过程中有疑问随时找我。", "再次抱歉，感谢您的耐心。", "我会跟到这件事办完。", "您看这样可以吗？"];

/**
 * Solved cases for a demonstration shop, spread evenly over all dispute classes.
 * @param options.count how many (400 and more make the reply agent useful); no two have the same words
 * @param options.until ms; the cases were solved in the ninety days before
 */
export function solvedCases(options: { seed: string; count: number; until: number }): SolvedCase[] {
  const rng = seeded(`${options.seed}:solved`);
  const seen = new Set<string>();
  const cases: SolvedCase[] = [];
  for (let attempt = 0; cases.length < options.count && attempt < options.count * 20; attempt += 1) {
    const solved = solve(rng, { id: CLASS_IDS[cases.length % CLASS_IDS.length] ?? "none", number: cases.length + 1, until: options.until });
    if (seen.has(solved.buyerText)) continue;
    seen.add(solved.buyerText);
    cases.push(solved);
  }
  return cases;
}

function solve(rng: Rng, order: { id: string; number: number; until: number }): SolvedCase {
  const words = classWords(order.id);
  const goods = rng.pick(GOODS);
  const scene = sceneOf(rng, goods.sku);
  const said = speak(rng, order.id, scene);
  return {
    id: `demo-solved-${String(order.number).padStart(4, "0")}`,
    disputeClass: order.id,
    channel: rng.chance(0.55) ? "taobao" : "douyin",
    buyerText: said.text,
    reply: `${rng.pick(order.id === "none" ? CALM_OPENINGS : OPENINGS)}${said.answer}。${rng.pick(CLOSINGS)}`,
    outcome: words.outcome,
    sku: goods.sku,
    amountFen: goods.price,
    solvedAt: order.until - rng.int(3_600_000, 90 * 86_400_000),
  };
}

/** A scene of chance around one article. */
export function sceneOf(rng: Rng, sku: string): Scene {
  const goods = GOODS.find((entry) => entry.sku === sku) ?? rng.pick(GOODS);
  const city = rng.pick(CITIES);
  const warehouse = nearestWarehouse(city.name);
  const transit = transitCities(warehouse, city.name);
  return {
    goods,
    city: city.name,
    district: rng.pick(city.districts),
    transit: transit[Math.min(1, transit.length - 1)] ?? city.name,
    warehouse,
    carrier: carrierName(rng.pick(CARRIERS).code),
    days: rng.int(2, 6),
    hour: rng.int(10, 20),
    amount: yuanText(goods.price),
    freight: String(rng.int(5, 18)),
  };
}
