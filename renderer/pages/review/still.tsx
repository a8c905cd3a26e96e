import { Button, Input } from "antd";
import { type ReactNode, useState } from "react";
import type { CasePage } from "../../../main/hub/contract/index.ts";
import { useChange } from "../../client/change.ts";
import { hub } from "../../client/rpc.ts";
import { useT } from "../../locales/provider.tsx";
import { Icon } from "../../ui/icon.tsx";
import { Tag } from "../../ui/parts.tsx";
import css from "./evidence.module.css";
import type { Row } from "./kept-rows.ts";

/** What can still be done where something wrong has gone out. */
export function Still({ of, page, note }: { of: Row; page: CasePage; note: (row: Row) => void }): ReactNode {
  const t = useT();
  const { decision, action } = of;
  if (decision.review !== "wrong" || !action) return null;
  const isOut = action.state === "sent" || action.state === "confirmed";
  const isGoing = action.state === "sending" || action.state === "unclear";
  if (!isOut && !isGoing) return null;
  if (isGoing) return <Box>{t("review.stillGoing")}</Box>;
  if (action.amountFen === 0) return <Box>{t("review.stillReturn")}</Box>;
  return (
    <Box>
      {t("review.stillMoney")}
      <Recover of={of} desk={page.template.desk} begun={() => note({ ...of, recovery: "open" })} />
    </Box>
  );
}

function Box({ children }: { children: ReactNode }): ReactNode {
  const t = useT();
  return (
    <div className={css.still} role="note">
      <b>{t("review.still")}</b>
      <div>{children}</div>
    </div>
  );
}

function Recover({ of, desk, begun }: { of: Row; desk: string | null; begun: () => void }): ReactNode {
  const t = useT();
  const [note, setNote] = useState("");
  const open = useChange({
    call: () => hub.decisions.openRecovery({ decisionId: of.decision.id, note: note.trim() }),
    said: t("review.recoverBegun"),
    after: begun,
  });
  if (of.recovery !== "none")
    return <Tag tone={of.recovery === "open" ? "warn" : "good"}>{t(of.recovery === "open" ? "review.recovering" : "review.recoverEnded")}</Tag>;
  return (
    <form
      className={css.recover}
      onSubmit={(event) => {
        event.preventDefault();
        open.mutate(undefined);
      }}
    >
      <Input
        size="small"
        value={note}
        maxLength={500}
        placeholder={t("review.recoverNote")}
        aria-label={t("review.recoverNote")}
        onChange={(event) => setNote(event.target.value)}
      />
      <Button size="small" type="primary" htmlType="submit" loading={open.isPending}>
        {t("review.recover")}
      </Button>
      {desk && (
        <a href={desk} target="_blank" rel="noreferrer">
          <Icon name="globe" size={13} /> {t("byHand.open")}
        </a>
      )}
    </form>
  );
}
