import { Button, Drawer, Form, Input, Select, Switch } from "antd";
import type { ReactNode } from "react";
import { useChange } from "../../client/change.ts";
import { hub, type Outputs } from "../../client/rpc.ts";
import { useLocale } from "../../locales/provider.tsx";
import { Copyable } from "../../widgets/copyable.tsx";
import { OfferedShop } from "./offered-shop.tsx";
import css from "./shops.module.css";

type Channel = Outputs["shops"]["channels"]["channels"][number];
type Shop = Outputs["status"]["get"]["shops"][number];
type Setting = Channel["settings"][number];

interface Fields {
  channel: string;
  name: string;
  baseUrl: string;
  enabled: boolean;
  values: Record<string, string | undefined>;
}

interface ShopFormProps {
  shop: Shop | null;
  channels: readonly Channel[];
  close: () => void;
}

export function ShopForm({ shop, channels, close }: ShopFormProps): ReactNode {
  const { t, language } = useLocale();
  const [form] = Form.useForm<Fields>();
  const first = channels.find((channel) => channel.id === shop?.channel) ?? channels[0];
  const chosen = Form.useWatch("channel", form) ?? first?.id;
  const address = Form.useWatch("baseUrl", form) ?? shop?.baseUrl ?? "";
  // Secrets go to the host they were given for and to no other.
  const isSameHost = shop !== null && originOf(address) === originOf(shop.baseUrl);
  const channel = channels.find(({ id }) => id === chosen);
  const settings = channel?.settings ?? [];
  // Where the platform's own page gives the tokens, or where much may be left as it is, what has to be typed is little: the rest is for whoever looks for it.
  const isMuch = settings.some(({ required }) => required) && settings.filter(({ required }) => !required).length > MOST_OPTIONAL;
  const isMore = (setting: Setting): boolean => !setting.required && (channel?.byPage === true || isMuch);
  const save = useChange({ call: (fields: Fields) => hub.shops.save(split({ fields, settings, id: shop?.id ?? null })), said: t("shops.saved"), after: close });
  const choose = (id: string): void => {
    const to = channels.find((channel) => channel.id === id);
    form.setFieldValue("baseUrl", addressOf(to));
    if (to?.offered && !form.getFieldValue("name")) form.setFieldValue("name", to.offered.name);
  };
  const field = (setting: Setting): ReactNode => (
    <SettingField key={`${chosen}.${setting.key}`} setting={setting} kept={isSameHost && shop.secretsSet.includes(setting.key)} />
  );
  return (
    <Drawer
      open
      onClose={close}
      size={520}
      title={shop ? shop.name : t("shops.connect")}
      footer={
        <Button type="primary" loading={save.isPending} onClick={() => form.submit()}>
          {t("shops.save")}
        </Button>
      }
    >
      <Form
        form={form}
        layout="vertical"
        initialValues={{
          channel: first?.id,
          name: shop?.name,
          baseUrl: shop?.baseUrl ?? addressOf(first),
          enabled: shop?.enabled ?? true,
          values: shop?.settings ?? {},
        }}
        onFinish={(fields) => save.mutate(fields)}
      >
        <Form.Item name="channel" label={t("shops.channel")} rules={[{ required: true }]}>
          <Select
            disabled={shop !== null}
            onChange={choose}
            // Every channel is seen at once, and found by its name.
            virtual={false}
            listHeight={560}
            showSearch={{ optionFilterProp: "label" }}
            options={channels.map((channel) => ({ value: channel.id, label: channel.name[language] }))}
          />
        </Form.Item>
        {shop === null && channel?.offered && <OfferedShop of={channel.offered} settings={settings} />}
        <Form.Item name="name" label={t("shops.name")} rules={[{ required: true, max: 60 }]}>
          <Input />
        </Form.Item>
        <Form.Item name="baseUrl" label={t("shops.baseUrl")} rules={[{ required: true, type: "url" }]}>
          <Input />
        </Form.Item>
        {shop && !isSameHost && shop.secretsSet.length > 0 && <p className={css.moved}>{t("shops.otherHost")}</p>}
        {settings.filter((setting) => !isMore(setting)).map(field)}
        {channel?.byPage && (
          <div className={css.next}>
            <p>{t("shops.authoriseNext")}</p>
            <p>
              {t("shops.authoriseBack")} <Copyable text={`${window.location.origin}/shops/authorised`} />
            </p>
          </div>
        )}
        {settings.some(isMore) && (
          <details className={css.others}>
            <summary>{t("shops.moreSettings")}</summary>
            {settings.filter(isMore).map(field)}
          </details>
        )}
        <Form.Item name="enabled" label={t("shops.enabled")} valuePropName="checked">
          <Switch />
        </Form.Item>
      </Form>
    </Drawer>
  );
}

/** So many fields that may be left empty stand among the others. */
const MOST_OPTIONAL = 4;

/** Where a channel is spoken to: in a demonstration, where it is simulated. */
const addressOf = (channel: Channel | undefined): string => channel?.offered?.baseUrl ?? channel?.defaultBaseUrl ?? "";

const originOf = (address: string): string => (URL.canParse(address) ? new URL(address).origin : address);

/** A secret that is already kept is never shown; leaving its field empty keeps it. */
function SettingField({ setting, kept }: { setting: Setting; kept: boolean }): ReactNode {
  const { t, language } = useLocale();
  const required = setting.required && !kept;
  return (
    <Form.Item name={["values", setting.key]} label={setting.label[language]} rules={required ? [{ required: true, message: t("shops.required") }] : []}>
      {setting.secret ? (
        <Input.Password autoComplete="new-password" placeholder={kept ? t("shops.secretKept") : setting.placeholder} />
      ) : (
        <Input placeholder={setting.placeholder} />
      )}
    </Form.Item>
  );
}

function split({ fields, settings, id }: { fields: Fields; settings: readonly Setting[]; id: string | null }): Parameters<typeof hub.shops.save>[0] {
  const filled = settings.flatMap((setting) => {
    const value = fields.values[setting.key]?.trim();
    return value ? [{ ...setting, value }] : [];
  });
  const pick = (secret: boolean): Record<string, string> =>
    Object.fromEntries(filled.filter((entry) => entry.secret === secret).map((entry) => [entry.key, entry.value]));
  const { channel, name, baseUrl, enabled } = fields;
  return { id, channel, name, baseUrl, enabled, settings: pick(false), secrets: pick(true) };
}
