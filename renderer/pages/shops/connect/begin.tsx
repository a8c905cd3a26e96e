import { Button, Form } from "antd";
import type { ReactNode } from "react";
import { Link, useLocation, useNavigate } from "react-router";
import { useChange } from "../../../client/change.ts";
import { hub } from "../../../client/rpc.ts";
import { connectTexts } from "../../../locales/late/connect.ts";
import { useLate } from "../../../locales/late.ts";
import { useLocale } from "../../../locales/provider.tsx";
import { useKeys } from "../../../ui/keys.ts";
import { Panel } from "../../../ui/parts.tsx";
import { Written } from "../../../ui/said.tsx";
import { ChannelMark } from "../../../widgets/channel-mark.tsx";
import { addressOf, type Channel, type Fields, type Shop, ShopFields, savedOf } from "../fields.tsx";
import { OfferedShop } from "../offered-shop.tsx";
import css from "./connect.module.css";
import { doesOf } from "./does.ts";

/** The form of the chosen channel; what was saved is tried on the next page. */
export function Begin({ channel, shops }: { channel: Channel; shops: readonly Shop[] }): ReactNode {
  const s = useLate(connectTexts);
  const { language } = useLocale();
  const navigate = useNavigate();
  const { state } = useLocation();
  const [form] = Form.useForm<Fields>();
  const save = useChange({
    call: (fields: Fields) => hub.shops.save(savedOf({ ...fields, enabled: true }, { id: null, channel })),
    after: ({ shop }) => void navigate(`/shops/${shop.id}/first`, { state, replace: true }),
  });
  const toAll = (): void => void navigate("/shops/connect", { state });
  useKeys([[["Escape"], toAll, "help.back"]]);
  return (
    <div className={css.begin}>
      <Panel>
        <header className={css.chosen}>
          <span className={css.mark} aria-hidden="true">
            <ChannelMark channel={channel.id} />
          </span>
          <h2>{channel.name[language]}</h2>
          <Link to="/shops/connect" state={state}>
            {s("backToAll")}
          </Link>
        </header>
        {channel.offered && <OfferedShop of={channel.offered} settings={channel.settings} />}
        <Form
          form={form}
          layout="vertical"
          scrollToFirstError={{ focus: true }}
          initialValues={{ name: channel.offered?.name, baseUrl: addressOf(channel), values: {} }}
          // Escape leaves the form while nothing was typed, for it begins in a field; else the field first, and the form after it.
          onKeyDown={(event) => {
            if (event.key !== "Escape" || event.nativeEvent.isComposing || !(event.target instanceof HTMLInputElement)) return;
            if (form.isFieldsTouched()) event.target.blur();
            else toAll();
          }}
          onFinish={(fields) => save.mutate(fields)}
        >
          <ShopFields shop={null} channel={channel} />
          <Button type="primary" htmlType="submit" loading={save.isPending}>
            {s("save")}
          </Button>
        </Form>
      </Panel>
      <aside className={css.beside}>
        <Panel title={s("can")}>
          <ul className={css.does}>
            {doesOf(channel.abilities).map((key) => (
              <li key={key}>{s(key)}</li>
            ))}
          </ul>
          {channel.group !== "parcels" && <p className={css.quiet}>{s(pushes(channel) ? "polled" : "pulled")}</p>}
        </Panel>
        {shops.length > 0 && (
          <Panel title={s("connectedHere")}>
            <ul className={css.does}>
              {shops.map((shop) => (
                <li key={shop.id}>
                  <Written>{shop.name}</Written>
                </li>
              ))}
            </ul>
          </Panel>
        )}
      </aside>
    </div>
  );
}

const pushes = ({ abilities }: Channel): boolean => abilities.includes("push") || abilities.includes("stream");
