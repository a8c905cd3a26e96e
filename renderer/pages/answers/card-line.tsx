import { Button } from "antd";
import type { ReactNode } from "react";
import type { AnswerCard, CardView } from "../../../main/hub/contract/answers.ts";
import { useChange } from "../../client/change.ts";
import { hub } from "../../client/rpc.ts";
import { useT } from "../../locales/provider.tsx";
import { moment } from "../../ui/format.ts";
import { useNow } from "../../ui/now.tsx";
import { Tag } from "../../ui/parts.tsx";
import { givenName, valueName, wantName } from "../../widgets/condition-words.ts";
import { Slotted } from "../../widgets/slotted.tsx";
import { useToldBy } from "../../widgets/told-by.ts";
import css from "./answers.module.css";

/** A card: when it is used, and what is said first. */
export function CardLine({ row, edit }: { row: CardView; edit: (row: CardView) => void }): ReactNode {
  const t = useT();
  const now = useNow();
  const toldBy = useToldBy();
  const { card, state, revision } = row;
  const change = useChange({
    call: () => hub.cards.setState({ id: card.id, revision, state: state === "live" ? "retired" : "live" }),
    said: t("answers.stateChanged"),
  });
  return (
    <li className={css.line} data-retired={state === "live" ? undefined : ""}>
      <button type="button" onClick={() => edit(row)}>
        <p className={css.head}>
          <b>{card.title}</b> <Tag tone="accent">{wantName(t, card.want)}</Tag> {row.starter && <Tag>{t("answers.starter")}</Tag>}{" "}
          {state === "retired" && <Tag tone="warn">{t("answers.retired")}</Tag>}
        </p>
        <Conditions card={card} />
        {card.zh.map(({ act, texts, optional }) => (
          <p key={act + texts[0]} className={css.said} data-optional={optional ? "" : undefined}>
            <small>{t(`act.${act}`)}</small>
            <Slotted text={texts[0] ?? ""} />
            {texts.length > 1 && <em> ×{texts.length}</em>}
          </p>
        ))}
      </button>
      <div className={css.side}>
        <Button size="small" type="text" loading={change.isPending} onClick={() => change.mutate(undefined)}>
          {t(state === "live" ? "answers.retire" : "answers.revive")}
        </Button>
        {!row.starter && <small>{t("answers.by", { by: toldBy(row.updatedBy), at: moment(row.updatedAt, now) })}</small>}
      </div>
    </li>
  );
}

function Conditions({ card: { when, says, unless } }: { card: AnswerCard }): ReactNode {
  const t = useT();
  const entries = Object.entries(when);
  if (entries.length === 0 && says.length === 0 && unless.length === 0) return <p className={css.when}>{t("answers.always")}</p>;
  return (
    <p className={css.when}>
      {entries.map(([name, wanted]) => (
        <span key={name}>
          {typeof wanted === "boolean"
            ? `${givenName(t, name)}：${t(wanted ? "answers.yes" : "answers.no")}`
            : `${givenName(t, name)}：${wanted.map((value) => valueName(t, name, value)).join("、")}`}
        </span>
      ))}
      {says.length > 0 && <span>{`${t("answers.says")}：${says.join("、")}`}</span>}
      {unless.length > 0 && <span>{`${t("answers.unless")}：${unless.join("、")}`}</span>}
    </p>
  );
}
