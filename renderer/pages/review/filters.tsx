import { Input, Select } from "antd";
import { type ReactNode, useEffect, useState } from "react";
import { caseKinds } from "../../../main/hub/contract/words.ts";
import type { Outputs } from "../../client/rpc.ts";
import { useT } from "../../locales/provider.tsx";
import filters from "../../ui/filters.module.css";
import type { ReviewFilter } from "./filter.ts";
import css from "./review.module.css";

interface FiltersProps {
  filter: ReviewFilter;
  set: (change: Readonly<Record<string, string | undefined>>) => void;
  summary: Outputs["decisions"]["automatic"]["summary"] | undefined;
  notes: ReadonlyMap<string, string>;
}

/** By rule, shop, kind and sum. */
export function Filters({ filter, set, summary, notes }: FiltersProps): ReactNode {
  const t = useT();
  return (
    <div className={`${filters.sideways} ${css.filters}`}>
      <Select
        allowClear
        popupMatchSelectWidth={320}
        value={filter.row}
        placeholder={t("review.anyRow")}
        aria-label={t("review.anyRow")}
        onChange={(row?: string) => set({ row })}
        options={(summary?.byRow ?? []).map(({ row }) => ({ value: row, label: notes.get(row) ?? row }))}
      />
      <Select
        allowClear
        value={filter.shopId}
        placeholder={t("review.anyShop")}
        aria-label={t("review.anyShop")}
        onChange={(shop?: string) => set({ shop })}
        options={(summary?.shops ?? []).map(({ id, name }) => ({ value: id, label: name }))}
      />
      <Select
        allowClear
        value={filter.kind}
        placeholder={t("review.anyKind")}
        aria-label={t("review.anyKind")}
        onChange={(kind?: string) => set({ kind })}
        options={caseKinds.map((value) => ({ value, label: t(`kind.${value}`) }))}
      />
      <Sum label={t("review.least")} value={filter.least} set={(least) => set({ least })} />
      <Sum label={t("review.most")} value={filter.most} set={(most) => set({ most })} />
    </div>
  );
}

/** Asked for when a hand rests, not by every key. */
const REST_MS = 300;

function Sum({ label, value, set }: { label: string; value: string; set: (text: string) => void }): ReactNode {
  const [text, setText] = useState(value);
  // biome-ignore lint/correctness/useExhaustiveDependencies: waits for the words alone
  useEffect(() => {
    if (text === value) return;
    const waiting = setTimeout(() => set(text), REST_MS);
    return () => clearTimeout(waiting);
  }, [text]);
  return (
    <Input
      allowClear
      className={css.sum}
      inputMode="decimal"
      value={text}
      placeholder={label}
      aria-label={label}
      onChange={(event) => setText(event.target.value)}
    />
  );
}
