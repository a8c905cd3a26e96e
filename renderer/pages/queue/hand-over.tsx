import { useQuery } from "@tanstack/react-query";
import { Modal, Select } from "antd";
import { type ReactNode, useState } from "react";
import { HANDED_LETTERS } from "../../../main/hub/contract/limits.ts";
import { useChange } from "../../client/change.ts";
import { api, hub } from "../../client/rpc.ts";
import { useSession } from "../../client/session.tsx";
import { useT } from "../../locales/provider.tsx";
import { count } from "../../ui/format.ts";
import { Growing } from "../../ui/growing.tsx";
import { useColleagueLabel } from "../../widgets/standing.tsx";
import css from "./queue.module.css";

/** At the end of a shift: all that is open, to whom, and a word to it. */
export default function HandOver({ close }: { close: () => void }): ReactNode {
  const t = useT();
  const { me } = useSession();
  const people = useQuery(api.session.operators.queryOptions({ staleTime: 300_000 })).data?.rows.filter(({ id }) => id !== me.id) ?? [];
  const labelOf = useColleagueLabel();
  const [to, setTo] = useState<string | null>(null);
  const [note, setNote] = useState("");
  const give = useChange({
    call: () => hub.duty.handOver({ to: to === QUEUE ? null : to, note }),
    said: ({ cases }) => t("handed.done", { n: count(cases) }),
    after: close,
  });
  return (
    <Modal
      open
      width={440}
      title={t("handed.title")}
      onCancel={close}
      okText={t("handed.go")}
      okButtonProps={{ disabled: to === null, loading: give.isPending }}
      onOk={() => give.mutate(undefined)}
    >
      <div className={css.handing}>
        <p>{t("handed.what")}</p>
        <Select
          autoFocus
          showSearch={{ optionFilterProp: "label" }}
          value={to}
          aria-label={t("bulk.toWhom")}
          placeholder={t("bulk.toWhom")}
          onChange={setTo}
          options={[{ value: QUEUE, label: t("bulk.toQueue") }, ...people.map((one) => ({ value: one.id, label: labelOf(one) }))]}
        />
        <Growing
          least={2}
          most={6}
          maxLength={HANDED_LETTERS}
          value={note}
          aria-label={t("handed.note")}
          placeholder={t("handed.note")}
          onChange={(event) => setNote(event.target.value)}
        />
      </div>
    </Modal>
  );
}

/** Back to the queue, among people's ids. */
const QUEUE = "";
