import { Button, Input, Select } from "antd";
import { type ReactNode, useState } from "react";
import type { PolicyBody } from "../../../main/hub/contract/policies.ts";
import { policyOutcomes } from "../../../main/hub/contract/words.ts";
import { useT } from "../../locales/provider.tsx";
import { Icon } from "../../ui/icon.tsx";
import { Tag } from "../../ui/parts.tsx";
import { Written } from "../../ui/said.tsx";
import { amount } from "../../widgets/cell-words.ts";
import { useFactWords } from "../../widgets/fact-words.ts";
import { useRowNote } from "../../widgets/policy-words.tsx";
import { addExample, changeExample, type Example, removeExample } from "./draft.ts";
import { type Fact, useTold } from "./facts.ts";
import css from "./policy.module.css";
import type { Checked } from "./use-check.ts";
import { ValueInput } from "./value-input.tsx";

interface ExamplesProps {
  body: PolicyBody;
  facts: readonly Fact[];
  checked: Checked["examples"] | null;
  /** Left out: they are only shown. */
  change?: (body: PolicyBody) => void;
}

/** The examples that a policy carries, each a case and what it must come to; after a check each says how it fared. */
export function Examples({ body, facts, checked, change }: ExamplesProps): ReactNode {
  const t = useT();
  const [opened, open] = useState<number | null>(null);
  const failed = checked?.filter((example) => !example.passed).length ?? 0;
  return (
    <details className={css.examples} open={failed > 0}>
      <summary>
        {t("policy.examples")} · {body.examples.length}
        {failed > 0 && <Tag tone="bad">{t("policy.examplesFailed", { n: failed })}</Tag>}
      </summary>
      {change && (
        <Button
          size="small"
          icon={<Icon name="plus" size={13} />}
          onClick={() => {
            change(addExample(body, (n) => t("policy.exampleName", { n })));
            open(0);
          }}
        >
          {t("policy.addExample")}
        </Button>
      )}
      <ul>
        {body.examples.map((example, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: an example is told by its place, its name is what changes
          <li key={at} data-failed={checked?.[at]?.passed === false ? "" : undefined}>
            {change && opened === at ? (
              <EditExample
                example={example}
                body={body}
                facts={facts}
                set={(next) => change(changeExample(body, at, next))}
                remove={() => change(removeExample(body, at))}
              />
            ) : (
              <ShownExample example={example} body={body} facts={facts} />
            )}
            <Fared result={checked?.[at]} />
            {change && opened !== at && (
              <Button
                type="text"
                size="small"
                aria-label={t("policy.openExample", { name: example.name })}
                icon={<Icon name="edit" size={13} />}
                onClick={() => open(at)}
              />
            )}
          </li>
        ))}
      </ul>
    </details>
  );
}

function Fared({ result }: { result: Checked["examples"][number] | undefined }): ReactNode {
  const t = useT();
  if (!result) return null;
  return (
    <Tag tone={result.passed ? "good" : "bad"}>
      {result.passed ? t("policy.examplePassed") : t("policy.exampleFailed", { got: t(`outcome.${result.got}`) })}
    </Tag>
  );
}

function ShownExample({ example, body, facts }: { example: Example; body: PolicyBody; facts: readonly Fact[] }): ReactNode {
  const t = useT();
  const told = useTold(facts);
  const word = useFactWords();
  const at = body.rows.findIndex(({ id }) => id === example.expect.row) + 1;
  return (
    <>
      <span>
        <Written>{example.name}</Written>
      </span>
      <span className={css.given}>
        {Object.entries(example.facts).map(([fact, value]) => (
          <span key={fact}>
            {told(fact).name} <b>{typeof value === "number" ? amount(value, told(fact).unit, t) : word(fact, String(value))}</b>
          </span>
        ))}
      </span>
      <small>
        {t("policy.expect", { outcome: t(`outcome.${example.expect.outcome}`) })} {at > 0 && t("policy.byRow", { n: at })}
      </small>
    </>
  );
}

interface EditExampleProps {
  example: Example;
  body: PolicyBody;
  facts: readonly Fact[];
  set: (example: Example) => void;
  remove: () => void;
}

function EditExample({ example, body, facts, set, remove }: EditExampleProps): ReactNode {
  const t = useT();
  const rowNote = useRowNote();
  const told = useTold(facts);
  const known = new Map(facts.map((fact) => [fact.fact, fact]));
  const put = (fact: string, value: Example["facts"][string]): void => set({ ...example, facts: { ...example.facts, [fact]: value } });
  const drop = (fact: string): void => {
    const { [fact]: _gone, ...rest } = example.facts;
    set({ ...example, facts: rest });
  };
  return (
    <div className={css.example}>
      <Input size="small" aria-label={t("policy.exampleCalled")} value={example.name} onChange={(event) => set({ ...example, name: event.target.value })} />
      <div className={css.cells}>
        {Object.entries(example.facts).map(([id, value]) => {
          const fact = known.get(id);
          return (
            <div key={id} className={css.cell}>
              <span>{told(id).name}</span>
              {fact && <ValueInput fact={fact} name={told(id).name} value={value} set={(next) => put(id, next)} />}
              <button type="button" aria-label={t("policy.removeCell", { fact: told(id).name })} onClick={() => drop(id)}>
                ×
              </button>
            </div>
          );
        })}
        <Select
          size="small"
          variant="filled"
          value={null}
          aria-label={t("policy.addFact")}
          placeholder={t("policy.addFact")}
          showSearch={{ optionFilterProp: "label" }}
          onChange={(id: string | null) => id && put(id, startingValue(known.get(id)))}
          options={facts.filter(({ fact }) => !(fact in example.facts)).map(({ fact }) => ({ value: fact, label: told(fact).name }))}
          popupMatchSelectWidth={220}
          style={{ width: 120 }}
        />
      </div>
      <span className={css.comesTo}>
        {t("policy.mustCome")}
        <Select
          size="small"
          aria-label={t("policy.outcome")}
          value={example.expect.outcome}
          onChange={(outcome) => set({ ...example, expect: { ...example.expect, outcome } })}
          options={policyOutcomes.map((value) => ({ value, label: t(`outcome.${value}`) }))}
          popupMatchSelectWidth={false}
        />
        <Select
          size="small"
          allowClear
          aria-label={t("policy.anyRow")}
          placeholder={t("policy.anyRow")}
          value={example.expect.row}
          onChange={(row: string | undefined) => set({ ...example, expect: { ...example.expect, row: row ?? null } })}
          options={body.rows.map((row, at) => ({ value: row.id, label: `${at + 1} ${rowNote(row)}` }))}
          popupMatchSelectWidth={320}
          style={{ width: 150 }}
        />
        <Button
          type="text"
          size="small"
          danger
          aria-label={t("policy.removeExample")}
          disabled={body.examples.length < 2}
          icon={<Icon name="cross" size={13} />}
          onClick={remove}
        />
      </span>
    </div>
  );
}

function startingValue(fact: Fact | undefined): string | number | boolean {
  if (fact?.type === "boolean") return true;
  return fact?.type === "number" ? 0 : (Object.keys(fact?.words ?? {})[0] ?? "");
}
