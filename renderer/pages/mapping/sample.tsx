import { Input, Select } from "antd";
import type { ReactNode } from "react";
import type { Outputs } from "../../client/rpc.ts";
import { mappingTexts } from "../../locales/late/mapping.ts";
import { useLate } from "../../locales/late.ts";
import { moment } from "../../ui/format.ts";
import { useNow } from "../../ui/now.tsx";
import { Bones, Panel } from "../../ui/parts.tsx";
import type { Read } from "./draft.ts";
import css from "./mapping.module.css";
import { Tree } from "./tree.tsx";

interface SampleProps {
  mapping: Outputs["mappings"]["get"];
  /** `undefined`: there is none; `null`: it is no JSON. */
  read: Read | null | undefined;
  isBad: boolean;
  isFetching: boolean;
  list: string;
  chosen: string | null;
  choose: (id: string | null) => void;
  pasted: string;
  paste: (text: string) => void;
  mapped: ReadonlySet<string>;
  pick: (path: string) => void;
}

const PASTED = "";

/** A payload to map by: one that came, or one that is pasted. */
export function SamplePanel({ mapping, read, isBad, isFetching, list, chosen, choose, pasted, paste, mapped, pick }: SampleProps): ReactNode {
  const s = useLate(mappingTexts);
  const now = useNow();
  const samples = mapping.samples.map(({ id, source, receivedAt, waits }) => ({
    value: id,
    label: [source, moment(receivedAt, now), waits ? s("sampleWaits") : ""].filter((part) => part !== "").join(" · "),
  }));
  const isListed = chosen === null || samples.some(({ value }) => value === chosen);
  return (
    <Panel title={s("sample")} flush className={css.panel}>
      <div className={css.choice}>
        <Select
          aria-label={s("sample")}
          value={chosen ?? PASTED}
          options={[{ value: PASTED, label: s("samplePaste") }, ...(isListed ? [] : [{ value: chosen, label: `#${chosen}` }]), ...samples]}
          onChange={(id) => choose(id === PASTED ? null : id)}
        />
        {chosen === null && (
          <Input.TextArea
            aria-label={s("samplePaste")}
            value={pasted}
            placeholder={s("samplePasteHint")}
            autoSize={{ minRows: 3, maxRows: 8 }}
            spellCheck={false}
            onChange={({ target }) => paste(target.value.slice(0, 200_000))}
          />
        )}
        {chosen === null && pasted === "" && samples.length === 0 && <p className={css.hint}>{s("sampleNone")}</p>}
        {isBad && (
          <p className={css.bad} role="alert">
            {s("sampleBad")}
          </p>
        )}
        {read && <p className={css.hint}>{s("sampleMasked")}</p>}
      </div>
      {isFetching && <Bones lines={8} />}
      {read && <Tree json={read.json} list={list} mapped={mapped} pick={pick} />}
    </Panel>
  );
}
