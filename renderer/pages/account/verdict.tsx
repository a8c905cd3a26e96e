import { Button, Input } from "antd";
import { type ReactNode, useState } from "react";
import { asWritten } from "../../../main/hub/kernel/said.ts";
import { useChange } from "../../client/change.ts";
import { hub, type Outputs } from "../../client/rpc.ts";
import { useT } from "../../locales/provider.tsx";
import { moment } from "../../ui/format.ts";
import { useNow } from "../../ui/now.tsx";
import { Sentence } from "../../ui/said.tsx";
import { useToldBy } from "../../widgets/told-by.ts";
import css from "./account.module.css";

/** The reviewer's word with its grounds: a flag is never only the machine's. */
export function Verdict({ account }: { account: Outputs["risk"]["account"]["account"] }): ReactNode {
  const t = useT();
  const now = useNow();
  const toldBy = useToldBy();
  const [note, setNote] = useState(account.note);
  const decide = useChange({
    call: (verdict: "cleared" | "confirmed") => hub.risk.decide({ accountId: account.id, verdict, note: note.trim() }),
    said: t("account.decided"),
  });
  const blank = note.trim() === "";
  return (
    <div className={css.verdict}>
      {account.reviewedAt && (
        <p>
          <Sentence
            text={t("account.reviewed", { by: account.reviewedBy ? asWritten(toldBy(account.reviewedBy)) : "–", at: moment(account.reviewedAt, now) })}
          />
        </p>
      )}
      <Input.TextArea
        rows={4}
        maxLength={500}
        // What stands there a colleague wrote, in the language of the floor.
        lang={note === account.note ? "zh-CN" : undefined}
        value={note}
        placeholder={t("account.note")}
        aria-label={t("account.note")}
        onChange={(event) => setNote(event.target.value)}
      />
      <footer>
        <Button disabled={blank || decide.isPending} onClick={() => decide.mutate("cleared")}>
          {t("account.clear")}
        </Button>
        <Button danger type="primary" disabled={blank || decide.isPending} onClick={() => decide.mutate("confirmed")}>
          {t("account.confirm")}
        </Button>
      </footer>
    </div>
  );
}
