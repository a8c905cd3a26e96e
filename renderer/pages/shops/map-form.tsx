import { Button, Drawer, Form, Input, InputNumber, Switch } from "antd";
import { type ReactNode, useState } from "react";
import type { MapServiceBody } from "../../../main/hub/contract/maps.ts";
import { useChange } from "../../client/change.ts";
import { hub, type Outputs } from "../../client/rpc.ts";
import { mapTexts } from "../../locales/late/map.ts";
import { useLate } from "../../locales/late.ts";
import { useLocale } from "../../locales/provider.tsx";
import css from "./map.module.css";

type Service = Outputs["maps"]["get"]["service"];
type Fields = MapServiceBody & { key?: string; signKey?: string };

/** AMap's own address, and what a person's account there allows. */
const usual: MapServiceBody = { enabled: true, baseUrl: "https://restapi.amap.com", checkAddresses: true, perDay: 5_000, perSecond: 3, origin: "" };

/** The map as it is typed in; it may be tried before it is kept. */
export function MapForm({ service, close }: { service: Service; close: () => void }): ReactNode {
  const m = useLate(mapTexts);
  const { language } = useLocale();
  const [form] = Form.useForm<Fields>();
  const [tried, setTried] = useState<Outputs["maps"]["test"] | null>(null);
  const save = useChange({ call: (fields: Fields) => hub.maps.save({ revision: service?.revision ?? 0, ...typed(fields) }), said: m("saved"), after: close });
  const test = useChange({ call: (fields: Fields) => hub.maps.test(typed(fields)), after: setTried });
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
      title={m("title")}
      footer={
        <div className={css.foot}>
          <Button type="primary" loading={save.isPending} onClick={() => form.submit()}>
            {m("save")}
          </Button>
          <Button loading={test.isPending} onClick={tryIt}>
            {m("test")}
          </Button>
          {tried && (
            <span className={css.outcome} data-working={tried.working} role="status">
              {tried[language]}
            </span>
          )}
        </div>
      }
    >
      <Form form={form} layout="vertical" initialValues={service ?? usual} onFinish={(fields) => save.mutate(fields)}>
        <Form.Item name="key" label={m("key")} extra={m("keyHint")} rules={[{ required: !service?.hasKey }]}>
          <Input.Password autoComplete="new-password" placeholder={service?.hasKey ? m("keyKept") : ""} />
        </Form.Item>
        <Form.Item name="signKey" label={m("signKey")} extra={m("signKeyHint")}>
          <Input.Password autoComplete="new-password" placeholder={service?.hasSignKey ? m("keyKept") : ""} />
        </Form.Item>
        <Form.Item name="checkAddresses" label={m("checkAddresses")} valuePropName="checked">
          <Switch />
        </Form.Item>
        <Form.Item name="origin" label={m("origin")} extra={m("originHint")} rules={[{ max: 120 }]}>
          <Input />
        </Form.Item>
        <div className={css.pair}>
          <Form.Item name="perDay" label={m("perDay")} rules={[{ required: true }]}>
            <InputNumber min={1} max={10_000_000} precision={0} />
          </Form.Item>
          <Form.Item name="perSecond" label={m("perSecond")} rules={[{ required: true }]}>
            <InputNumber min={1} max={200} precision={0} />
          </Form.Item>
        </div>
        <p>{m("limitsHint")}</p>
        <Form.Item name="baseUrl" label={m("baseUrl")} rules={[{ required: true, type: "url" }]}>
          <Input />
        </Form.Item>
        <Form.Item name="enabled" label={m("enabled")} valuePropName="checked">
          <Switch />
        </Form.Item>
      </Form>
    </Drawer>
  );
}

function typed({ key = "", signKey = "", ...body }: Fields): { body: MapServiceBody; key: string; signKey: string } {
  const { enabled, baseUrl, checkAddresses, perDay, perSecond, origin } = body;
  return { body: { enabled, baseUrl: baseUrl.trim(), checkAddresses, perDay, perSecond, origin: (origin ?? "").trim() }, key, signKey };
}
