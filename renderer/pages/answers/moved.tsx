import { Alert, Button } from "antd";
import type { ReactNode } from "react";
import type { AnswerCard, CardVersion } from "../../../main/hub/contract/answers.ts";
import { useT } from "../../locales/provider.tsx";
import { moment } from "../../ui/format.ts";
import { useNow } from "../../ui/now.tsx";
import { useToldBy } from "../../widgets/told-by.ts";
import css from "./answers.module.css";
import { Differences } from "./differences.tsx";

interface MovedProps {
  /** The card as it was opened, as a colleague left it, and as it is written here. */
  base: AnswerCard;
  newest: CardVersion;
  mine: AnswerCard;
  /** Goes on with the colleague's words; or with one's own, over the colleague's. */
  takeTheirs: () => void;
  keepMine: () => void;
}

/** Somebody changed the card while it was edited here: what they changed and what one's own words would change of it. Nothing is overwritten unseen. */
export function Moved({ base, newest, mine, takeTheirs, keepMine }: MovedProps): ReactNode {
  const t = useT();
  const now = useNow();
  const toldBy = useToldBy();
  return (
    <Alert
      type="warning"
      title={t("answers.moved", { by: toldBy(newest.by), at: moment(newest.at, now), n: newest.version })}
      description={
        <div className={css.moved}>
          <b>{t("answers.theirs")}</b>
          <Differences before={base} after={newest.card} />
          <b>{t("answers.mine")}</b>
          <Differences before={newest.card} after={mine} />
          <p>
            <Button size="small" onClick={takeTheirs}>
              {t("answers.takeTheirs")}
            </Button>{" "}
            <Button size="small" onClick={keepMine}>
              {t("answers.keepMine")}
            </Button>
          </p>
        </div>
      }
    />
  );
}
