import { AutoComplete, Button, Input, Select } from "antd";
import type { ReactNode } from "react";
import { type MappingBody, mappedKinds } from "../../../main/hub/contract/mappings.ts";
import { mappingTexts } from "../../locales/late/mapping.ts";
import { useLate } from "../../locales/late.ts";
import { Field } from "../../ui/field.tsx";
import { Icon } from "../../ui/icon.tsx";
import { Tabs } from "../../ui/tabs.tsx";
import { emptyPart, withPart } from "./draft.ts";
import css from "./mapping.module.css";

interface PartBarProps {
  body: MappingBody;
  at: number;
  choose: (at: number) => void;
  change: (body: MappingBody) => void;
  /** Lists that payloads came from, and lists in the sample. */
  sources: readonly string[];
  lists: readonly string[];
}

const MOST_PARTS = 12;

/** The parts of a mapping, and for which payloads the chosen one is. */
export function PartBar({ body, at, choose, change, sources, lists }: PartBarProps): ReactNode {
  const s = useLate(mappingTexts);
  const part = body.parts[at];
  if (!part) return null;
  const set = (more: Partial<typeof part>): void => change(withPart(body, at, more));
  const named = [...new Set(sources)].filter((source) => source !== "");
  const { when } = part;
  return (
    <section className={css.parts} aria-label={part.name}>
      <div className={css.partTabs}>
        <Tabs
          value={String(at)}
          onChange={(next) => choose(Number(next))}
          items={body.parts.map(({ name }, index) => ({ value: String(index), label: name }))}
        />
        <Button
          size="small"
          type="text"
          icon={<Icon name="plus" size={13} />}
          disabled={body.parts.length >= MOST_PARTS}
          onClick={() => {
            change({ parts: [...body.parts, emptyPart("event", s("part", { n: body.parts.length + 1 }))] });
            choose(body.parts.length);
          }}
        >
          {s("addPart")}
        </Button>
        {body.parts.length > 1 && (
          <Button
            size="small"
            type="text"
            onClick={() => {
              change({ parts: body.parts.filter((_part, index) => index !== at) });
              choose(0);
            }}
          >
            {s("dropPart")}
          </Button>
        )}
      </div>
      <div className={css.about}>
        <Field label={s("name")}>
          {(id) => (
            <Input
              id={id}
              value={part.name}
              maxLength={40}
              onChange={({ target }) => set({ name: target.value === "" ? s("part", { n: at + 1 }) : target.value })}
            />
          )}
        </Field>
        <Field label={s("kind")}>
          {(id) => (
            <Select
              id={id}
              value={part.kind}
              options={mappedKinds.map((value) => ({ value, label: s(`kind.${value}`) }))}
              onChange={(kind) => set({ kind, fields: [] })}
            />
          )}
        </Field>
        <Field label={s("list")}>
          {(id) => (
            <Select
              id={id}
              value={part.list}
              options={[...new Set(["", part.list, ...lists])].map((value) => ({ value, label: value === "" ? s("wholeList") : value }))}
              onChange={(list) => set({ list })}
            />
          )}
        </Field>
        <Field label={s("source")}>
          {(id) => (
            <AutoComplete
              id={id}
              value={part.source}
              placeholder={s("anySource")}
              allowClear
              options={named.map((value) => ({ value }))}
              onChange={(source) => set({ source: (source ?? "").trim().slice(0, 200) })}
            />
          )}
        </Field>
        <Field label={s("when")}>
          {(id) => (
            <div className={css.when}>
              <Input
                id={id}
                value={when?.path ?? ""}
                placeholder={s("whenHint")}
                maxLength={200}
                onChange={({ target }) => set({ when: target.value === "" ? null : { path: target.value, is: when?.is ?? "" } })}
              />
              <span>{s("whenIs")}</span>
              <Input
                aria-label={s("whenIs")}
                value={when?.is ?? ""}
                disabled={when === null}
                maxLength={100}
                onChange={({ target }) => when && set({ when: { ...when, is: target.value } })}
              />
            </div>
          )}
        </Field>
      </div>
    </section>
  );
}
