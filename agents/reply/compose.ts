/**
 * The built-in composer: takes the way a similar case was solved (its order of empathy, facts, promise, request, close)
 * and says it with this order's own facts. Sentences of the old reply that state something are replaced or left out.
 */
import type { ReplyRecord } from "../../main/hub/contract/index.ts";
import { type Checker, commitmentsOf, sentencesOf } from "../../main/hub/grounding/index.ts";
import { opening, type Part, partOf, thanks } from "./parts.ts";

export interface Similar {
  id: string;
  question: string;
  reply: string;
  label: string;
  score: number;
}
export interface Source {
  kind: "example" | "fact" | "policy";
  id: string;
  label: string;
  text: string;
  score: number | null;
}
export interface Draft {
  text: string;
  sources: Source[];
}

/** Bytes of UTF-8, about 130 characters: the shortest limit a channel sets on a message, and as much as a buyer reads. */
const LONGEST = 390;
const bytes = (text: string): number => new TextEncoder().encode(text).length;

/** Composes a reply to the buyer's latest words. Always grounded by `holds`: what could not be supported is not said. */
export function compose(record: ReplyRecord, similar: readonly Similar[], holds: Checker): Draft {
  const model = similar.find((example) => example.reply.trim() !== "") ?? null;
  const sentences = model ? sentencesOf(model.reply) : [];
  const sources: Source[] = model ? [{ kind: "example", id: model.id, label: model.label, text: model.question, score: model.score }] : [];
  const written: { sentence: string; source: Source | null }[] = [];
  const said = new Set<string>();
  const say = (sentence: string, source: Source | null): void => {
    const length = written.reduce((sum, one) => sum + bytes(one.sentence), 0);
    // Last look: whatever is not supported is not said.
    if (said.has(sentence) || length + bytes(sentence) > LONGEST || !holds(sentence).grounded) return;
    said.add(sentence);
    written.push({ sentence, source });
  };
  const parts = planOf(sentences);
  for (const { part, sentence } of parts) {
    const again = sentence === null || part === "fact" || part === "promise" ? "" : kept(sentence, holds);
    if (part === "fact") for (const fact of factsFor(record)) say(fact.sentence, fact.source);
    else if (part === "promise") for (const promise of promisesFor(record, sentence)) say(promise.sentence, promise.source);
    else if (part === "open") say(meets(again) ? asSentence(again) : opening(record), null);
    else if (again !== "") say(asSentence(again), null);
    else if (part === "close") say(thanks(record), null);
  }
  const used = [...sources, ...written.flatMap(({ source }) => source ?? [])];
  const unique = used.filter((source, index) => used.findIndex((other) => other.kind === source.kind && other.id === source.id) === index);
  return { text: written.map(({ sentence }) => sentence).join(""), sources: unique };
}

/** An opening that only greets leaves the buyer alone with it. */
function meets(opening: string): boolean {
  return /抱歉|不好意思|对不起|理解|添麻烦|久等|惦记|着急|辜负|失望/.test(opening);
}

interface Planned {
  part: Part;
  sentence: string | null;
}

/** The old reply's order, completed: a reply opens, says how things stand, says what comes, and closes. */
function planOf(sentences: readonly string[]): Planned[] {
  const plan: Planned[] = sentences.map((sentence) => ({ part: partOf(sentence), sentence }));
  if (plan[0]?.part !== "open") plan.unshift({ part: "open", sentence: null });
  if (!plan.some(({ part }) => part === "fact")) plan.splice(1, 0, { part: "fact", sentence: null });
  if (!plan.some(({ part }) => part === "promise")) plan.splice(plan.findIndex(({ part }) => part === "fact") + 1, 0, { part: "promise", sentence: null });
  if (plan.at(-1)?.part !== "close") plan.push({ part: "close", sentence: null });
  return plan;
}

/**
 * What of an old sentence may be said again: the clauses that meet, ask, or close. A clause that tells something ("垃圾桶在退换期内")
 * was about the old order, even where it names nothing checkable.
 */
function kept(sentence: string, holds: Checker): string {
  const clauses = sentence.split(/(?<=[，,])/).filter((clause) => {
    const bare = clause.replace(/[，,。！？!?～~]+$/, "");
    if (bare.length > 24 || /[0-9]/.test(bare)) return false;
    return holds(bare).grounded && partOf(bare) !== "fact" && partOf(bare) !== "other";
  });
  return clauses.join("").replace(/[，,]$/, "");
}

/** Disputes in which a buyer asks where the parcel is, or in which that answers half of it. */
const aboutParcel: ReadonlySet<string> = new Set([
  "not_received",
  "fake_shipment",
  "delayed_shipment",
  "refused_parcel",
  "address_change",
  "cancel_before_shipment",
  "missing_item",
  "delivery_time",
  "none",
]);

function factsFor(record: ReplyRecord): { sentence: string; source: Source }[] {
  const where = record.whereabouts.trim().replace(/。+$/, "");
  const facts =
    where && aboutParcel.has(record.disputeClass ?? "none")
      ? [{ sentence: asSentence(`帮您看了一下，${where}`), source: { kind: "fact" as const, id: "whereabouts", label: "物流", text: where, score: null } }]
      : [];
  const amounts = new Set<string>();
  const wanted: readonly string[] = record.kind === "question" ? ["finding"] : ["amount", "finding"];
  for (const fact of record.facts) {
    if (!wanted.includes(fact.kind) || facts.length >= 3) continue;
    if (fact.kind === "finding" && where.includes(fact.text)) continue;
    // The record tells an amount in every way it may be spoken; one of them is enough.
    if (fact.kind === "amount" && (!/申请|claimed/.test(fact.label + fact.id) || amounts.has(fact.value))) continue;
    if (fact.kind === "amount") amounts.add(fact.value);
    const sentence = fact.kind === "amount" ? `您申请的金额是${fact.text}。` : asSentence(fact.text);
    facts.push({ sentence, source: { kind: "fact", id: fact.id, label: fact.label, text: fact.text, score: null } });
  }
  return facts;
}

function promisesFor(record: ReplyRecord, sentence: string | null): { sentence: string; source: Source }[] {
  const wanted = new Set(sentence ? commitmentsOf(sentence).promises : []);
  const fitting = record.promises.filter((promise) => commitmentsOf(promise.text).promises.some((kind) => wanted.has(kind)));
  const chosen = fitting.length > 0 ? fitting : record.promises;
  return chosen.slice(0, 2).map((promise) => ({
    sentence: asSentence(promise.text),
    source: { kind: "policy", id: promise.id, label: "可承诺事项", text: promise.text, score: null },
  }));
}

function asSentence(text: string): string {
  const trimmed = text.trim();
  return /[。！？!?～~]$/.test(trimmed) ? trimmed : `${trimmed.replace(/[；;，,]$/, "")}。`;
}
