import { Button, Checkbox } from "antd";
import { type ReactNode, useState } from "react";
import { Link, useNavigate } from "react-router";
import { asWritten } from "../../../main/hub/kernel/said.ts";
import { useChange } from "../../client/change.ts";
import { hub, type Outputs } from "../../client/rpc.ts";
import { useT } from "../../locales/provider.tsx";
import { AskWhy } from "../../ui/ask-why.tsx";
import { count, moment, money } from "../../ui/format.ts";
import { useNow } from "../../ui/now.tsx";
import { Sentence, Written } from "../../ui/said.tsx";
import { ChannelMark } from "../../widgets/channel-mark.tsx";
import { useToldBy } from "../../widgets/told-by.ts";
import css from "./account.module.css";

type Page = Outputs["risk"]["account"];
type Own = Page["channelAccounts"][number];

/** Puts another account into this one, after a word why. */
export function MergeInto({ accountId, otherId, nick, close }: { accountId: string; otherId: string; nick: string; close: () => void }): ReactNode {
  const t = useT();
  const merge = useChange({ call: (reason: string) => hub.risk.merge({ accountId, otherId, reason }), said: t("merge.done"), after: close });
  return (
    <AskWhy
      className={css.ask}
      title={<Sentence text={t("merge.title", { nick: asWritten(nick) })} />}
      does={t("merge.do")}
      pending={merge.isPending}
      go={merge.mutate}
      close={close}
    >
      <p>{t("merge.what")}</p>
    </AskWhy>
  );
}

/** The channels' own accounts it is made of; some of them taken out into an account of their own, and what was done so before. */
export function MadeOf({ account, channelAccounts, changes }: Pick<Page, "account" | "channelAccounts" | "changes">): ReactNode {
  const t = useT();
  const [out, setOut] = useState<ReadonlySet<string>>(new Set());
  const [asking, setAsking] = useState(false);
  const chosen = channelAccounts.filter((own) => out.has(keyOf(own)));
  const toggle = (own: Own): void => {
    const next = new Set(out);
    if (!next.delete(keyOf(own))) next.add(keyOf(own));
    setOut(next);
  };
  const may = chosen.length > 0 && chosen.length < channelAccounts.length;
  return (
    <div className={css.verdict}>
      <ul className={css.own}>
        {channelAccounts.map((own) => (
          <li key={keyOf(own)}>
            <Checkbox checked={out.has(keyOf(own))} disabled={channelAccounts.length < 2} onChange={() => toggle(own)}>
              <ChannelMark channel={own.channel} /> <Written>{own.nick}</Written>
            </Checkbox>
            <small>
              {t("split.did", { orders: count(own.orders), paid: money(own.paidFen), refunded: money(own.refundedFen) })}{" "}
              <Written>{`${own.phone} ${own.city}`}</Written>
            </small>
          </li>
        ))}
      </ul>
      {channelAccounts.length > 1 && (
        <footer>
          <Button disabled={!may} onClick={() => setAsking(true)}>
            {t("split.begin", { n: count(chosen.length) })}
          </Button>
        </footer>
      )}
      <ul className={css.past}>
        {changes.map((change) => (
          <Changed key={change.id} change={change} accountId={account.id} />
        ))}
      </ul>
      {asking && <Split accountId={account.id} chosen={chosen} close={() => setAsking(false)} />}
    </div>
  );
}

const keyOf = ({ channel, nick }: Pick<Own, "channel" | "nick">): string => `${channel} ${nick}`;

function Split({ accountId, chosen, close }: { accountId: string; chosen: readonly Own[]; close: () => void }): ReactNode {
  const t = useT();
  const navigate = useNavigate();
  const split = useChange({
    call: (reason: string) => hub.risk.split({ accountId, identities: chosen.map(({ channel, nick }) => ({ channel, nick })), reason }),
    said: t("split.done"),
    after: ({ otherId }) => {
      close();
      void navigate(`/risk/${otherId}`);
    },
  });
  const [orders, fen] = [chosen.reduce((sum, own) => sum + own.orders, 0), chosen.reduce((sum, own) => sum + own.paidFen, 0)];
  return (
    <AskWhy
      className={css.ask}
      title={t("split.begin", { n: count(chosen.length) })}
      does={t("split.do")}
      pending={split.isPending}
      go={split.mutate}
      close={close}
    >
      <p>{t("split.what", { orders: count(orders), sum: money(fen) })}</p>
    </AskWhy>
  );
}

function Changed({ change, accountId }: { change: Page["changes"][number]; accountId: string }): ReactNode {
  const t = useT();
  const now = useNow();
  const toldBy = useToldBy();
  const undo = useChange({ call: () => hub.risk.undoChange({ changeId: change.id }), said: t("change.undone") });
  const other = change.accountId === accountId ? change.otherId : change.accountId;
  return (
    <li>
      <b>{t(`changeKind.${change.kind}`, { n: count(change.orders) })}</b>{" "}
      <small>
        <Sentence text={t("appeal.by", { by: asWritten(toldBy(change.byName)), at: moment(change.at, now) })} />
      </small>
      <p>
        <Written>{change.reason}</Written>
      </p>
      {change.undoneAt ? (
        <small>
          <Sentence text={t("change.undoneBy", { by: asWritten(toldBy(change.undoneBy ?? "")), at: moment(change.undoneAt, now) })} />
        </small>
      ) : (
        <Button size="small" loading={undo.isPending} onClick={() => undo.mutate(undefined)}>
          {t("change.undo")}
        </Button>
      )}{" "}
      {(change.kind === "split" || change.undoneAt) && <Link to={`/risk/${other}`}>{t("change.other")}</Link>}
    </li>
  );
}
