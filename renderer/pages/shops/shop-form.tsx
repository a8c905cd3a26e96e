import { Button, Drawer, Form, Switch } from "antd";
import type { ReactNode } from "react";
import { useChange } from "../../client/change.ts";
import { hub } from "../../client/rpc.ts";
import { useT } from "../../locales/provider.tsx";
import { type Channel, type Fields, type Shop, ShopFields, savedOf } from "./fields.tsx";

interface ShopFormProps {
  shop: Shop;
  channel: Channel;
  close: () => void;
}

/** Changes a shop that is connected. Its channel stays. */
export function ShopForm({ shop, channel, close }: ShopFormProps): ReactNode {
  const t = useT();
  const [form] = Form.useForm<Fields>();
  const save = useChange({ call: (fields: Fields) => hub.shops.save(savedOf(fields, { id: shop.id, channel })), said: t("shops.saved"), after: close });
  const { name, baseUrl, enabled, settings: values } = shop;
  return (
    <Drawer
      open
      onClose={close}
      size={520}
      title={shop.name}
      footer={
        <Button type="primary" loading={save.isPending} onClick={() => form.submit()}>
          {t("shops.save")}
        </Button>
      }
    >
      <Form form={form} layout="vertical" initialValues={{ name, baseUrl, enabled, values }} onFinish={(fields) => save.mutate(fields)}>
        <ShopFields shop={shop} channel={channel} />
        <Form.Item name="enabled" label={t("shops.enabled")} valuePropName="checked">
          <Switch />
        </Form.Item>
      </Form>
    </Drawer>
  );
}
