import { useQuery } from "@tanstack/react-query";
import { type KeyboardEvent, type ReactNode, useEffect, useState } from "react";
import { Link } from "react-router";
import type { OfferedMacro } from "../../../main/hub/contract/macros.ts";
import { api } from "../../client/rpc.ts";
import { useLocale, useT } from "../../locales/provider.tsx";
import { Bone, Problem, Tag } from "../../ui/parts.tsx";
import { Written } from "../../ui/said.tsx";
import { ownFirst } from "../../widgets/own-first.ts";
import { type Asked, askedAt, meant } from "./macro-text.ts";
import css from "./macros.module.css";

const LIST = "reply-macros";
const optionId = (id: string): string => `${LIST}-${id}`;

/** What the reply's field hands over and is handed. */
interface MacroMenuProps {
  caseId: string;
  text: string;
  /** Where the cursor stands; `null` while the field has not got it. */
  caret: number | null;
  put: (macro: OfferedMacro, asked: Asked) => void;
}

/** Macros that are offered while a word begins with `/`: keys for the field, and the list above it. */
export function useMacroMenu({ caseId, text, caret, put }: MacroMenuProps): {
  list: ReactNode;
  field: { "aria-autocomplete"?: "list"; "aria-controls"?: string; "aria-activedescendant"?: string };
  /** True when the key was the list's. */
  takes: (event: KeyboardEvent) => boolean;
} {
  const { language } = useLocale();
  const asked = caret === null ? null : askedAt(text, caret);
  const [closedAt, setClosedAt] = useState<number | null>(null);
  const [place, setPlace] = useState(0);
  const open = asked !== null && asked.from !== closedAt;
  const offered = useQuery(api.macros.offered.queryOptions({ input: { caseId }, enabled: open, staleTime: 10_000 }));
  const rows =
    open && offered.data
      ? meant(
          ownFirst(offered.data.rows, language, ({ text: said }) => said),
          asked.words,
        )
      : [];
  const at = Math.min(place, Math.max(0, rows.length - 1));
  const words = asked?.words ?? null;
  // Other words mean other macros: the first of them is chosen.
  // biome-ignore lint/correctness/useExhaustiveDependencies: when what is typed changes, not otherwise
  useEffect(() => setPlace(0), [words]);
  // Whoever begins a new one is offered the list again.
  useEffect(() => {
    if (asked === null) setClosedAt(null);
  }, [asked]);
  const takes = (event: KeyboardEvent): boolean => {
    if (!open || event.nativeEvent.isComposing || event.ctrlKey || event.metaKey || event.altKey) return false;
    const chosen = rows[at];
    if (event.key === "Escape") setClosedAt(asked.from);
    else if (event.key === "ArrowDown" && chosen) setPlace((at + 1) % rows.length);
    else if (event.key === "ArrowUp" && chosen) setPlace((at + rows.length - 1) % rows.length);
    else if ((event.key === "Enter" || (event.key === "Tab" && !event.shiftKey)) && chosen) put(chosen, asked);
    else return false;
    event.preventDefault();
    event.stopPropagation();
    return true;
  };
  const active = rows[at];
  return {
    takes,
    field: open && active ? { "aria-autocomplete": "list", "aria-controls": LIST, "aria-activedescendant": optionId(active.id) } : {},
    list: open && <MacroList of={offered} rows={rows} at={at} choose={(row) => put(row, asked)} point={setPlace} />,
  };
}

interface MacroListProps {
  of: { data: unknown; error: Error | null; refetch: () => unknown };
  rows: readonly OfferedMacro[];
  at: number;
  choose: (row: OfferedMacro) => void;
  point: (at: number) => void;
}

function MacroList({ of, rows, at, choose, point }: MacroListProps): ReactNode {
  const t = useT();
  const active = rows[at]?.id;
  useEffect(() => {
    if (active !== undefined) document.getElementById(optionId(active))?.scrollIntoView({ block: "nearest" });
  }, [active]);
  return (
    <div className={css.menu}>
      {of.error && !of.data ? (
        <Problem error={of.error} retry={() => void of.refetch()} />
      ) : of.data === undefined ? (
        <Bone width="60%" />
      ) : rows.length === 0 ? (
        <p className={css.none}>{t("macro.none")}</p>
      ) : (
        <div id={LIST} role="listbox" aria-label={t("macro.title")}>
          {rows.map((row, place) => (
            // The field keeps the cursor and the keys: it names the chosen line to whoever reads aloud.
            <div
              key={row.id}
              id={optionId(row.id)}
              role="option"
              tabIndex={-1}
              aria-selected={place === at}
              onMouseMove={() => place !== at && point(place)}
              onMouseDown={(event) => {
                event.preventDefault();
                choose(row);
              }}
            >
              <b>
                <Written>{row.name}</Written>
              </b>
              <span>
                <Written>{row.text}</Written>
              </span>
              {row.gaps.length > 0 && <Tag tone="warn">{t("macro.gaps", { n: row.gaps.length })}</Tag>}
              {!row.shared && <Tag>{t("macro.own")}</Tag>}
            </div>
          ))}
        </div>
      )}
      <footer>
        <span>{t("macro.keys")}</span>
        <Link to="/macros" onMouseDown={(event) => event.preventDefault()}>
          {t("macro.edit")}
        </Link>
      </footer>
    </div>
  );
}
