import { Button, Drawer, Form, Input, Select } from "antd";
import type { ReactNode } from "react";
import { Link } from "react-router";
import type { ExampleView } from "../../../main/hub/contract/index.ts";
import { useChange } from "../../client/change.ts";
import { hub } from "../../client/rpc.ts";
import { useT } from "../../locales/provider.tsx";
import { useChannels } from "../../widgets/channel-mark.tsx";
import { useClasses } from "../../widgets/dispute-class.tsx";

interface Fields {
  question: string;
  reply: string;
  label: string;
  channel?: string;
}

export function Editor({ example, close }: { example: ExampleView | null; close: () => void }): ReactNode {
  const t = useT();
  const classes = useClasses();
  const { withCases } = useChannels();
  const [form] = Form.useForm<Fields>();
  const save = useChange({
    call: (fields: Fields) =>
      hub.examples.save({
        ...fields,
        reply: fields.reply ?? "",
        id: example?.id ?? null,
        channel: fields.channel ?? null,
        revision: example?.revision ?? null,
      }),
    said: t("examples.saved"),
    after: close,
  });
  return (
    <Drawer
      open
      onClose={close}
      size={560}
      title={t(example ? "examples.edit" : "examples.new")}
      extra={example?.caseId && <Link to={`/cases/${example.caseId}`}>{t("examples.fromCase")}</Link>}
      footer={
        <Button type="primary" loading={save.isPending} onClick={() => form.submit()}>
          {t("examples.save")}
        </Button>
      }
    >
      <Form
        form={form}
        layout="vertical"
        initialValues={example ? { ...example, channel: example.channel ?? undefined } : { reply: "" }}
        onFinish={(fields) => save.mutate(fields)}
      >
        <Form.Item name="question" label={t("examples.question")} rules={[{ required: true, min: 2, max: 2_000 }]}>
          <Input.TextArea autoSize={{ minRows: 3, maxRows: 10 }} />
        </Form.Item>
        <Form.Item name="reply" label={t("examples.reply")} rules={[{ max: 2_000 }]}>
          <Input.TextArea autoSize={{ minRows: 5, maxRows: 16 }} placeholder={t("examples.noReply")} />
        </Form.Item>
        <Form.Item name="label" label={t("examples.label")} rules={[{ required: true }]}>
          <Select showSearch={{ optionFilterProp: "label" }} options={classes.list.map(({ id, title }) => ({ value: id, label: title }))} />
        </Form.Item>
        <Form.Item name="channel" label={t("examples.channel")}>
          <Select allowClear placeholder={t("examples.anyChannel")} options={[...withCases]} />
        </Form.Item>
      </Form>
    </Drawer>
  );
}
