import type { ReactNode } from "react";
import type { CasePage } from "../../../main/hub/contract/index.ts";
import { useT } from "../../locales/provider.tsx";
import { exact, span } from "../../ui/format.ts";
import { useNow } from "../../ui/now.tsx";
import css from "./macros.module.css";

type Left = CasePage["answering"];

/** Messages that a reply goes out as: its words, and each picture. */
export function messagesOf({ text, pictures }: { text: string; pictures: readonly unknown[] }): number {
  return (text.trim() === "" ? 0 : 1) + pictures.length;
}

/** Where a buyer can be answered for a time only: how many messages still go out and for how long, or that he must write first. */
export function Answering({ of, needs }: { of: Left; needs: number }): ReactNode {
  return of && <Shown left={of.left} until={of.until} needs={needs} />;
}

function Shown({ left, until, needs }: { left: number; until: Date | null; needs: number }): ReactNode {
  const t = useT();
  const now = useNow();
  const ms = until ? until.getTime() - now : 0;
  const isShut = left === 0 || ms <= 0;
  const isOver = !isShut && needs > left;
  return (
    <small className={css.count} data-over={isShut || isOver ? "" : undefined} role="status" title={until ? exact(until) : undefined}>
      {isShut
        ? t("composer.answering.none")
        : isOver
          ? t("composer.answering.over", { needs, left })
          : t("composer.answering.left", { left, span: span(ms, t) })}
    </small>
  );
}
