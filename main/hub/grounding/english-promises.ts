/** Whose doing an English modal or a plain sentence of the seller's is, and what allows it. Pure. */
import { type Ground, seller } from "./english-judge.ts";
import { deedOf, type Piece } from "./english-verbs.ts";

const light =
  /^(?:check|look|see|ask|inform|answer|reply|respond|chase|urge|contact|update|help|assist|verify|notify|tell|keep|know|cooperate|work|try|do|find|explain|confirm|read|listen|wait|note|pass|like|need|appreciate|understand|apologi[sz]e|be|say|give|share|investigate|follow|review|arrange|support|talk|speak|discuss|hope|wish|suggest|recommend|ask|push|remind|forward|record|take|handle|continue|look|track|monitor)$/;

const others = /^(?:courier|carrier|driver|yto|platform|bank|system|they|he|she|it|parcel|package|order|item|product|shipment|money|refund|delivery)$/;

/** Whose doing a modal or a plain seller's sentence is, where no dangerous word tells it. */
export function commits({ words, text }: Piece, ground: Ground): void {
  const { known, faults, claims } = ground;
  // "We are chasing the courier": what is being done was taken on.
  const now = /\b(?:we|i) (?:are|am)(?: (?:now|still|already|also|currently))* ([a-z]+?)(?:ing)\b/.exec(text)?.[1];
  const stem = now === undefined ? undefined : [now, `${now}e`].find((one) => light.test(one));
  if (stem !== undefined) promise(stem, text, ground);
  if (/\b(?:we|i) (?:can|will|could|would) not (?:help|refund|accept|do|process|offer|support|assist)\b/.test(text)) faults.push(`“${text}”没有依据`);
  for (const [at, word] of words.entries()) {
    if (!/^(?:will|shall|can|could|would|going|may|might)$/.test(word)) continue;
    const subject = words.slice(0, at).findLast((one) => seller.test(one) || others.test(one) || one === "you" || one === "there");
    const verb =
      words
        .slice(at + 1)
        .find(
          (one) =>
            !/^(?:not|also|then|still|to|be|only|just|now|always|first|gladly|of|course|keep|continue|have|help|you|already|carefully|certainly|further)$/.test(
              one,
            ),
        ) ?? "";
    const going = /^(?:keep|continue|be)$/.test(words[at + 1] ?? "")
      ? [verb.replace(/ing$/, ""), verb.replace(/ing$/, "e")].find((one) => light.test(one))
      : undefined;
    if (subject !== undefined && seller.test(subject) && going !== undefined && verb.endsWith("ing")) {
      promise(going, text, ground);
      continue;
    }
    if (/^(?:say|tell|confirm|predict|know|see|give|name)$/.test(verb) && text.includes(" not ")) claims.push({ kind: "state", text, support: "不确定的说法" });
    if (words[at + 1] === "not" || words.slice(at + 1, at + 3).includes("not") || deedOf(verb)) continue;
    if (subject === "you") {
      if (/^(?:get|keep|have|receive|be|enjoy|win|save|earn)$/.test(verb) && !/\b(?:be able to|have a look|have to)\b/.test(text))
        faults.push(`“${text}”没有依据的承诺`);
    } else if (subject !== undefined && seller.test(subject)) {
      if (light.test(verb)) promise(verb, text, ground);
      else faults.push(`“${text}”没有依据的承诺`);
    } else if (subject !== undefined && /courier|carrier|driver|yto/.test(subject) && /^(?:call|contact|ring|phone|notify|text|message|reach)$/.test(verb)) {
      claims.push({ kind: "promise", text, support: known.truth.get("transit:doing") ?? known.truth.get("deliver:doing") ?? null });
    } else if (subject === "platform" && /^(?:decide|review|judge|check|look)$/.test(verb)) continue;
    else if (!/^(?:take|depend|vary|show|appear|differ|see)$/.test(verb) && subject !== undefined) faults.push(`“${text}”没有依据的承诺`);
  }
}

/** What the seller says he will do: asking whom, for what, by when. */
function promise(verb: string, text: string, ground: Ground): void {
  const support = supportOf(verb, text, ground);
  if (support !== undefined) ground.claims.push({ kind: "promise", text, support });
}

/** What allows it; `null` where nothing does, `undefined` where nothing is promised. */
function supportOf(verb: string, text: string, { known, times }: Ground): string | null | undefined {
  const has = (name: string): string | null => known.allowed.find(({ text: allowed }) => allowed.includes(name))?.name ?? null;
  if (/^(?:arrange|do|start|carry)$/.test(verb) && /\binspect(?:ion)?\b/.test(text)) return has("验收");
  if (/^(?:cooperate|work)$/.test(verb) && /\b(?:platform|them|it)\b/.test(text)) return has("配合平台");
  const carrier = /\b(?:courier|carrier|yto|driver|logistics)\b|[\ue000-\uf8ff]/.test(text);
  if (/^(?:chase|urge|push|contact|ask|check|remind|forward)$/.test(verb) && /\bwarehouse\b/.test(text)) return has("联系仓库");
  if (/^(?:chase|urge|push|contact|ask|remind|forward|track|monitor)$/.test(verb) && carrier) return has("联系快递");
  if (/^(?:chase|urge|push)$/.test(verb)) return has("联系快递") ?? has("联系仓库");
  if (/^(?:check|answer|reply|respond|inform|update|verify|notify|tell|investigate|review)$/.test(verb))
    return has("核实") ?? has("答复") ?? (times.claims.length === 0 && /^(?:check|inform)$/.test(verb) ? "我们会核实" : null);
  return undefined;
}
