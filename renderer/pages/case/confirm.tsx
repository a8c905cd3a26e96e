import { useQuery } from "@tanstack/react-query";
import { Button, Input } from "antd";
import { type ReactNode, useDeferredValue, useState } from "react";
import type { CasePage } from "../../../main/hub/contract/index.ts";
import { yuanText } from "../../../main/hub/kernel/money.ts";
import { requestKey, useChange } from "../../client/change.ts";
import { api, hub } from "../../client/rpc.ts";
import { useLocale, useT } from "../../locales/provider.tsx";
import { fenFromYuan, money, span } from "../../ui/format.ts";
import { Bone } from "../../ui/parts.tsx";
import { type ActionKindTold, useActionKinds } from "../../widgets/action-kinds.ts";
import css from "./confirm.module.css";
import type { Offer } from "./draft.ts";

interface ConfirmProps {
  page: CasePage;
  offer: Offer;
  close: () => void;
}

export function Confirm(props: ConfirmProps): ReactNode {
  const kinds = useActionKinds();
  const { kind } = props.offer;
  if (kind === "close") return <ConfirmClose {...props} />;
  const tells = kind === "copy_message" ? undefined : kinds.find(kind);
  return tells ? <ConfirmAction {...props} tells={tells} /> : null;
}

/** Amount or note, the sentence of what would happen, then the step itself. */
function ConfirmAction({ page, offer, close, tells }: ConfirmProps & { tells: ActionKindTold }): ReactNode {
  const t = useT();
  const { language } = useLocale();
  const { kind, label, asks } = tells;
  const { id: caseId, revision, amountFen: claimed } = page.case;
  const money0 = offer.maxFen === null ? claimed : Math.min(claimed, offer.maxFen);
  const [yuan, setYuan] = useState(yuanText(money0));
  const [text, setText] = useState("");
  const [key] = useState(requestKey);
  const asksMoney = asks.amount;
  const asksText = asks.text !== null;
  const amount = asksMoney ? fenFromYuan(yuan) : null;
  const input = { caseId, kind, amountFen: amount ?? undefined, text: asksText ? text.trim() : undefined };
  const preview = useQuery(
    api.actions.preview.queryOptions({ input: useDeferredValue(input), enabled: !asksMoney || amount !== null, placeholderData: (old) => old }),
  );
  const act = useChange({
    call: () => hub.actions.do({ ...input, revision, requestKey: key }),
    said: ({ action }) => t(action.state === "awaiting" ? "second.begun" : action.state === "held" ? "action.heldNow" : "action.taken"),
    after: close,
  });
  const over = amount !== null && offer.maxFen !== null && amount > offer.maxFen;
  const badAmount = asksMoney && (amount === null || amount <= 0 || over);
  const ready = !badAmount && !(asksText && text.trim() === "") && preview.data?.allowed !== false;
  return (
    <form
      className={css.confirm}
      onSubmit={(event) => {
        event.preventDefault();
        if (ready) act.mutate(undefined);
      }}
    >
      {asksMoney && (
        <Input
          autoFocus
          prefix="¥"
          inputMode="decimal"
          status={badAmount ? "error" : undefined}
          value={yuan}
          aria-label={t("action.amount")}
          suffix={offer.maxFen !== null && <small>{t("action.atMost", { amount: money(offer.maxFen) })}</small>}
          onChange={(event) => setYuan(event.target.value)}
        />
      )}
      {asksText && (
        <Input.TextArea
          autoFocus
          rows={2}
          maxLength={2_000}
          value={text}
          placeholder={asks.hint?.[language]}
          onChange={(event) => setText(event.target.value)}
        />
      )}
      {preview.data ? (
        <p data-allowed={preview.data.allowed}>
          {preview.data.allowed ? preview.data.sentence : preview.data.why}
          {preview.data.allowed && preview.data.undoSeconds > 0 && <small>{t("action.undoable", { span: span(preview.data.undoSeconds * 1000, t) })}</small>}
        </p>
      ) : (
        <Bone width="80%" />
      )}
      <footer>
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
      <p>{offer.preview}</p>
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
