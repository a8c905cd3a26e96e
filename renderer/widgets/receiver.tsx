import { Button, Input, Popover } from "antd";
import { type ReactNode, useEffect, useState } from "react";
import type { OrderView } from "../../main/hub/contract/index.ts";
import { SHORTEST_REASON } from "../../main/hub/contract/limits.ts";
import { useChange } from "../client/change.ts";
import { hub, type Outputs } from "../client/rpc.ts";
import { useMay } from "../client/session.tsx";
import { useT } from "../locales/provider.tsx";
import { Written } from "../ui/said.tsx";
import { Copyable } from "./copyable.tsx";
import { FoundAt } from "./found-at.tsx";
import css from "./receiver.module.css";

/** What was shown is masked again after so long, whoever looks on. */
const SHOWN_MS = 60_000;
const reasons = ["receiver.reasonCall", "receiver.reasonAddress", "receiver.reasonResend", "receiver.reasonCarrier"] as const;

type Shown = Outputs["orders"]["reveal"];

/** Who an order goes to: masked, and for a reason that is written down in plain for a minute. */
export function Receiver({ order }: { order: OrderView }): ReactNode {
  const may = useMay("receiver.reveal");
  const [shown, setShown] = useState<Shown | null>(null);
  useEffect(() => {
    if (!shown) return;
    const timer = setTimeout(() => setShown(null), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [shown]);
  const { province, city, district, ...masked } = order.receiver;
  const place = `${province}${city}${district}`;
  if (shown) return <Plain shown={shown} masked={masked} place={place} hide={() => setShown(null)} />;
  return (
    <span className={css.receiver}>
      <Written>{masked.name}</Written> {masked.phone}
      <br />
      <Written>{`${place} ${masked.address}`}</Written>
      {order.place && <FoundAt orderId={order.id} place={order.place} />}
      {order.receiverSealed && may && <Ask orderId={order.id} show={setShown} />}
    </span>
  );
}

function Plain({ shown, masked, place, hide }: { shown: Shown; masked: Pick<Shown, "name" | "phone" | "address">; place: string; hide(): void }): ReactNode {
  const t = useT();
  const address = `${place}${shown.address || masked.address}`;
  return (
    <span className={css.receiver} data-plain="">
      <Copyable text={shown.name || masked.name} /> <Copyable text={shown.phone || masked.phone} />
      <br />
      <Copyable text={address} />
      <small>
        {t("receiver.shownFor")}
        <Button type="link" size="small" onClick={hide}>
          {t("receiver.hide")}
        </Button>
      </small>
    </span>
  );
}

function Ask({ orderId, show }: { orderId: string; show(shown: Shown): void }): ReactNode {
  const t = useT();
  const [open, setOpen] = useState(false);
  const [reason, setReason] = useState("");
  const reveal = useChange({ call: () => hub.orders.reveal({ id: orderId, reason: reason.trim() }), after: show });
  const form = (
    <form
      className={css.ask}
      onSubmit={(event) => {
        event.preventDefault();
        if (reason.trim().length >= SHORTEST_REASON) reveal.mutate(undefined);
      }}
    >
      <label htmlFor={`why-${orderId}`}>{t("receiver.why")}</label>
      <Input
        id={`why-${orderId}`}
        autoFocus
        value={reason}
        maxLength={200}
        placeholder={t("receiver.whyHint")}
        onChange={(event) => setReason(event.target.value)}
      />
      <div className={css.reasons}>
        {reasons.map((key) => (
          <button key={key} type="button" onClick={() => setReason(t(key))}>
            {t(key)}
          </button>
        ))}
      </div>
      <p>{t("receiver.written")}</p>
      <Button htmlType="submit" type="primary" size="small" disabled={reason.trim().length < SHORTEST_REASON} loading={reveal.isPending}>
        {t("receiver.confirm")}
      </Button>
    </form>
  );
  return (
    <Popover open={open} onOpenChange={setOpen} trigger="click" placement="bottomLeft" content={form} title={t("receiver.title")} destroyOnHidden>
      <Button type="link" size="small">
        {t("receiver.show")}
      </Button>
    </Popover>
  );
}
