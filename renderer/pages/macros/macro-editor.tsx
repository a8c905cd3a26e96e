import { Button, Checkbox, Input, InputNumber, Popconfirm, Select } from "antd";
import { type ReactNode, useRef, useState } from "react";
import { everySlot, slotInEnglish } from "../../../main/hub/contract/given.ts";
import { LONGEST_REST_HOURS, MACRO_LETTERS, MACRO_NAME_LETTERS, MOST_FOLLOWING_TAGS } from "../../../main/hub/contract/limits.ts";
import type { MacroBody, MacroView } from "../../../main/hub/contract/macros.ts";
import { useChange } from "../../client/change.ts";
import { hub } from "../../client/rpc.ts";
import { useLocale } from "../../locales/provider.tsx";
import { Growing } from "../../ui/growing.tsx";
import { Panel } from "../../ui/parts.tsx";
import { useChannels } from "../../widgets/channel-mark.tsx";
import { ConditionEditor } from "../../widgets/condition-editor.tsx";
import { useClasses } from "../../widgets/dispute-class.tsx";
import { MacroPreview } from "./macro-preview.tsx";
import css from "./macros.module.css";
import { Versions } from "./versions.tsx";

const NAME = "macro-name";
const TEXT = "macro-text";
const fresh: MacroBody = { text: "", when: {}, channels: [], classes: [], follows: { tags: [], restHours: null, note: "" } };

interface MacroEditorProps {
  row: MacroView | null;
  mayShare: boolean;
  /** Whether a new one is begun among those that are shared. */
  shared: boolean;
  kept: (id: string, shared: boolean) => void;
  close: () => void;
}

/** Writes a macro; who may not change it reads it, and may keep it as one of his own. */
export function MacroEditor({ row, mayShare, shared: begun, kept, close }: MacroEditorProps): ReactNode {
  const { t, language } = useLocale();
  const channels = useChannels();
  const classes = useClasses();
  const caret = useRef(0);
  const [name, setName] = useState(row?.name ?? "");
  const [shared, setShared] = useState(row ? row.shared : begun && mayShare);
  const [body, setBody] = useState<MacroBody>(row?.body ?? fresh);
  const mayChange = row === null || row.mayChange;
  const set = (change: Partial<MacroBody>): void => setBody((old) => ({ ...old, ...change }));
  const follow = (change: Partial<MacroBody["follows"]>): void => set({ follows: { ...body.follows, ...change } });
  const save = useChange({
    call: (asOwn: boolean) =>
      hub.macros.save({ id: asOwn ? null : (row?.id ?? null), revision: asOwn ? null : (row?.revision ?? null), name, shared: asOwn ? false : shared, body }),
    said: t("macro.saved"),
    after: ({ id }, asOwn) => kept(id, asOwn ? false : shared),
  });
  const remove = useChange({ call: (one: MacroView) => hub.macros.remove({ id: one.id, revision: one.revision }), said: t("macro.removed"), after: close });
  const ready = name.trim() !== "" && body.text.trim() !== "";
  const insert = (slot: string): void => {
    const at = Math.min(caret.current, body.text.length);
    set({ text: `${body.text.slice(0, at)}{${slot}}${body.text.slice(at)}` });
    caret.current = at + slot.length + 2;
    document.getElementById(TEXT)?.focus();
  };
  return (
    <Panel title={t(row ? (mayChange ? "macro.change" : "macro.look") : "macro.new")} className={css.editor}>
      <section>
        <label htmlFor={NAME}>{t("macro.name")}</label>
        <Input id={NAME} value={name} maxLength={MACRO_NAME_LETTERS} placeholder={t("macro.nameHint")} onChange={(event) => setName(event.target.value)} />
      </section>
      <section>
        <label htmlFor={TEXT}>{t("macro.text")}</label>
        <Growing
          id={TEXT}
          value={body.text}
          least={4}
          most={14}
          maxLength={MACRO_LETTERS}
          placeholder={t("macro.textHint")}
          onChange={(event) => set({ text: event.target.value })}
          onSelect={(event) => {
            caret.current = event.currentTarget.selectionEnd;
          }}
        />
        <Select
          showSearch={{ optionFilterProp: "label" }}
          className={css.slots}
          value={null}
          placeholder={t("macro.insert")}
          aria-label={t("macro.insert")}
          onChange={(slot: string | null) => slot && insert(slot)}
          options={[...everySlot].map((slot) => ({ value: slot, label: language === "en" ? slotInEnglish(slot) : slot }))}
        />
      </section>
      <section>
        <span>{t("macro.when")}</span>
        <ConditionEditor when={body.when} change={(when) => set({ when })} />
        <Select
          mode="multiple"
          value={body.channels}
          placeholder={t("macro.anyChannel")}
          aria-label={t("macro.channels")}
          options={[...channels.withCases]}
          onChange={(chosen: string[]) => set({ channels: chosen })}
        />
        <Select
          mode="multiple"
          value={body.classes}
          placeholder={t("macro.anyClass")}
          aria-label={t("macro.classes")}
          showSearch={{ optionFilterProp: "label" }}
          options={classes.list.map(({ id, title }) => ({ value: id, label: title }))}
          onChange={(chosen: string[]) => set({ classes: chosen })}
        />
      </section>
      <section>
        <span>{t("macro.follows")}</span>
        <Select
          mode="tags"
          maxCount={MOST_FOLLOWING_TAGS}
          value={body.follows.tags}
          placeholder={t("macro.noTags")}
          aria-label={t("macro.tags")}
          open={false}
          onChange={(tags: string[]) => follow({ tags })}
        />
        <InputNumber
          className={css.rest}
          min={1}
          max={LONGEST_REST_HOURS}
          precision={0}
          value={body.follows.restHours}
          placeholder={t("macro.noRest")}
          aria-label={t("macro.rest")}
          suffix={t("macro.hours")}
          onChange={(hours) => follow({ restHours: hours })}
        />
        <Input
          value={body.follows.note}
          maxLength={300}
          placeholder={t("macro.noNote")}
          aria-label={t("macro.notes")}
          onChange={(event) => follow({ note: event.target.value })}
        />
      </section>
      {mayShare && mayChange && (
        <Checkbox checked={shared} onChange={(event) => setShared(event.target.checked)}>
          {t("macro.share")}
        </Checkbox>
      )}
      <MacroPreview body={body} />
      <footer>
        {mayChange ? (
          <Button type="primary" disabled={!ready} loading={save.isPending} onClick={() => save.mutate(false)}>
            {t("macro.save")}
          </Button>
        ) : (
          <Button type="primary" disabled={!ready} loading={save.isPending} onClick={() => save.mutate(true)}>
            {t("macro.keepOwn")}
          </Button>
        )}
        <Button onClick={close}>{t("macro.close")}</Button>
        {row && mayChange && (
          <Popconfirm title={t("macro.removeSure")} okText={t("macro.remove")} cancelText={t("macro.keep")} onConfirm={() => remove.mutate(row)}>
            <Button danger type="text" loading={remove.isPending}>
              {t("macro.remove")}
            </Button>
          </Popconfirm>
        )}
      </footer>
      {row && row.revision > 1 && (
        <Versions
          id={row.id}
          take={(version) => {
            setName(version.name);
            setBody(version.body);
          }}
        />
      )}
    </Panel>
  );
}
