/** What would become of a sample, and of what waits, by a mapping that was not saved yet. */
import type { MappingBody, MappingPreview } from "../contract/mappings.ts";
import { waitingOf } from "../ingest/index.ts";
import type { Said } from "../kernel/said.ts";
import { maskText } from "../masking/index.ts";
import type { Store } from "../store/index.ts";
import { type Applied, applyMapping } from "./apply.ts";
import { sourceOf } from "./read.ts";
import { shownRecord } from "./shown.ts";

/** Payloads that wait of which it is tried; records of a sample that are shown. */
const TRIED = 300;
const SHOWN = 20;
const MOST_REASONS = 10;

/** Tries a mapping; nothing is written. */
export async function previewOf(
  store: Store,
  { shopId, body, sample }: { shopId: string; body: MappingBody; sample: { source: string; payload: string } | null },
): Promise<MappingPreview> {
  const { all, payloads } = await waitingOf(store, { shopId, most: TRIED });
  const tried = payloads.map(({ topic, payload }) => applyMapping(body, { source: sourceOf(topic), payload }));
  const own = sample && applyMapping(body, sample);
  return {
    part: own?.part ?? null,
    records: (own?.records ?? []).slice(0, SHOWN).map(shownRecord),
    leftOut: own?.leftOut ?? 0,
    wrong: own?.wrong ? { said: own.wrong.said, part: own.wrong.part, field: own.wrong.field } : null,
    unknown: counted(own ? [own, ...tried] : tried),
    waiting: { all, readable: tried.filter(({ wrong }) => wrong === null).length, reasons: reasonsOf(tried) },
  };
}

/** Each unknown word once, with how often it stands; one that names a person stands hidden. */
function counted(all: readonly Applied[]): MappingPreview["unknown"] {
  const found = new Map<string, MappingPreview["unknown"][number]>();
  for (const { part, field, word } of all.flatMap(({ unknown }) => unknown)) {
    const key = JSON.stringify([part, field, word]);
    const known = found.get(key);
    if (known) known.count += 1;
    else if (maskText(word) === word) found.set(key, { part, field, word, count: 1 });
  }
  return [...found.values()].toSorted((left, right) => right.count - left.count).slice(0, 50);
}

function reasonsOf(all: readonly Applied[]): MappingPreview["waiting"]["reasons"] {
  const found = new Map<string, { said: Said; count: number }>();
  for (const { wrong } of all) {
    if (!wrong) continue;
    const known = found.get(wrong.said.zh);
    if (known) known.count += 1;
    else found.set(wrong.said.zh, { said: wrong.said, count: 1 });
  }
  return [...found.values()].toSorted((left, right) => right.count - left.count).slice(0, MOST_REASONS);
}
