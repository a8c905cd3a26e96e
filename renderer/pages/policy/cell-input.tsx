import { Input, Select } from "antd";
import type { ReactNode } from "react";
import { type Cell, type End, readCell, writeCell } from "../../../main/hub/contract/cell.ts";
import { useT } from "../../locales/provider.tsx";
import { useChannels } from "../../widgets/channel-mark.tsx";
import { useFactWords } from "../../widgets/fact-words.ts";
import { Amount } from "./amount.tsx";
import type { Fact } from "./facts.ts";
import css from "./policy.module.css";

interface CellInputProps {
  fact: Fact;
  name: string;
  cell: string;
  set: (cell: string) => void;
}

/** A condition as a person sets it: yes or no, one of a list, a number with its unit. What only a formula can say is one, word for word. */
export function CellInput({ fact, name, cell, set }: CellInputProps): ReactNode {
  const told = readCell(cell);
  const change = (next: Cell): void => set(writeCell(next));
  if (told.says === "formula" || told.says === "against") return <Formula name={name} cell={cell} set={set} />;
  if (fact.type === "boolean") return <YesNo name={name} cell={told} change={change} />;
  return fact.type === "number" ? (
    <Span fact={fact} name={name} cell={told} change={change} set={set} />
  ) : (
    <Words fact={fact} name={name} cell={told} change={change} set={set} />
  );
}

interface PartProps {
  name: string;
  cell: Cell;
  change: (cell: Cell) => void;
}

function YesNo({ name, cell, change }: PartProps): ReactNode {
  const t = useT();
  return (
    <Select
      size="small"
      variant="borderless"
      aria-label={name}
      value={cell.says === "is" ? cell.value : undefined}
      placeholder={t("policy.cell.choose")}
      onChange={(value) => change({ says: "is", value })}
      options={[true, false].map((value) => ({ value, label: t(value ? "facts.yes" : "facts.no") }))}
      popupMatchSelectWidth={false}
    />
  );
}

function Words({ fact, name, cell, change, set }: PartProps & { fact: Fact; set: (cell: string) => void }): ReactNode {
  const t = useT();
  const word = useFactWords();
  const channels = useChannels();
  const values = cell.says === "oneOf" || cell.says === "noneOf" ? cell.values : [];
  const says = cell.says === "noneOf" ? "noneOf" : "oneOf";
  const listed = fact.fact === "channel" ? channels.withCases.map(({ value }) => value) : Object.keys(fact.words);
  const known = [...new Set([...listed, ...values])];
  const wordOf = (value: string): string => (fact.fact === "channel" ? channels.name(value) : word(fact.fact, value));
  return (
    <>
      <Select
        size="small"
        variant="borderless"
        aria-label={t("policy.cell.howOf", { fact: name })}
        value={says}
        onChange={(next: "oneOf" | "noneOf" | "formula") => (next === "formula" ? set(FORMULA_OF_WORDS) : change({ says: next, values }))}
        options={(["oneOf", "noneOf", "formula"] as const).map((value) => ({ value, label: t(`policy.cell.${value}`) }))}
        popupMatchSelectWidth={false}
      />
      <Select
        size="small"
        variant="borderless"
        mode={fact.isClosed || known.length > 0 ? "multiple" : "tags"}
        aria-label={name}
        className={css.words}
        value={[...values]}
        placeholder={t("policy.cell.choose")}
        showSearch={{ optionFilterProp: "label" }}
        onChange={(next: string[]) => change({ says, values: next })}
        options={known.map((value) => ({ value, label: wordOf(value) }))}
        popupMatchSelectWidth={false}
      />
    </>
  );
}

const kinds = ["atMost", "below", "atLeast", "above", "between", "exactly", "formula"] as const;
type Kind = (typeof kinds)[number];

function Span({ fact, name, cell, change, set }: PartProps & { fact: Fact; set: (cell: string) => void }): ReactNode {
  const t = useT();
  const { low, high } = cell.says === "within" ? cell : { low: null, high: null };
  const kind = kindOf(low, high);
  const put = (next: Kind, first: number | null, last: number | null): void => {
    if (next === "formula") set(FORMULA_OF_NUMBERS);
    else change({ says: "within", ...spanOf(next, first, last) });
  };
  const [first, last] = kind === "between" ? [low?.value ?? null, high?.value ?? null] : [(low ?? high)?.value ?? null, null];
  return (
    <>
      <Select
        size="small"
        variant="borderless"
        aria-label={t("policy.cell.howOf", { fact: name })}
        value={kind}
        onChange={(next: Kind) => put(next, first, last)}
        options={kinds.map((value) => ({ value, label: t(`policy.cell.${value}`) }))}
        popupMatchSelectWidth={false}
      />
      <Amount label={name} unit={fact.unit} value={first} change={(value) => put(kind, value, last)} />
      {kind === "between" && (
        <>
          –
          <Amount label={t("policy.cell.upTo", { fact: name })} unit={fact.unit} value={last} change={(value) => put(kind, first, value)} />
        </>
      )}
    </>
  );
}

/** What a formula starts from, so that there is something to change. */
const FORMULA_OF_NUMBERS = "<= 0 or > 0";
const FORMULA_OF_WORDS = "startsWith($, '')";

function kindOf(low: End | null, high: End | null): Kind {
  if (low && high) return low.value === high.value && !low.open && !high.open ? "exactly" : "between";
  if (low) return low.open ? "above" : "atLeast";
  return high?.open ? "below" : "atMost";
}

/** The span of a kind. A number not given yet is nought, so that the cell says something that can be seen and changed. */
function spanOf(kind: Exclude<Kind, "formula">, first: number | null, last: number | null): { low: End | null; high: End | null } {
  const value = first ?? 0;
  const end = (at: number, open = false): End => ({ value: at, open });
  switch (kind) {
    case "atMost":
      return { low: null, high: end(value) };
    case "below":
      return { low: null, high: end(value, true) };
    case "atLeast":
      return { low: end(value), high: null };
    case "above":
      return { low: end(value, true), high: null };
    case "exactly":
      return { low: end(value), high: end(value) };
    case "between":
      // Equal ends read as "exactly": a span begins with some room.
      return { low: end(value), high: end(last ?? value + 1) };
  }
}

function Formula({ name, cell, set }: Pick<CellInputProps, "name" | "cell" | "set">): ReactNode {
  const t = useT();
  return (
    <>
      <small>{t("policy.cell.formula")}</small>
      <Input size="small" variant="borderless" aria-label={name} className={css.formula} value={cell} onChange={(event) => set(event.target.value)} />
    </>
  );
}
