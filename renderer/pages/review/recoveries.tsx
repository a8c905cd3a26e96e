import { Button, Input, Modal } from "antd";
import { type ReactNode, useState } from "react";
import { Link } from "react-router";
import { type RecoveryOutcome, recoveryOutcomes } from "../../../main/hub/contract/review-words.ts";
import { useChange } from "../../client/change.ts";
import { hub, type Outputs } from "../../client/rpc.ts";
import { useT } from "../../locales/provider.tsx";
import { count, exact, fenFromYuan, moment, money } from "../../ui/format.ts";
import { useNow } from "../../ui/now.tsx";
import { Empty, Tag } from "../../ui/parts.tsx";
import { Written } from "../../ui/said.tsx";
import { Segmented } from "../../ui/segmented.tsx";
import { ChannelMark } from "../../widgets/channel-mark.tsx";
import css from "./review.module.css";

type Recoveries = Outputs["decisions"]["recoveries"];
type Recovery = Recoveries["rows"][number];

/** Money that left wrongly, until somebody says what came of it. */
export function RecoveryList({ of: { rows, open, openFen, recoveredFen } }: { of: Recoveries }): ReactNode {
  const t = useT();
  const [ending, setEnding] = useState<Recovery | null>(null);
  if (rows.length === 0) return <Empty title={t("review.recoveriesEmpty")}>{t("review.recoveriesEmptyHint")}</Empty>;
  return (
    <>
      <p className={css.above}>
        {t("review.recoveriesOpen", { n: count(open), sum: money(openFen) })} · {t("review.recoveriesBack", { sum: money(recoveredFen) })}
      </p>
      <ol>
        {rows.map((row) => (
          <Line key={row.decisionId} of={row} end={() => setEnding(row)} />
        ))}
      </ol>
      {ending && <End of={ending} close={() => setEnding(null)} />}
    </>
  );
}

function Line({ of, end }: { of: Recovery; end: () => void }): ReactNode {
  const t = useT();
  const now = useNow();
  return (
    <li className={css.recovery}>
      <div className={css.case}>
        <p>
          <ChannelMark channel={of.case.channel} shop={of.case.shopName} />
          <Link to={`/cases/${of.case.id}`}>
            <Written>{of.case.title}</Written>
          </Link>
          <time title={exact(of.openedAt)}>{t("review.openedBy", { name: of.openedBy, at: moment(of.openedAt, now) })}</time>
        </p>
        {of.note && (
          <p className={css.reason}>
            <Written>{of.note}</Written>
          </p>
        )}
      </div>
      <div className={css.amount}>
        <b>{money(of.amountFen)}</b>
        {of.endedAt && <small>{t("review.recoveriesBack", { sum: money(of.recoveredFen) })}</small>}
      </div>
      {of.outcome ? (
        <Tag tone={of.outcome === "given_up" ? "plain" : "good"}>{t(`review.back${capital(of.outcome)}`)}</Tag>
      ) : (
        <Button size="small" onClick={end}>
          {t("review.recoverEnd")}
        </Button>
      )}
    </li>
  );
}

function capital(outcome: RecoveryOutcome): "All_back" | "Part_back" | "Given_up" {
  return outcome === "all_back" ? "All_back" : outcome === "part_back" ? "Part_back" : "Given_up";
}

function End({ of, close }: { of: Recovery; close: () => void }): ReactNode {
  const t = useT();
  const [outcome, setOutcome] = useState<RecoveryOutcome>("all_back");
  const [yuan, setYuan] = useState("");
  const [note, setNote] = useState("");
  const fen = outcome === "part_back" ? fenFromYuan(yuan) : 0;
  const end = useChange({
    call: () => hub.decisions.endRecovery({ decisionId: of.decisionId, outcome, recoveredFen: fen ?? 0, note: note.trim() }),
    said: t("review.recoverDone"),
    after: close,
  });
  return (
    <Modal
      open
      title={t("review.recoverEnd")}
      okText={t("review.recoverEnd")}
      okButtonProps={{ disabled: outcome === "part_back" && !fen, loading: end.isPending }}
      cancelText={t("action.cancel")}
      onOk={() => end.mutate(undefined)}
      onCancel={close}
    >
      <div className={css.ask}>
        <Segmented value={outcome} onChange={setOutcome} options={recoveryOutcomes.map((value) => ({ value, label: t(`review.back${capital(value)}`) }))} />
        {outcome === "part_back" && (
          <Input
            value={yuan}
            inputMode="decimal"
            placeholder={t("review.recoverAmount")}
            aria-label={t("review.recoverAmount")}
            onChange={(event) => setYuan(event.target.value)}
          />
        )}
        <Input
          value={note}
          maxLength={500}
          placeholder={t("review.recoverEndNote")}
          aria-label={t("review.recoverEndNote")}
          onChange={(event) => setNote(event.target.value)}
        />
      </div>
    </Modal>
  );
}
