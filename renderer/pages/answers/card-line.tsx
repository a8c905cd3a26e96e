import { Button } from "antd";
import type { ReactNode } from "react";
import type { CardView } from "../../../main/hub/contract/answers.ts";
import { useChange } from "../../client/change.ts";
import { hub } from "../../client/rpc.ts";
import { useT } from "../../locales/provider.tsx";
import { moment } from "../../ui/format.ts";
import { useNow } from "../../ui/now.tsx";
import { Tag } from "../../ui/parts.tsx";
import { Written } from "../../ui/said.tsx";
import { wantName } from "../../widgets/condition-words.ts";
import { useToldBy } from "../../widgets/told-by.ts";
import css from "./answers.module.css";
import { CardWords } from "./card-words.tsx";

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
          <b>
            <Written>{card.title}</Written>
          </b>{" "}
          <Tag tone="accent">{wantName(t, card.want)}</Tag> {row.starter && <Tag>{t("answers.starter")}</Tag>}{" "}
          {state === "retired" && <Tag tone="warn">{t("answers.retired")}</Tag>}
        </p>
        <CardWords card={card} />
      </button>
      <div className={css.side}>
        <Button size="small" type="text" loading={change.isPending} onClick={() => change.mutate(undefined)}>
          {t(state === "live" ? "answers.retire" : "answers.revive")}
        </Button>
        {revision > 1 && <small>{t("answers.version", { n: revision })}</small>}
        {!row.starter && <small>{t("answers.by", { by: toldBy(row.updatedBy), at: moment(row.updatedAt, now) })}</small>}
      </div>
    </li>
  );
}
