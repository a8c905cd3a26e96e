import { Button } from "antd";
import type { ReactNode } from "react";
import { useT } from "../../locales/provider.tsx";
import { moment } from "../../ui/format.ts";
import { useNow } from "../../ui/now.tsx";
import css from "./policy.module.css";
import type { DraftUnderEdit } from "./use-draft.ts";

/** Whether what is written is kept; and, when somebody kept another meanwhile, whose words shall stand. */
export function KeptLine({ edit }: { edit: DraftUnderEdit }): ReactNode {
  const t = useT();
  const now = useNow();
  const { keeping } = edit;
  switch (keeping.state) {
    case "kept":
      return keeping.at === null ? null : <span role="status">{t("policy.keptAt", { at: moment(keeping.at, now) })}</span>;
    case "waiting":
      return <span>{t("policy.keepingNow")}</span>;
    case "failed":
      return <span className={css.bad}>{t("policy.notKept", { why: keeping.sentence })}</span>;
    case "moved":
      return (
        <span className={css.bad} role="alert">
          {keeping.sentence}{" "}
          <Button size="small" onClick={() => void edit.takeTheirs()}>
            {t("policy.takeTheirs")}
          </Button>{" "}
          <Button size="small" onClick={() => void edit.keepMine()}>
            {t("policy.keepMine")}
          </Button>
        </span>
      );
  }
}
