import { useQuery } from "@tanstack/react-query";
import { Button, Select } from "antd";
import { type ReactNode, useState } from "react";
import { type MarkKind, markKinds } from "../../../main/hub/contract/words.ts";
import { asWritten } from "../../../main/hub/kernel/said.ts";
import { useChange } from "../../client/change.ts";
import { api, hub, type Outputs } from "../../client/rpc.ts";
import { useT } from "../../locales/provider.tsx";
import { Answer } from "../../ui/answer.tsx";
import { AskWhy } from "../../ui/ask-why.tsx";
import { count, moment, money } from "../../ui/format.ts";
import { useNow } from "../../ui/now.tsx";
import { Tag } from "../../ui/parts.tsx";
import { Sentence, Written } from "../../ui/said.tsx";
import { Segmented } from "../../ui/segmented.tsx";
import { markTone } from "../../widgets/risk-status.ts";
import { useToldBy } from "../../widgets/told-by.ts";
import css from "./account.module.css";

type Page = Outputs["risk"]["account"];
type Mark = Page["marks"][number];

const DAY_MS = 86_400_000;
const DAYS = [7, 30, 90, 180, 365] as const;

/** What holds for the account for a time, how it came to be, and changing it. */
export function Marks({ account, marks }: Pick<Page, "account" | "marks">): ReactNode {
  const t = useT();
  const now = useNow();
  const toldBy = useToldBy();
  const [asking, setAsking] = useState<"mark" | "end" | null>(null);
  const { mark } = account;
  const before = marks.filter(({ endedAt }) => endedAt !== null);
  return (
    <div className={css.verdict}>
      {mark ? (
        <>
          <p>
            <Tag tone={markTone(mark.kind)}>{t(`accountMark.${mark.kind}`)}</Tag> <Written>{mark.reason}</Written>
          </p>
          <p>
            <Sentence text={t("mark.stands", { by: asWritten(toldBy(mark.byName)), at: moment(mark.at, now), until: moment(mark.until, now) })} />
          </p>
        </>
      ) : (
        <p>{t("mark.none")}</p>
      )}
      <footer>
        <Button onClick={() => setAsking("mark")}>{t("mark.set")}</Button>
        {mark && <Button onClick={() => setAsking("end")}>{t("mark.end")}</Button>}
      </footer>
      {before.length > 0 && (
        <details>
          <summary>
            {t("mark.history")} {before.length}
          </summary>
          <ul className={css.past}>
            {before.map((one) => (
              <Past key={one.id} of={one} />
            ))}
          </ul>
        </details>
      )}
      {asking === "mark" && <Ask account={account} close={() => setAsking(null)} />}
      {asking === "end" && mark && <End accountId={account.id} mark={mark} close={() => setAsking(null)} />}
    </div>
  );
}

function Past({ of }: { of: Mark }): ReactNode {
  const t = useT();
  const now = useNow();
  const toldBy = useToldBy();
  const ended = of.endReason === null ? t("mark.expired") : t("mark.endedBy", { by: asWritten(toldBy(of.endedBy ?? "")) });
  return (
    <li>
      <b>{t(`accountMark.${of.kind}`)}</b>{" "}
      <span>
        {moment(of.at, now)} – {of.endedAt && moment(of.endedAt, now)}
      </span>
      <p>
        <Written>{of.reason}</Written>
      </p>
      <small>
        <Sentence text={ended} />
        {of.endReason !== null && (
          <>
            {" · "}
            <Written>{of.endReason}</Written>
          </>
        )}
      </small>
    </li>
  );
}

function Ask({ account, close }: { account: Page["account"]; close: () => void }): ReactNode {
  const t = useT();
  const [kind, setKind] = useState<MarkKind>(account.mark?.kind ?? "watch");
  const [days, setDays] = useState<number>(30);
  const mark = useChange({
    call: (reason: string) =>
      hub.risk.mark({ accountId: account.id, kind, reason, until: new Date(Date.now() + days * DAY_MS), saw: account.mark?.id ?? null }),
    said: t("mark.done"),
    after: close,
  });
  return (
    <AskWhy
      className={css.ask}
      title={t("mark.set")}
      does={t("mark.do")}
      danger={kind === "block"}
      pending={mark.isPending}
      go={mark.mutate}
      close={close}
      below={<Effect accountId={account.id} kind={kind} />}
    >
      <Segmented<MarkKind>
        value={kind}
        aria-label={t("mark.kind")}
        onChange={setKind}
        options={markKinds.map((value) => ({ value, label: t(`accountMark.${value}`) }))}
      />
      <p>{t(`markHint.${kind}`)}</p>
      <Select value={days} aria-label={t("mark.days")} onChange={setDays} options={DAYS.map((value) => ({ value, label: t("mark.daysN", { n: value }) }))} />
    </AskWhy>
  );
}

function End({ accountId, mark, close }: { accountId: string; mark: Mark; close: () => void }): ReactNode {
  const t = useT();
  const end = useChange({ call: (reason: string) => hub.risk.endMark({ accountId, reason, saw: mark.id }), said: t("mark.ended"), after: close });
  return (
    <AskWhy
      className={css.ask}
      title={t("mark.end")}
      does={t("mark.end")}
      pending={end.isPending}
      go={end.mutate}
      close={close}
      below={<Effect accountId={accountId} kind={null} />}
    />
  );
}

/** What it would do, before it is done: counted by the hub on what is open. */
function Effect({ accountId, kind }: { accountId: string; kind: MarkKind | null }): ReactNode {
  const t = useT();
  const preview = useQuery(api.risk.previewMark.queryOptions({ input: { accountId, kind }, staleTime: 0 }));
  return (
    <Answer of={preview} lines={2}>
      {(data) => {
        const lines = [
          data.toPeople > 0 && t("mark.toPeople", { n: count(data.toPeople) }),
          data.toRisk > 0 && t("mark.toRisk", { n: count(data.toRisk) }),
          data.toAutomatic > 0 && t("mark.toAutomatic", { n: count(data.toAutomatic), sum: money(data.automaticFen) }),
          data.heldBack > 0 && t("mark.heldBack", { n: count(data.heldBack), sum: money(data.heldFen) }),
        ].filter((line) => line !== false);
        return (
          <div className={css.effect} role="status">
            <p>{t(lines.length === 0 ? "mark.nothing" : "mark.now", { n: count(data.open) })}</p>
            {lines.length > 0 && (
              <ul>
                {lines.map((line) => (
                  <li key={line}>{line}</li>
                ))}
              </ul>
            )}
            {kind !== "trust" && kind !== null && <p>{t("mark.granted", { n: count(data.granted30d), sum: money(data.granted30dFen) })}</p>}
          </div>
        );
      }}
    </Answer>
  );
}
