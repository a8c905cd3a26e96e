import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { Alert, Button, Drawer, Form, Input, Select } from "antd";
import { type ReactNode, useDeferredValue, useState } from "react";
import type { ExampleView } from "../../../main/hub/contract/index.ts";
import type { ExampleAnswer } from "../../../main/hub/contract/training.ts";
import type { Want } from "../../../main/hub/contract/words.ts";
import { useChange } from "../../client/change.ts";
import { api, hub } from "../../client/rpc.ts";
import { useLocale, useT } from "../../locales/provider.tsx";
import { Growing } from "../../ui/growing.tsx";
import { useChannels } from "../../widgets/channel-mark.tsx";
import { useClasses } from "../../widgets/dispute-class.tsx";
import { AnswerEditor } from "./answer-editor.tsx";
import { Conversation } from "./conversation.tsx";
import css from "./examples.module.css";
import { dayOf, endOfDay } from "./expiry.ts";

interface Fields {
  question: string;
  reply: string;
  label: string;
  channel?: string;
}

/** An example beside what was said: its words, its reply cut into an answer, until when it holds, what it repeats and what it contradicts. */
export function Editor({ example, close }: { example: ExampleView | null; close: () => void }): ReactNode {
  const t = useT();
  const { language } = useLocale();
  const classes = useClasses();
  const { withCases } = useChannels();
  const [form] = Form.useForm<Fields>();
  const id = example?.id ?? null;
  // Until somebody touches it, a candidate's answer is what its reply is cut into.
  const [touched, setAnswer] = useState<ExampleAnswer | null | undefined>(example?.answer ?? (example?.state === "candidate" ? undefined : null));
  const [until, setUntil] = useState<Date | null>(example?.expiresAt ?? null);
  const question = useDeferredValue(Form.useWatch("question", form) ?? example?.question ?? "");
  const checked = useDeferredValue(touched);
  const given = checked === undefined ? { reply: example?.reply ?? "" } : { reply: "", ...(checked ? { answer: checked } : {}) };
  const look = useQuery(api.examples.cut.queryOptions({ input: { id, question, ...given }, placeholderData: keepPreviousData }));
  const answer = touched === undefined ? (look.data?.answer ?? null) : touched;
  const cut = useChange({
    call: (want: Want | undefined) => hub.examples.cut({ id, question, reply: form.getFieldValue("reply") ?? "", ...(want ? { want } : {}) }),
    said: (made) => (made.answer ? "" : t("examples.chooseWantFirst")),
    after: (made) => made.answer && setAnswer(made.answer),
  });
  const save = useChange({
    call: async ({ accept, ...fields }: Fields & { accept: boolean }) => {
      const kept = await hub.examples.save({
        ...{ ...fields, reply: fields.reply ?? "", id, channel: fields.channel ?? null, revision: example?.revision ?? null },
        ...{ answer, expiresAt: until },
      });
      return accept ? hub.examples.setState({ ids: [kept.example.id], state: "accepted" }) : kept;
    },
    said: t("examples.saved"),
    after: close,
  });
  const faults = answer ? (look.data?.faults ?? []) : [];
  const marks = answer ? (look.data?.marks ?? []) : [];
  const submit = async (accept: boolean): Promise<void> => save.mutate({ ...(await form.validateFields()), accept });
  return (
    <Drawer
      open
      onClose={close}
      size={example?.caseId ? 1_000 : 700}
      title={t(example ? "examples.edit" : "examples.new")}
      footer={
        <div className={css.actions}>
          <Button type="primary" disabled={faults.length > 0} loading={save.isPending} onClick={() => void submit(false)}>
            {t("examples.save")}
          </Button>
          {example?.state === "candidate" && (
            <Button disabled={faults.length > 0} loading={save.isPending} onClick={() => void submit(true)}>
              {t("examples.saveAndAccept")}
            </Button>
          )}
          {example?.held && <small>{t("examples.heldHint")}</small>}
        </div>
      }
    >
      <div className={css.editor} data-talk={example?.caseId ? "" : undefined}>
        {example?.caseId && <Conversation caseId={example.caseId} />}
        <Form form={form} layout="vertical" initialValues={example ? { ...example, channel: example.channel ?? undefined } : { reply: "" }}>
          {example?.reason && <p className={css.reason}>{t(`candidateReason.${example.reason}`)}</p>}
          {marks.length > 0 && (
            <Alert
              type="warning"
              className={css.alert}
              title={t("examples.contradicts")}
              description={marks.map((mark) => <p key={mark.zh}>{mark[language]}</p>)}
            />
          )}
          {(look.data?.near ?? []).length > 0 && (
            <div className={css.near}>
              <span>{t("examples.nearlySame")}</span>
              {look.data?.near.map((near) => (
                <p key={near.id}>
                  “{near.question}” → {near.reply || t("examples.noReply")}
                </p>
              ))}
            </div>
          )}
          <Form.Item name="question" label={t("examples.question")} rules={[{ required: true, min: 2, max: 2_000 }]}>
            <Growing least={2} most={8} />
          </Form.Item>
          <Form.Item name="reply" label={t("examples.reply")} rules={[{ max: 2_000 }]}>
            <Growing least={3} most={12} placeholder={t("examples.noReply")} />
          </Form.Item>
          <Form.Item label={t("examples.asAnswer")}>
            <AnswerEditor answer={answer} change={setAnswer} cut={(want) => cut.mutate(want)} cutting={cut.isPending} faults={faults} />
          </Form.Item>
          <div className={css.pair}>
            <Form.Item name="label" label={t("examples.label")} rules={[{ required: true }]}>
              <Select showSearch={{ optionFilterProp: "label" }} options={classes.list.map(({ id: value, title }) => ({ value, label: title }))} />
            </Form.Item>
            <Form.Item name="channel" label={t("examples.channel")}>
              <Select allowClear placeholder={t("examples.anyChannel")} options={[...withCases]} />
            </Form.Item>
            <Form.Item label={t("examples.expires")}>
              <Input type="date" aria-label={t("examples.expires")} value={dayOf(until)} onChange={(event) => setUntil(endOfDay(event.target.value))} />
            </Form.Item>
          </div>
        </Form>
      </div>
    </Drawer>
  );
}
