import { Checkbox } from "antd";
import type { ReactNode } from "react";
import type { ExampleView } from "../../../main/hub/contract/index.ts";
import { useLocale, useT } from "../../locales/provider.tsx";
import { moment } from "../../ui/format.ts";
import { useNow } from "../../ui/now.tsx";
import { Tag, type Tone } from "../../ui/parts.tsx";
import { Written } from "../../ui/said.tsx";
import { ChannelMark } from "../../widgets/channel-mark.tsx";
import { useClasses } from "../../widgets/dispute-class.tsx";
import { useToldBy } from "../../widgets/told-by.ts";
import css from "./examples.module.css";

const tones: Readonly<Record<ExampleView["state"], Tone>> = { candidate: "warn", accepted: "good", retired: "plain" };

interface LineProps {
  row: ExampleView;
  chosen: boolean;
  toggle: (id: string) => void;
  edit: (row: ExampleView) => void;
}

export function ExampleLine({ row, chosen, toggle, edit }: LineProps): ReactNode {
  const t = useT();
  const now = useNow();
  const classes = useClasses();
  const toldBy = useToldBy();
  const { language } = useLocale();
  return (
    <li className={css.line} data-chosen={chosen ? "" : undefined}>
      <Checkbox checked={chosen} onChange={() => toggle(row.id)} aria-label={row.question} />
      <button type="button" onClick={() => edit(row)}>
        <p>
          <Written>{row.question}</Written>
        </p>
        <p className={css.reply} data-none={row.reply === "" ? "" : undefined}>
          {row.reply ? <Written>{row.reply}</Written> : t("examples.noReply")}
        </p>
      </button>
      <div className={css.side}>
        <span className={css.tags}>
          {row.channel && <ChannelMark channel={row.channel} />} <Tag tone="accent">{classes.title(row.label)}</Tag>{" "}
          <Tag tone={tones[row.state]}>{t(`exampleState.${row.state}`)}</Tag>
          {row.held && <Tag tone="plain">{t("examples.held")}</Tag>}
          {row.expiresAt !== null && row.expiresAt.getTime() < now && <Tag tone="warn">{t("examples.expired")}</Tag>}
          {row.marks.length > 0 && <Tag tone="bad">{t("examples.marked")}</Tag>}
          {row.answer && row.marks.length === 0 && !row.held && <Tag tone="good">{t("examples.answers")}</Tag>}
        </span>
        {row.state === "accepted" && row.marks[0] && <small className={css.against}>{row.marks[0][language]}</small>}
        {row.state === "candidate" && row.reason && <small>{t(`candidateReason.${row.reason}`)}</small>}
        <small>{t("examples.updated", { by: toldBy(row.updatedBy), at: moment(row.updatedAt, now) })}</small>
      </div>
    </li>
  );
}
