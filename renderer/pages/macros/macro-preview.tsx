import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { Select } from "antd";
import { type ReactNode, useState } from "react";
import { MacroBody } from "../../../main/hub/contract/macros.ts";
import { api } from "../../client/rpc.ts";
import { useT } from "../../locales/provider.tsx";
import { Problem } from "../../ui/parts.tsx";
import { givenName } from "../../widgets/condition-words.ts";
import { Slotted } from "../../widgets/slotted.tsx";
import css from "./macros.module.css";

/** Cases to try on that are shown at once; others are found by what is typed. */
const SHOWN = 20;

/** How the words read in a case that one chooses, and whether they are offered there. */
export function MacroPreview({ body }: { body: MacroBody }): ReactNode {
  const t = useT();
  const [caseId, setCaseId] = useState<string | null>(null);
  const [asked, setAsked] = useState("");
  const cases = useQuery(
    api.cases.list.queryOptions({
      input: { text: asked.trim() || undefined, sort: "newest", page: 0, size: SHOWN },
      placeholderData: keepPreviousData,
      staleTime: 30_000,
    }),
  );
  const rows = cases.data?.rows ?? [];
  const shown = caseId ?? rows[0]?.id ?? null;
  const checked = MacroBody.safeParse(body);
  const filled = useQuery(
    api.macros.preview.queryOptions({
      input: { caseId: shown ?? "", body: checked.success ? checked.data : body },
      enabled: shown !== null && checked.success,
      placeholderData: keepPreviousData,
      retry: false,
    }),
  );
  return (
    <section className={css.preview}>
      <span>{t("macro.preview")}</span>
      <Select
        aria-label={t("macro.previewCase")}
        value={shown}
        showSearch={{ filterOption: false, onSearch: setAsked }}
        options={rows.map(({ id, number, buyerNick, buyerWords, reason }) => ({ value: id, label: `${number} · ${buyerNick} · ${buyerWords || reason}` }))}
        onChange={(id: string) => setCaseId(id)}
      />
      {filled.error && checked.success ? (
        <Problem error={filled.error} retry={() => void filled.refetch()} />
      ) : (
        <p lang="zh-CN">{checked.success && filled.data ? <Slotted text={filled.data.text} /> : t("macro.previewNothing")}</p>
      )}
      {checked.success && filled.data && filled.data.fails.length > 0 && (
        <small>{t("macro.notOffered", { names: filled.data.fails.map((name) => failName(t, name)).join(t("macro.or")) })}</small>
      )}
    </section>
  );
}

function failName(t: ReturnType<typeof useT>, name: string): string {
  if (name === "channels") return t("macro.channels");
  return name === "classes" ? t("macro.classes") : givenName(t, name);
}
