import { Tooltip } from "antd";
import type { ReactNode } from "react";
import { useColleagues } from "../client/presence.tsx";
import { useT } from "../locales/provider.tsx";
import { bareName } from "../ui/names.ts";
import { Written } from "../ui/said.tsx";
import css from "./colleagues.module.css";

/** More faces than that are counted. */
const FACES = 3;

/** Colleagues who are at a case now, by the last letter of their names; `words`: also says of whom that he is writing. */
export function Colleagues({ caseId, words = false }: { caseId: string; words?: boolean }): ReactNode {
  const t = useT();
  const people = useColleagues(caseId);
  if (people.length === 0) return null;
  // Whoever writes matters more than whoever looks.
  const sorted = people.toSorted((left, right) => Number(right.writing) - Number(left.writing));
  const writers = people.filter(({ writing }) => writing);
  const told = sorted.map(({ name, writing }) => t(writing ? "colleagues.writes" : "colleagues.looks", { name: bareName(name) })).join(t("format.and"));
  return (
    <Tooltip title={told}>
      <span className={css.people} role="img" aria-label={told}>
        {sorted.slice(0, FACES).map(({ id, name, writing }) => (
          <i key={id} data-writing={writing ? "" : undefined}>
            <Written>{[...bareName(name)].at(-1) ?? ""}</Written>
          </i>
        ))}
        {people.length > FACES && <small>+{people.length - FACES}</small>}
        {writers.length > 0 && <small>{words ? t("colleagues.writes", { name: bareName(writers[0]?.name ?? "") }) : t("colleagues.writing")}</small>}
      </span>
    </Tooltip>
  );
}
