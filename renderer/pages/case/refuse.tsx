import { useQuery } from "@tanstack/react-query";
import { Button, Input, Select } from "antd";
import { type KeyboardEvent, type ReactNode, useDeferredValue, useState } from "react";
import type { RefusalForm } from "../../../main/hub/contract/index.ts";
import { requestKey, useChange } from "../../client/change.ts";
import { sentenceOf } from "../../client/refusal.ts";
import { api, hub } from "../../client/rpc.ts";
import { useLocale, useT } from "../../locales/provider.tsx";
import { Field } from "../../ui/field.tsx";
import { span } from "../../ui/format.ts";
import { Bones } from "../../ui/parts.tsx";
import { Told } from "../../ui/said.tsx";
import type { ActionKindTold } from "../../widgets/action-kinds.ts";
import { ByHand } from "./by-hand.tsx";
import css from "./confirm.module.css";
import { type ConfirmProps, sawOf } from "./draft.ts";
import { useSure } from "./over.tsx";
import type { Chosen } from "./proof.ts";
import { ProofField } from "./proof-field.tsx";
import { SaidCheck } from "./said-check.tsx";

type Props = ConfirmProps & { tells: ActionKindTold };

/** A refusal by the platform's own form: its reasons, words within its limit, and a picture where it wants one. */
export function Refuse(props: Props): ReactNode {
  const t = useT();
  const spoken = useLocale();
  const input = { caseId: props.page.case.id, kind: props.tells.kind };
  const form = useQuery(api.actions.refusalForm.queryOptions({ input, staleTime: 300_000, retry: false }));
  if (form.data) return <RefusalFields {...props} form={form.data} />;
  return (
    <div className={css.confirm}>
      {form.error ? <p data-allowed="false">{sentenceOf(form.error, spoken)}</p> : <Bones lines={3} />}
      {form.error && (
        <footer>
          <Button onClick={() => void form.refetch()}>{t("refuse.askAgain")}</Button>
        </footer>
      )}
      {form.error && <ByHand {...props} text={null} reasonId={undefined} />}
      {!form.error && (
        <footer>
          <Button onClick={props.close}>{t("action.cancel")}</Button>
        </footer>
      )}
    </div>
  );
}

const lettersOf = (text: string): number => [...text.trim()].length;

function RefusalFields({ page, offer, close, tells, form }: Props & { form: RefusalForm }): ReactNode {
  const t = useT();
  const { language } = useLocale();
  const { kind, label, asks } = tells;
  const { id: caseId, revision } = page.case;
  const [reasonId, setReasonId] = useState<string>();
  const [text, setText] = useState("");
  const [proof, setProof] = useState<Chosen | null>(null);
  // What is filled in is one intention: sent twice, it is done once.
  const [key] = useState(requestKey);
  const sure = useSure(page);
  const reason = form.reasons.find(({ id }) => id === reasonId);
  const { least, most } = form.words;
  const letters = lettersOf(text);
  const input = useDeferredValue({ caseId, kind, text: text.trim(), reasonId, hasProof: proof !== null });
  const preview = useQuery(api.actions.preview.queryOptions({ input, enabled: reason !== undefined, placeholderData: (old) => old }));
  const act = useChange({
    call: () =>
      hub.actions.do({
        caseId,
        kind,
        text: text.trim(),
        reasonId,
        proof: proof ? { base64: proof.base64 } : undefined,
        revision,
        saw: sawOf(page, kind),
        requestKey: key,
      }),
    keyed: true,
    said: t("action.heldNow"),
    after: close,
  });
  const isOver = letters > most;
  const lacks = !reason
    ? t("refuse.lacksReason")
    : isOver || letters < least
      ? t("refuse.lacksWords", { least, most, has: letters })
      : reason.proof === "required" && !proof
        ? t("refuse.lacksProof")
        : null;
  const isElsewhere = reason?.proof === "elsewhere";
  const ready = lacks === null && !isElsewhere && preview.data?.allowed !== false && !act.isPending;
  const go = (): void => {
    if (ready) void sure("act").then((goesOn) => goesOn && act.mutate(undefined));
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) go();
  };
  return (
    <form
      className={css.confirm}
      aria-label={label[language]}
      onSubmit={(event) => {
        event.preventDefault();
        go();
      }}
    >
      <Field label={t("refuse.reason")}>
        {(id) => (
          <Select
            id={id}
            autoFocus
            value={reasonId}
            placeholder={t("refuse.chooseReason")}
            onChange={setReasonId}
            options={form.reasons.map((one) => ({ value: one.id, label: one.text, proof: one.proof }))}
            optionRender={({ data }) => (
              <span className={css.reason}>
                {data.label}
                {data.proof !== "optional" && <small>{t(`refuseProof.${data.proof}`)}</small>}
              </span>
            )}
          />
        )}
      </Field>
      <Field label={t("refuse.words")}>
        {(id) => (
          <Input.TextArea
            id={id}
            className={css.counted}
            rows={3}
            value={text}
            status={isOver ? "error" : ""}
            placeholder={asks.hint?.[language]}
            count={{ show: true, max: most, strategy: lettersOf }}
            onChange={(event) => setText(event.target.value)}
            onKeyDown={onKeyDown}
          />
        )}
      </Field>
      {form.proof && !isElsewhere && (
        <ProofField rules={form.proof} required={reason?.proof === "required"} wanted={reason?.proofWanted ?? null} proof={proof} setProof={setProof} />
      )}
      {reason && <SaidCheck said={letters > 0 ? preview.data?.said : undefined} />}
      {isElsewhere ? (
        <ByHand page={page} offer={offer} close={close} tells={tells} text={isOver || letters < least ? null : text.trim()} reasonId={reasonId} />
      ) : (
        <>
          <p data-allowed={preview.data?.allowed !== false} aria-live="polite">
            {lacks ??
              (preview.data &&
                (preview.data.allowed ? (
                  <Told zh={preview.data.sentence} en={preview.data.en.sentence} />
                ) : (
                  <Told zh={preview.data.why ?? ""} en={preview.data.en.why ?? ""} />
                )))}
            {lacks === null && preview.data && preview.data.undoSeconds > 0 && preview.data.allowed && (
              <small>{t("action.undoable", { span: span(preview.data.undoSeconds * 1000, t) })}</small>
            )}
          </p>
          <footer>
            <Button danger type="primary" htmlType="submit" disabled={!ready} loading={act.isPending}>
              {label[language]}
            </Button>
            <Button onClick={close}>{t("action.cancel")}</Button>
          </footer>
        </>
      )}
    </form>
  );
}
