import { useQuery } from "@tanstack/react-query";
import { Button, Input } from "antd";
import { type ReactNode, useDeferredValue, useState } from "react";
import { yuanText } from "../../../main/hub/kernel/money.ts";
import { requestKey, useChange } from "../../client/change.ts";
import { api, hub } from "../../client/rpc.ts";
import { useLocale, useT } from "../../locales/provider.tsx";
import { fenFromYuan, money, span } from "../../ui/format.ts";
import { Bone } from "../../ui/parts.tsx";
import { Told } from "../../ui/said.tsx";
import { type ActionKindTold, useActionKinds } from "../../widgets/action-kinds.ts";
import { ActionFields, areFilled, firstValues } from "./action-fields.tsx";
import { CopyAndOpen } from "./by-hand.tsx";
import css from "./confirm.module.css";
import { type ConfirmProps, sawOf } from "./draft.ts";
import { EvidencePack } from "./evidence-pack.tsx";
import { useSure } from "./over.tsx";
import { Refuse } from "./refuse.tsx";
import { SaidCheck } from "./said-check.tsx";

export function Confirm(props: ConfirmProps): ReactNode {
  const kinds = useActionKinds();
  const { kind } = props.offer;
  if (kind === "close") return <ConfirmClose {...props} />;
  const tells = kind === "copy_message" ? undefined : kinds.find(kind);
  if (!tells) return null;
  return tells.asks.reason ? <Refuse {...props} tells={tells} /> : <ConfirmAction {...props} tells={tells} />;
}

/** Amount or note, the sentence of what would happen, then the step itself. */
function ConfirmAction({ page, offer, close, tells }: ConfirmProps & { tells: ActionKindTold }): ReactNode {
  const t = useT();
  const { language } = useLocale();
  const { kind, label, asks } = tells;
  const { id: caseId, revision, amountFen: claimed } = page.case;
  const money0 = offer.maxFen === null ? claimed : Math.min(claimed, offer.maxFen);
  // What the case claims is known; what is given besides is for a person to say.
  const [yuan, setYuan] = useState(tells.takes === "claim" ? yuanText(money0) : "");
  const [fields, setFields] = useState(firstValues(asks.fields));
  const [text, setText] = useState("");
  const [key] = useState(requestKey);
  const asksMoney = asks.amount;
  const asksText = asks.text !== null;
  // What stays a remark is asked of nobody.
  const settles = tells.answers !== null || asksMoney;
  const sure = useSure(page);
  const amount = asksMoney ? fenFromYuan(yuan) : null;
  const { byHand } = offer;
  const given = { text: asksText ? text.trim() : undefined, ...(asks.fields.length > 0 ? { fields } : {}), ...(byHand ? { byHand } : {}) };
  const input = { caseId, kind, amountFen: amount ?? undefined, ...given };
  const preview = useQuery(
    api.actions.preview.queryOptions({
      input: useDeferredValue(input),
      enabled: (!asksMoney || amount !== null) && areFilled(asks.fields, fields),
      placeholderData: (old) => old,
    }),
  );
  const act = useChange({
    call: () => hub.actions.do({ ...input, revision, saw: sawOf(page, kind), requestKey: key }),
    keyed: true,
    said: ({ action }) =>
      t(action.state === "sent" ? "byHand.begun" : action.state === "awaiting" ? "second.begun" : action.state === "held" ? "action.heldNow" : "action.taken"),
    after: close,
  });
  const over = amount !== null && offer.maxFen !== null && amount > offer.maxFen;
  const badAmount = asksMoney && (amount === null || amount <= 0 || over);
  const lacks = badAmount || (asksText && !asks.optional && text.trim() === "") || !areFilled(asks.fields, fields);
  const ready = !lacks && preview.data?.allowed !== false;
  return (
    <form
      className={css.confirm}
      onSubmit={(event) => {
        event.preventDefault();
        if (ready) void (settles ? sure("act") : Promise.resolve(true)).then((goesOn) => goesOn && act.mutate(undefined));
      }}
    >
      {asksMoney && (
        <Input
          autoFocus
          prefix="¥"
          inputMode="decimal"
          status={badAmount && yuan !== "" ? "error" : undefined}
          value={yuan}
          aria-label={t(tells.takes === "claim" ? "action.amount" : "action.sum")}
          placeholder={t("action.sum")}
          suffix={offer.maxFen !== null && <small>{t("action.atMost", { amount: money(offer.maxFen) })}</small>}
          onChange={(event) => setYuan(event.target.value)}
        />
      )}
      <ActionFields fields={asks.fields} values={fields} set={setFields} />
      {asksText && (
        <Input.TextArea
          autoFocus={!asksMoney && asks.fields.length === 0}
          rows={2}
          maxLength={2_000}
          value={text}
          placeholder={asks.hint?.[language]}
          onChange={(event) => setText(event.target.value)}
        />
      )}
      <SaidCheck said={text.trim() === "" ? undefined : preview.data?.said} />
      {lacks ? null : preview.data ? (
        <p data-allowed={preview.data.allowed}>
          {preview.data.allowed ? (
            <Told zh={preview.data.sentence} en={preview.data.en.sentence} />
          ) : (
            <Told zh={preview.data.why ?? ""} en={preview.data.en.why ?? ""} />
          )}
          {preview.data.allowed && preview.data.undoSeconds > 0 && <small>{t("action.undoable", { span: span(preview.data.undoSeconds * 1000, t) })}</small>}
        </p>
      ) : (
        <Bone width="80%" />
      )}
      {byHand && <p>{t("byHand.deskHint")}</p>}
      <footer className={css.byHand}>
        {tells.takesEvidence && <EvidencePack caseId={caseId} />}
        {byHand && <CopyAndOpen words={lacks ? "" : (preview.data?.copies ?? "")} desk={page.template.desk} />}
        <Button type="primary" htmlType="submit" disabled={!ready} loading={act.isPending}>
          {asksMoney && amount !== null && !badAmount ? `${label[language]} ${money(amount)}` : label[language]}
        </Button>
        <Button onClick={close}>{t("action.cancel")}</Button>
      </footer>
    </form>
  );
}

function ConfirmClose({ page, offer, close }: ConfirmProps): ReactNode {
  const t = useT();
  const shut = useChange({
    call: (outcome: string) => hub.cases.close({ caseId: page.case.id, outcome, revision: page.case.revision }),
    said: t("action.closed"),
    after: close,
  });
  return (
    <div className={css.confirm}>
      <p>
        <Told zh={offer.preview} en={offer.en.preview} />
      </p>
      <footer>
        {(["answered", "withdrawn", "duplicate"] as const).map((outcome) => (
          <Button key={outcome} disabled={shut.isPending} onClick={() => shut.mutate(outcome)}>
            {t(`closeAs.${outcome}`)}
          </Button>
        ))}
      </footer>
    </div>
  );
}
