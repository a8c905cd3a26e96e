import { Button, Select } from "antd";
import type { ReactNode } from "react";
import type { AnswerCard } from "../../main/hub/contract/answers.ts";
import { type GivenName, givenValues } from "../../main/hub/contract/given.ts";
import { useT } from "../locales/provider.tsx";
import { Icon } from "../ui/icon.tsx";
import { givenName, valueName } from "./condition-words.ts";
import css from "./conditions.module.css";

type When = AnswerCard["when"];

/** What must hold of an order, condition by condition. */
export function ConditionEditor({ when, change }: { when: When; change: (when: When) => void }): ReactNode {
  const t = useT();
  const names = Object.keys(givenValues) as GivenName[];
  const free = names.filter((name) => when[name] === undefined);
  const set = (name: string, value: boolean | string[]): void => change({ ...when, [name]: value });
  return (
    <div className={css.conditions}>
      {Object.entries(when).map(([name, wanted]) => (
        <div key={name}>
          <span>{givenName(t, name)}</span>
          {typeof wanted === "boolean" ? (
            <Select
              size="small"
              aria-label={givenName(t, name)}
              value={wanted}
              onChange={(value: boolean) => set(name, value)}
              options={[
                { value: true, label: t("answers.yes") },
                { value: false, label: t("answers.no") },
              ]}
            />
          ) : (
            <Select
              size="small"
              mode="multiple"
              aria-label={givenName(t, name)}
              value={wanted}
              onChange={(values: string[]) => set(name, values)}
              options={givenValues[name as GivenName].map((value) => ({ value, label: valueName(t, name, value) }))}
            />
          )}
          <Button
            type="text"
            size="small"
            aria-label={t("answers.remove")}
            icon={<Icon name="cross" size={12} />}
            onClick={() => change(Object.fromEntries(Object.entries(when).filter(([each]) => each !== name)))}
          />
        </div>
      ))}
      <Select
        size="small"
        className={css.add}
        placeholder={t("answers.addCondition")}
        aria-label={t("answers.addCondition")}
        value={null}
        onChange={(name: GivenName | null) => name && set(name, givenValues[name].length === 0 ? true : [...givenValues[name].slice(0, 1)])}
        options={free.map((name) => ({ value: name, label: givenName(t, name) }))}
      />
    </div>
  );
}
