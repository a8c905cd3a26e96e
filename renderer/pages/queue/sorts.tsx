import type { ReactNode } from "react";
import { useT } from "../../locales/provider.tsx";
import { Segmented } from "../../ui/segmented.tsx";
import { sorts } from "../../widgets/case-list/filter.ts";
import type { FilterFieldsProps } from "./filter-fields.tsx";

export type SortsProps = FilterFieldsProps;

/** By what the list is sorted. */
export default function Sorts({ filter, set }: SortsProps): ReactNode {
  const t = useT();
  return (
    <Segmented size="small" value={filter.sort} onChange={(sort) => set({ sort })} options={sorts.map((value) => ({ value, label: t(`sort.${value}`) }))} />
  );
}
