import { Button } from "antd";
import { type ReactNode, useEffect, useRef, useState } from "react";
import type { ExportFormat, ExportPart } from "../../main/hub/contract/exports.ts";
import { sentenceOf } from "../client/refusal.ts";
import { useLocale } from "../locales/provider.tsx";
import { useSay } from "../ui/above.tsx";
import { count } from "../ui/format.ts";
import { Icon } from "../ui/icon.tsx";
import { MenuButton } from "../ui/menu-button.tsx";
import { saveFile } from "../ui/save-file.ts";

const types = { csv: "text/csv;charset=utf-8", xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet" } as const;

interface Asked {
  format: ExportFormat;
  language: "zh" | "en";
}

/** A list as a file: how many rows there are so far, and a way to stop. `name` begins the file's name. */
export function ExportList({ name, read }: { name: string; read: (of: Asked, signal: AbortSignal) => Promise<AsyncIterable<ExportPart>> }): ReactNode {
  const spoken = useLocale();
  const { t, language } = spoken;
  const say = useSay();
  const [rows, setRows] = useState<number | null>(null);
  const stop = useRef<AbortController | null>(null);
  useEffect(() => () => stop.current?.abort(), []);
  const take = async (format: ExportFormat): Promise<void> => {
    const stopping = new AbortController();
    stop.current = stopping;
    setRows(0);
    try {
      const pieces: Uint8Array<ArrayBuffer>[] = [];
      let isCut = false;
      for await (const part of await read({ format, language }, stopping.signal)) {
        pieces.push(Uint8Array.from(atob(part.bytes), (sign) => sign.charCodeAt(0)));
        setRows(part.rows);
        isCut = part.cut;
      }
      saveFile(new Blob(pieces, { type: types[format] }), `${name}-${new Date().toISOString().slice(0, 10)}.${format}`);
      if (isCut) say.warning(t("export.cut"));
    } catch (error) {
      if (stopping.signal.aborted) say.info(t("export.stopped"));
      else say.error(sentenceOf(error, spoken));
    } finally {
      setRows(null);
    }
  };
  if (rows !== null)
    return (
      <span role="status">
        {t("export.rows", { n: count(rows) })}{" "}
        <Button size="small" onClick={() => stop.current?.abort()}>
          {t("export.stop")}
        </Button>
      </span>
    );
  return (
    <MenuButton
      menu={{
        items: [
          { key: "xlsx", label: t("export.xlsx") },
          { key: "csv", label: t("export.csv") },
        ],
        onClick: ({ key }) => void take(key as ExportFormat),
      }}
    >
      <Button icon={<Icon name="leave" />}>{t("export.take")}</Button>
    </MenuButton>
  );
}
