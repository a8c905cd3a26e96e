import { useQuery } from "@tanstack/react-query";
import { Button, Checkbox, Input, Modal } from "antd";
import { type ReactNode, useState } from "react";
import { Link } from "react-router";
import { SHORTEST_REASON } from "../../../main/hub/contract/limits.ts";
import { useChange } from "../../client/change.ts";
import { api, hub, type Outputs } from "../../client/rpc.ts";
import { useT } from "../../locales/provider.tsx";
import { Answer } from "../../ui/answer.tsx";
import filters from "../../ui/filters.module.css";
import { count, exact } from "../../ui/format.ts";
import { Empty, Panel, Tag, Unseen } from "../../ui/parts.tsx";
import { Written } from "../../ui/said.tsx";
import tables from "../../ui/tables.module.css";
import css from "./privacy.module.css";

type BuyerOrder = Outputs["privacy"]["findBuyer"]["orders"][number];
const counted = ["orders", "cases", "messages", "suggestions", "files", "calls", "examples", "payloads"] as const;

/** Finds a buyer, tells what would be erased, erases for a reason, and lists what was. */
export function Erase(): ReactNode {
  const t = useT();
  const [text, setText] = useState("");
  return (
    <>
      <Panel title={t("erase.title")} note={t("erase.about")} flush>
        <div className={`${filters.sideways} ${css.filters}`}>
          <Input.Search allowClear placeholder={t("erase.find")} aria-label={t("erase.find")} onSearch={(typed) => setText(typed.trim())} enterButton />
        </div>
        {text !== "" && <Found key={text} text={text} begun={() => setText("")} />}
      </Panel>
      <Done />
    </>
  );
}

function Found({ text, begun }: { text: string; begun: () => void }): ReactNode {
  const t = useT();
  const found = useQuery(api.privacy.findBuyer.queryOptions({ input: { text } }));
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const [asking, setAsking] = useState(false);
  return (
    <Answer of={found}>
      {({ orders }) => {
        const open = orders.filter(({ erased }) => !erased);
        if (orders.length === 0) return <Empty title={t("erase.nobody")}>{t("erase.nobodyHint")}</Empty>;
        return (
          <>
            <table className={`${tables.facts} ${css.table}`}>
              <thead>
                <tr>
                  <th>
                    <Checkbox
                      aria-label={t("erase.all")}
                      checked={open.length > 0 && chosen.length === open.length}
                      indeterminate={chosen.length > 0 && chosen.length < open.length}
                      onChange={({ target }) => setChosen(target.checked ? open.map(({ id }) => id) : [])}
                    />
                  </th>
                  <th>{t("looked.order")}</th>
                  <th>{t("erase.shop")}</th>
                  <th>{t("erase.nick")}</th>
                  <th>{t("erase.receiver")}</th>
                  <th>{t("left.at")}</th>
                </tr>
              </thead>
              <tbody>
                {orders.map((order) => (
                  <OrderLine
                    key={order.id}
                    order={order}
                    isChosen={chosen.includes(order.id)}
                    choose={(on) => setChosen(on ? [...chosen, order.id] : chosen.filter((id) => id !== order.id))}
                  />
                ))}
              </tbody>
            </table>
            <div className={css.more}>
              <Button danger disabled={chosen.length === 0} onClick={() => setAsking(true)}>
                {t("erase.look", { n: chosen.length })}
              </Button>
            </div>
            {asking && <Confirm orderIds={[...chosen]} close={() => setAsking(false)} begun={begun} />}
          </>
        );
      }}
    </Answer>
  );
}

function OrderLine({ order, isChosen, choose }: { order: BuyerOrder; isChosen: boolean; choose(on: boolean): void }): ReactNode {
  const t = useT();
  return (
    <tr>
      <td>
        <Checkbox aria-label={order.number} disabled={order.erased} checked={isChosen} onChange={({ target }) => choose(target.checked)} />
      </td>
      <td>
        <Link to={`/orders/${order.number}`}>{order.number}</Link> {order.erased && <Tag>{t("erase.erased")}</Tag>}
        {order.openCases > 0 && <Tag tone="warn">{t("erase.openCases", { n: order.openCases })}</Tag>}
      </td>
      <td>
        <Written>{order.shopName}</Written>
      </td>
      <td>{order.buyerNick}</td>
      <td>{order.receiver}</td>
      <td className={css.time}>{exact(order.createdAt)}</td>
    </tr>
  );
}

function Confirm({ orderIds, close, begun }: { orderIds: string[]; close: () => void; begun: () => void }): ReactNode {
  const t = useT();
  const [reason, setReason] = useState("");
  const preview = useQuery(api.privacy.previewErasure.queryOptions({ input: { orderIds } }));
  const erase = useChange({ call: () => hub.privacy.erase({ orderIds, reason: reason.trim() }), said: t("erase.begun"), after: begun });
  const busy = preview.data ? preview.data.openCases + preview.data.openActions : 0;
  return (
    <Modal
      open
      onCancel={close}
      title={t("erase.sure")}
      okText={t("erase.do")}
      cancelText={t("action.cancel")}
      okButtonProps={{ danger: true, disabled: !preview.data || busy > 0 || reason.trim().length < SHORTEST_REASON, loading: erase.isPending }}
      onOk={() => erase.mutate(undefined)}
    >
      <Answer of={preview}>
        {(counts) => (
          <>
            <dl className={css.counts}>
              {counted.map((what) => (
                <div key={what}>
                  <dt>{t(`erased.${what}`)}</dt>
                  <dd>{count(counts[what])}</dd>
                </div>
              ))}
            </dl>
            {busy > 0 && <p role="alert">{t("erase.busy", { cases: counts.openCases, actions: counts.openActions })}</p>}
          </>
        )}
      </Answer>
      <p className={css.stays}>{t("erase.stays")}</p>
      <Input
        value={reason}
        maxLength={200}
        aria-label={t("erase.reason")}
        placeholder={t("erase.reason")}
        onChange={(event) => setReason(event.target.value)}
      />
    </Modal>
  );
}

function Done(): ReactNode {
  const t = useT();
  const done = useQuery(api.privacy.erasures.queryOptions({ refetchInterval: 5_000 }));
  return (
    <Panel title={t("erase.done")} flush>
      <Answer of={done}>
        {({ rows }) =>
          rows.length === 0 ? (
            <Empty title={t("erase.noneYet")} />
          ) : (
            <table className={`${tables.facts} ${css.table}`}>
              <thead>
                <tr>
                  <th>{t("left.at")}</th>
                  <th>{t("looked.who")}</th>
                  <th>{t("erase.why")}</th>
                  <th>{t("erase.what")}</th>
                  <th>
                    <Unseen>{t("table.acts")}</Unseen>
                  </th>
                </tr>
              </thead>
              <tbody>
                {rows.map((row) => (
                  <tr key={row.id}>
                    <td className={css.time}>{exact(row.at)}</td>
                    <td>{row.by}</td>
                    <td>{row.reason}</td>
                    <td>
                      {counted
                        .filter((what) => (row.erased[what] ?? 0) > 0)
                        .map((what) => `${t(`erased.${what}`)} ${count(row.erased[what] ?? 0)}`)
                        .join(" · ")}
                    </td>
                    <td>{row.doneAt ? <Tag tone="good">{t("erase.finished")}</Tag> : <Tag tone="info">{t("erase.running")}</Tag>}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          )
        }
      </Answer>
    </Panel>
  );
}
