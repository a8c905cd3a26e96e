import { Input, Select } from "antd";
import type { ReactNode } from "react";
import { useChannels } from "../../widgets/channel-mark.tsx";
import { useFactWords } from "../../widgets/fact-words.ts";
import { Amount } from "./amount.tsx";
import type { Example } from "./draft.ts";
import type { Fact } from "./facts.ts";
import css from "./policy.module.css";

type Value = Example["facts"][string];

/** One fact of an example case. */
export function ValueInput({ fact, name, value, set }: { fact: Fact; name: string; value: Value; set: (value: Value) => void }): ReactNode {
  const word = useFactWords();
  const channels = useChannels();
  if (fact.type === "number") return <Amount label={name} unit={fact.unit} value={typeof value === "number" ? value : null} change={set} />;
  if (fact.type === "boolean")
    return (
      <Choice
        name={name}
        value={String(value)}
        set={(next) => set(next === "true")}
        options={["true", "false"].map((each) => ({ value: each, label: word(fact.fact, each) }))}
      />
    );
  const options = fact.fact === "channel" ? channels.withCases : Object.keys(fact.words).map((each) => ({ value: each, label: word(fact.fact, each) }));
  const text = value === null ? "" : String(value);
  if (options.length > 0) return <Choice name={name} value={text} set={set} options={options} />;
  return <Input size="small" variant="borderless" aria-label={name} className={css.formula} value={text} onChange={(event) => set(event.target.value)} />;
}

function Choice(props: { name: string; value: string; set: (value: string) => void; options: readonly { value: string; label: string }[] }): ReactNode {
  return (
    <Select
      size="small"
      variant="borderless"
      aria-label={props.name}
      value={props.value}
      onChange={props.set}
      options={[...props.options]}
      popupMatchSelectWidth={false}
    />
  );
}
