import { Button, Checkbox, Drawer, Form, Input, InputNumber, Switch } from "antd";
import { type ReactNode, useState } from "react";
import { usualLimits } from "../../../main/hub/contract/limits.ts";
import type { EndpointBody } from "../../../main/hub/contract/models.ts";
import { modelTasks } from "../../../main/hub/contract/words.ts";
import { useChange } from "../../client/change.ts";
import { hub, type Outputs } from "../../client/rpc.ts";
import { useLocale } from "../../locales/provider.tsx";
import type { Endpoint } from "./endpoint.ts";
import css from "./models.module.css";

/** What the form holds: prices in yuan and waits in seconds, as people say them. */
interface Fields {
  name: string;
  baseUrl: string;
  model: string;
  key?: string;
  tasks: EndpointBody["tasks"];
  enabled: boolean;
  priceIn: number;
  priceOut: number;
  waits: Record<keyof EndpointBody["limits"], number>;
}
const waits = ["connectMs", "firstMs", "silenceMs", "totalMs"] as const;

/** An endpoint as it is typed in; it may be tried before it is kept. */
export function EndpointForm({ endpoint, close }: { endpoint: Endpoint | null; close: () => void }): ReactNode {
  const { t, language } = useLocale();
  const [form] = Form.useForm<Fields>();
  const [tried, setTried] = useState<Outputs["models"]["test"] | null>(null);
  const id = endpoint?.id ?? null;
  const save = useChange({
    call: (fields: Fields) => hub.models.save({ id, revision: endpoint?.revision ?? 0, body: bodyOf(fields), key: fields.key ?? "" }),
    said: t("models.saved"),
    after: close,
  });
  const test = useChange({ call: (fields: Fields) => hub.models.test({ id, body: bodyOf(fields), key: fields.key ?? "" }), after: setTried });
  const tryIt = (): void =>
    void form.validateFields().then(
      (fields) => test.mutate(fields),
      () => undefined,
    );
  return (
    <Drawer
      open
      onClose={close}
      size={520}
      title={endpoint ? endpoint.name : t("models.add")}
      footer={
        <div className={css.foot}>
          <Button type="primary" loading={save.isPending} onClick={() => form.submit()}>
            {t("models.save")}
          </Button>
          <Button loading={test.isPending} onClick={tryIt}>
            {t("models.test")}
          </Button>
          {tried && (
            <span className={css.outcome} data-working={tried.working} role="status">
              {tried[language]}
            </span>
          )}
        </div>
      }
    >
      <Form form={form} layout="vertical" initialValues={fieldsOf(endpoint)} onFinish={(fields) => save.mutate(fields)}>
        <Form.Item name="name" label={t("models.name")} rules={[{ required: true, max: 40 }]}>
          <Input />
        </Form.Item>
        <Form.Item name="baseUrl" label={t("models.baseUrl")} extra={t("models.baseUrlHint")} rules={[{ required: true }]}>
          <Input placeholder="https://…/v1" />
        </Form.Item>
        <Form.Item name="model" label={t("models.model")} rules={[{ required: true, max: 120 }]}>
          <Input />
        </Form.Item>
        <Form.Item name="key" label={t("models.key")}>
          <Input.Password autoComplete="new-password" placeholder={t(endpoint?.hasKey ? "models.keyKept" : "models.keyNone")} />
        </Form.Item>
        <Form.Item name="tasks" label={t("models.tasks")}>
          <Checkbox.Group options={modelTasks.map((task) => ({ value: task, label: t(`modelTask.${task}`) }))} />
        </Form.Item>
        <div className={css.pair}>
          <Form.Item name="priceIn" label={t("models.priceIn")}>
            <InputNumber min={0} max={10_000} precision={2} />
          </Form.Item>
          <Form.Item name="priceOut" label={t("models.priceOut")}>
            <InputNumber min={0} max={10_000} precision={2} />
          </Form.Item>
        </div>
        <Form.Item label={t("models.limits")}>
          <div className={css.pair}>
            {waits.map((wait) => (
              <Form.Item key={wait} name={["waits", wait]} label={t(`models.${wait}`)} rules={[{ required: true }]}>
                <InputNumber min={0.5} max={60} step={0.5} />
              </Form.Item>
            ))}
          </div>
        </Form.Item>
        <Form.Item name="enabled" label={t("models.enabled")} valuePropName="checked">
          <Switch />
        </Form.Item>
      </Form>
    </Drawer>
  );
}

function fieldsOf(endpoint: Endpoint | null): Fields {
  const limits = endpoint?.limits ?? usualLimits;
  return {
    name: endpoint?.name ?? "",
    baseUrl: endpoint?.baseUrl ?? "",
    model: endpoint?.model ?? "",
    tasks: endpoint?.tasks ?? ["reply"],
    enabled: endpoint?.enabled ?? true,
    priceIn: (endpoint?.priceInFen ?? 0) / 100,
    priceOut: (endpoint?.priceOutFen ?? 0) / 100,
    waits: { connectMs: limits.connectMs / 1000, firstMs: limits.firstMs / 1000, silenceMs: limits.silenceMs / 1000, totalMs: limits.totalMs / 1000 },
  };
}

function bodyOf({ name, baseUrl, model, tasks, enabled, priceIn, priceOut, waits: seconds }: Fields): EndpointBody {
  const ms = (wait: keyof EndpointBody["limits"]): number => Math.round(seconds[wait] * 1000);
  const limits = { connectMs: ms("connectMs"), firstMs: ms("firstMs"), silenceMs: ms("silenceMs"), totalMs: ms("totalMs") };
  const prices = { priceInFen: Math.round((priceIn ?? 0) * 100), priceOutFen: Math.round((priceOut ?? 0) * 100) };
  return { name, kind: "openai", baseUrl: baseUrl.trim(), model, tasks, enabled, ...prices, limits };
}
