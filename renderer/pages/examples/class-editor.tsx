import { Button, Drawer, Input } from "antd";
import { type ReactNode, useState } from "react";
import { requestKey, useChange } from "../../client/change.ts";
import { hub } from "../../client/rpc.ts";
import { useT } from "../../locales/provider.tsx";
import { Icon } from "../../ui/icon.tsx";
import css from "./examples.module.css";

interface ClassEditorProps {
  list: readonly { id: string; title: string }[];
  close: () => void;
}

/** The closed list itself; "none of these" cannot be taken out. */
export function ClassEditor({ list, close }: ClassEditorProps): ReactNode {
  const t = useT();
  const [rows, setRows] = useState(() => list.map((entry) => ({ ...entry, key: entry.id, known: true })));
  const save = useChange({
    call: () => hub.examples.saveClasses({ classes: rows.map(({ id, title }) => ({ id, title: title.trim() })) }),
    said: t("examples.classesSaved"),
    after: close,
  });
  const edit = (key: string, change: { id?: string; title?: string }): void => setRows(rows.map((row) => (row.key === key ? { ...row, ...change } : row)));
  const good = rows.every((row) => /^[a-z][a-z0-9_]{1,40}$/.test(row.id) && row.title.trim() !== "") && new Set(rows.map((row) => row.id)).size === rows.length;
  return (
    <Drawer
      open
      onClose={close}
      title={t("examples.editClasses")}
      size={460}
      footer={
        <Button type="primary" disabled={!good} loading={save.isPending} onClick={() => save.mutate(undefined)}>
          {t("examples.saveClasses")}
        </Button>
      }
    >
      <p className={css.hint}>{t("examples.classesHint")}</p>
      <ul className={css.classRows}>
        {rows.map((row) => (
          <li key={row.key}>
            <Input
              value={row.title}
              maxLength={30}
              placeholder={t("examples.classTitle")}
              aria-label={t("examples.classTitle")}
              onChange={(event) => edit(row.key, { title: event.target.value })}
            />
            <Input
              value={row.id}
              disabled={row.known}
              placeholder={t("examples.classId")}
              aria-label={t("examples.classId")}
              onChange={(event) => edit(row.key, { id: event.target.value })}
            />
            <Button
              type="text"
              aria-label={t("policy.removeRow")}
              disabled={row.id === "none" && row.known}
              icon={<Icon name="cross" size={13} />}
              onClick={() => setRows(rows.filter((each) => each.key !== row.key))}
            />
          </li>
        ))}
      </ul>
      <Button icon={<Icon name="plus" size={13} />} onClick={() => setRows([...rows, { id: "", title: "", key: requestKey(), known: false }])}>
        {t("examples.addClass")}
      </Button>
    </Drawer>
  );
}
