/** `eval replies`: what buyers would be told, row by row, through the product's own way from the order to the suggestion. */
import { writeFileSync } from "node:fs";
import type { LabelledText } from "../../../agents/triage/model/index.ts";
import { ok, type Result, refuse } from "../../../main/hub/kernel/result.ts";
import { readAi } from "../../../main/server/index.ts";
import { rounded } from "../../cli/report.ts";
import { type Expected, readActs } from "./acts.ts";
import { type OrderSetting, orderIn, orderSettings } from "./orders.ts";
import { type EvalShop, withShop } from "./shop.ts";

export interface ReplyFlags {
  state: string;
  limit: number;
  acts: string | null;
  out: string | null;
  models: string | null;
  /** Lets the endpoint of AI_BASE_URL and AI_MODEL write. */
  model: boolean;
}

/** A row as it is written: what the buyer said, what was offered or why nothing. */
interface ReplyRow {
  text: string;
  label: string;
  state: OrderSetting;
  class: string | null;
  confidence: number | null;
  wants: { want: string; mood: string; confidence: number }[];
  reply: string | null;
  why: string | null;
  sentences: { text: string; act: string; support: string | null }[];
  sources: { kind: string; label: string; text: string }[];
  /** The model that wrote it, or `built-in`; and why the model did not. */
  composer: string;
  problem: string | null;
  ms: number;
}

/** Cases of one round: as many as come in at once on a busy minute. */
const TOGETHER = 100;

/** Builds an order and a case for each row and reads what was suggested. */
export async function evaluateReplies(rows: readonly LabelledText[], flags: ReplyFlags, onProgress: (share: number) => void): Promise<Result<object>> {
  if (flags.state !== "rotate" && !orderSettings.some((each) => each === flags.state))
    return refuse("FLAG", `--state wants rotate or one of ${orderSettings.join(", ")}, not ${flags.state}`);
  const named = flags.model ? readAi(process.env) : undefined;
  if (flags.model && !named) return refuse("FLAG", "--model wants AI_BASE_URL and AI_MODEL, and AI_API_KEY where the endpoint has a key");
  const acts = flags.acts === null ? ok(new Map<string, Expected>()) : await readActs(flags.acts);
  if (!acts.ok) return acts;
  const wanted = rows.slice(0, flags.limit > 0 ? flags.limit : rows.length);
  const settingOf = (index: number): OrderSetting =>
    flags.state === "rotate" ? (orderSettings[index % orderSettings.length] ?? "paid") : (flags.state as OrderSetting);
  const written = await withShop({ models: flags.models, named }, async (shop) => {
    const done: ReplyRow[] = [];
    for (let from = 0; from < wanted.length; from += TOGETHER) {
      const part = wanted.slice(from, from + TOGETHER).map((row, at) => ({ row, index: from + at, setting: settingOf(from + at) }));
      await tell(shop, part);
      for (const { row, index, setting } of part) done.push(await read(shop, { row, index, setting }));
      onProgress((from + part.length) / wanted.length);
    }
    return done;
  });
  if (flags.out !== null) writeFileSync(flags.out, written.map((row) => `${JSON.stringify(row)}\n`).join(""));
  return ok(reportOf(written, acts.value));
}

interface Part {
  row: LabelledText;
  index: number;
  setting: OrderSetting;
}

async function tell(shop: EvalShop, part: readonly Part[]): Promise<void> {
  const told = part.map(({ setting, index }) => orderIn(setting, index, shop.now));
  await shop.send("/orders:batch", { orders: told.map(({ order }) => order) });
  const events = told.flatMap((each) => each.events);
  if (events.length > 0) await shop.send("/events:batch", { events });
  const traces = told.flatMap(({ trace }) => trace ?? []);
  if (traces.length > 0) await shop.send("/traces:batch", { traces });
  await shop.work();
  const at = new Date(shop.now - 60_000).toISOString();
  const cases = part.map(({ row, index }, place) => ({ id: `C${index}`, orderRef: told[place]?.order.id, kind: "question", text: row.text, at }));
  await shop.send("/cases:batch", { cases });
  await shop.work();
}

async function read(shop: EvalShop, { row, index, setting }: Part): Promise<ReplyRow> {
  const page = await shop.page(`C${index}`);
  const { suggestion } = page;
  if (!suggestion) throw new Error(`No suggestion was made for row ${index + 1}: ${row.text.slice(0, 60)}`);
  return {
    text: row.text,
    label: row.label,
    state: setting,
    class: page.case.disputeClass,
    confidence: page.case.classConfidence,
    wants: page.case.wants,
    reply: suggestion.state === "withheld" ? null : suggestion.text,
    why: suggestion.reason?.zh ?? null,
    sentences: suggestion.sentences,
    sources: suggestion.sources.map(({ kind, label, text }) => ({ kind, label, text })),
    composer: suggestion.composer,
    problem: suggestion.written.problem,
    ms: suggestion.tookMs,
  };
}

function reportOf(rows: readonly ReplyRow[], acts: ReadonlyMap<string, Expected>): object {
  const shown = rows.filter((row) => row.reply !== null);
  const share = (part: number, whole: number): number | null => (whole === 0 ? null : rounded(part / whole));
  const does = (row: ReplyRow, list: readonly string[]): boolean => row.sentences.some(({ act }) => list.includes(act));
  const of = (...scopes: readonly string[]): ReplyRow[] => rows.filter((row) => scopes.includes(acts.get(row.label)?.scope ?? ""));
  const answerable = of("answer", "ask");
  const answered = answerable.filter((row) => row.reply !== null);
  const person = of("person");
  const out = of("out");
  const took = rows.map((row) => row.ms).toSorted((left, right) => left - right);
  const ungrounded = shown.filter((row) => row.sentences.some(({ act, support }) => support === null && !unsupported.has(act)));
  return {
    made: rows.length,
    shown: shown.length,
    withheld: rows.length - shown.length,
    ungrounded: ungrounded.length,
    distinct: new Set(shown.flatMap((row) => row.sentences.map(({ text }) => text))).size,
    shownOfAnswerable: share(answered.length, answerable.length),
    actsRight: share(answered.filter((row) => does(row, acts.get(row.label)?.expected ?? [])).length, answered.length),
    actsNever: share(shown.filter((row) => does(row, acts.get(row.label)?.never ?? [])).length, shown.length),
    outSilent: share(out.filter((row) => row.reply === null).length, out.length),
    personSilentOrHandedOver: share(person.filter((row) => row.reply === null || does(row, ["handover"])).length, person.length),
    byModel: shown.filter((row) => row.composer !== "built-in").length,
    modelProblems: tally(rows.flatMap((row) => row.problem ?? [])),
    p50ms: took[Math.floor(took.length / 2)] ?? 0,
    p95ms: took[Math.floor(took.length * 0.95)] ?? 0,
  };
}

function tally(words: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const word of words) counts[word] = (counts[word] ?? 0) + 1;
  return counts;
}

/** Sentences that state nothing and need no support. */
const unsupported: ReadonlySet<string> = new Set(["greet", "meet", "close"]);
