import { useQuery } from "@tanstack/react-query";
import { type ReactNode, useEffect, useMemo, useState } from "react";
import type { MappingBody, MappingSample } from "../../../main/hub/contract/mappings.ts";
import { api, hub, type Outputs } from "../../client/rpc.ts";
import { mappingTexts } from "../../locales/late/mapping.ts";
import { useLate } from "../../locales/late.ts";
import { useSay } from "../../ui/above.tsx";
import { emptyPart, readSample, withField, withPart } from "./draft.ts";
import { Fields } from "./fields.tsx";
import css from "./mapping.module.css";
import { PartBar } from "./part-bar.tsx";
import { Result } from "./result.tsx";
import { SamplePanel } from "./sample.tsx";
import { SaveBar } from "./save-bar.tsx";

type Mapping = Outputs["mappings"]["get"];

/** Whoever types is not asked after each letter, ms. */
const RESTS_MS = 350;

/** The mapping as it is made: a sample at one side, our fields beside it, and what it reads as at once. */
export function Editor({ shopId, mapping, asked }: { shopId: string; mapping: Mapping; asked: string | null }): ReactNode {
  const s = useLate(mappingTexts);
  const say = useSay();
  const [body, setBody] = useState<MappingBody>(() => mapping.body ?? { parts: [emptyPart("event", s("part", { n: 1 }))] });
  const [basedOn, setBasedOn] = useState(mapping.version);
  const [at, setAt] = useState(0);
  const [pasted, setPasted] = useState("");
  const [chosen, setChosen] = useState<string | null>(() => asked ?? mapping.samples[0]?.id ?? null);
  const [active, setActive] = useState<string | null>(null);
  const part = body.parts[at] ?? body.parts[0] ?? emptyPart("event", s("part", { n: 1 }));
  const ours = mapping.kinds.find(({ kind }) => kind === part.kind)?.fields ?? [];
  const kept = useQuery({ ...api.mappings.sample.queryOptions({ input: { shopId, payloadId: chosen ?? "0" } }), enabled: chosen !== null });
  const text = chosen === null ? pasted : (kept.data?.text ?? "");
  const read = useMemo(() => (text.trim() === "" ? undefined : readSample(text, part.list)), [text, part.list]);
  const sample: MappingSample | null = chosen !== null ? { payloadId: chosen } : read ? { text: pasted, source: part.source } : null;
  const given = useRested(JSON.stringify({ shopId, body, sample }));
  const preview = useQuery({
    ...api.mappings.preview.queryOptions({ input: JSON.parse(given) as { shopId: string; body: MappingBody; sample: MappingSample | null } }),
    placeholderData: (before) => before,
  });
  const change = (more: Partial<typeof part>): void => setBody(withPart(body, at, more));

  /** Fills in what is recognised and not said yet; asked by hand it says how much that was. */
  const recognise = async (anew: boolean): Promise<void> => {
    if (!sample) return;
    const list = anew && part.fields.length === 0 ? null : part.list;
    const found = await hub.mappings.suggest({ shopId, kind: part.kind, list, sample });
    const known = new Set(part.fields.map(({ field }) => field));
    const fresh = found.fields.filter(({ field }) => !known.has(field));
    setBody((now) => {
      const mine = now.parts[at] ?? part;
      const fields = fresh.reduce((all, told) => withField({ ...mine, fields: all }, ours, told), mine.fields);
      return withPart(now, at, { list: found.list, fields });
    });
    if (!anew) say.success(fresh.length > 0 ? s("recognised", { n: fresh.length }) : s("recognisedNone"));
  };
  const isEmpty = part.fields.length === 0;
  // A part in which nothing is said yet is filled with what the sample seems to say.
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked again when another sample or kind is chosen, not with every letter
  useEffect(() => {
    if (isEmpty && read) recognise(true).catch(() => undefined);
  }, [isEmpty, part.kind, chosen, read === undefined, at]);

  return (
    <div className={css.editor}>
      <SaveBar
        shopId={shopId}
        mapping={mapping}
        body={body}
        basedOn={basedOn}
        saved={setBasedOn}
        take={(version, theirs) => {
          setBody(theirs);
          setAt(0);
          setBasedOn(version);
        }}
      />
      <PartBar body={body} at={at} choose={setAt} change={setBody} sources={mapping.samples.map(({ source }) => source)} lists={read?.lists ?? [""]} />
      <div className={css.three}>
        <SamplePanel
          mapping={mapping}
          read={read}
          isBad={read === null}
          isFetching={chosen !== null && kept.isPending}
          list={part.list}
          chosen={chosen}
          choose={setChosen}
          pasted={pasted}
          paste={setPasted}
          mapped={new Set(part.fields.flatMap(({ path }) => path ?? []))}
          pick={(path) => {
            const field = ours.find((one) => one.field === active);
            if (field)
              change({
                fields: withField(part, ours, { ...part.fields.find((told) => told.field === field.field), field: field.field, path, constant: null }),
              });
          }}
        />
        <Fields
          part={part}
          ours={ours}
          leaves={read?.leaves ?? []}
          unknown={(preview.data?.unknown ?? []).filter((word) => word.part === at)}
          wrongField={preview.data?.wrong?.part === at ? preview.data.wrong.field : null}
          active={active}
          activate={setActive}
          change={(fields) => change({ fields })}
          recognise={sample ? () => recognise(false) : undefined}
        />
        <Result preview={sample === null ? undefined : preview.data} waiting={preview.data?.waiting} at={at} body={body} />
      </div>
    </div>
  );
}

/** A text once it has rested. */
function useRested(text: string): string {
  const [rested, setRested] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setRested(text), RESTS_MS);
    return () => clearTimeout(timer);
  }, [text]);
  return rested;
}
