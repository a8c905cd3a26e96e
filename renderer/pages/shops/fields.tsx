import type { FormRule as Rule } from "antd";
import { Form, Input, Select } from "antd";
import type { ReactNode } from "react";
import type { hub, Outputs } from "../../client/rpc.ts";
import { useLocale } from "../../locales/provider.tsx";
import { Copyable } from "../../widgets/copyable.tsx";
import css from "./shops.module.css";

export type Channel = Outputs["shops"]["channels"]["channels"][number];
export type Shop = Outputs["status"]["get"]["shops"][number];
type Setting = Channel["settings"][number];
type Saved = Parameters<typeof hub.shops.save>[0];

export interface Fields {
  name: string;
  baseUrl: string;
  enabled: boolean;
  values: Record<string, string | undefined>;
}

/** So many fields that may be left empty stand among the others. */
const MOST_OPTIONAL = 4;

/** Where a channel is spoken to: in a demonstration, where it is simulated. */
export const addressOf = (channel: Channel): string => channel.offered?.baseUrl ?? channel.defaultBaseUrl;

const originOf = (address: string): string => (URL.canParse(address) ? new URL(address).origin : address);

/** What is asked for a shop of a channel, inside of a form of {@link Fields}: what has to be typed, and folded what may be left as it is. */
export function ShopFields({ shop, channel }: { shop: Shop | null; channel: Channel }): ReactNode {
  const { t } = useLocale();
  const address = Form.useWatch("baseUrl") ?? shop?.baseUrl ?? "";
  // Secrets go to the host they were given for and to no other.
  const isSameHost = shop !== null && originOf(address) === originOf(shop.baseUrl);
  const { settings } = channel;
  // Where the platform's own page gives the tokens, or where much may be left as it is, what has to be typed is little: the rest is for whoever looks for it.
  const isMuch = settings.some(({ required }) => required) && settings.filter(({ required }) => !required).length > MOST_OPTIONAL;
  const isMore = (setting: Setting): boolean => !setting.required && (channel.byPage || isMuch);
  const field = (setting: Setting): ReactNode => (
    <SettingField key={`${channel.id}.${setting.key}`} setting={setting} kept={isSameHost && shop.secretsSet.includes(setting.key)} />
  );
  return (
    <>
      <Form.Item name="name" label={t("shops.name")} rules={[{ required: true, max: 60 }]}>
        <Input autoFocus={shop === null} />
      </Form.Item>
      <Form.Item name="baseUrl" label={t("shops.baseUrl")} rules={[{ required: true, type: "url" }]}>
        <Input />
      </Form.Item>
      {shop && !isSameHost && shop.secretsSet.length > 0 && <p className={css.moved}>{t("shops.otherHost")}</p>}
      {settings.filter((setting) => !isMore(setting)).map(field)}
      {channel.byPage && (
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
    </>
  );
}

/** Nothing, or a whole number within its bounds. */
function isWhole(typed: string | undefined, [least, most]: readonly [number, number]): boolean {
  const text = typed?.trim() ?? "";
  return text === "" || (/^\d+$/.test(text) && Number(text) >= least && Number(text) <= most);
}

/** A secret that is already kept is never shown; leaving its field empty keeps it. */
function SettingField({ setting, kept }: { setting: Setting; kept: boolean }): ReactNode {
  const { t, language } = useLocale();
  const { secret, placeholder, choices, whole } = setting;
  const rules: Rule[] = setting.required && !kept ? [{ required: true, message: t("shops.required") }] : [];
  if (whole) {
    const problem = t("shops.whole", { least: whole[0], most: whole[1] });
    rules.push({ validator: (_, typed: string | undefined) => (isWhole(typed, whole) ? Promise.resolve() : Promise.reject(new Error(problem))) });
  }
  return (
    <Form.Item name={["values", setting.key]} label={setting.label[language]} rules={rules}>
      {choices ? (
        <Select allowClear placeholder={choices[0]?.label[language]} options={choices.map(({ value, label }) => ({ value, label: label[language] }))} />
      ) : secret ? (
        <Input.Password autoComplete="new-password" placeholder={kept ? t("shops.secretKept") : placeholder} />
      ) : (
        <Input placeholder={placeholder} inputMode={whole ? "numeric" : "text"} />
      )}
    </Form.Item>
  );
}

/** What was typed as the hub takes it: secrets apart from what may be shown. */
export function savedOf(fields: Fields, { id, channel }: { id: string | null; channel: Channel }): Saved {
  const filled = channel.settings.flatMap((setting) => {
    const value = fields.values[setting.key]?.trim();
    return value ? [{ ...setting, value }] : [];
  });
  const pick = (secret: boolean): Record<string, string> =>
    Object.fromEntries(filled.filter((entry) => entry.secret === secret).map((entry) => [entry.key, entry.value]));
  const { name, baseUrl, enabled } = fields;
  return { id, channel: channel.id, name, baseUrl, enabled, settings: pick(false), secrets: pick(true) };
}
