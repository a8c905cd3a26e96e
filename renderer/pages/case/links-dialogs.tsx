import { Checkbox, Input, Modal, Select } from "antd";
import { type ReactNode, useState } from "react";
import { useNavigate } from "react-router";
import type { CasePage, OrderView } from "../../../main/hub/contract/index.ts";
import { LINK_LETTERS } from "../../../main/hub/contract/limits.ts";
import { useChange } from "../../client/change.ts";
import { hub } from "../../client/rpc.ts";
import { linksTexts } from "../../locales/late/links.ts";
import { useLate } from "../../locales/late.ts";
import { money } from "../../ui/format.ts";
import { Written } from "../../ui/said.tsx";
import { useClasses } from "../../widgets/dispute-class.tsx";
import css from "./links-card.module.css";

/** Another case by its number, and a word why. */
export function LinkDialog({ caseId, close }: { caseId: string; close: () => void }): ReactNode {
  const s = useLate(linksTexts);
  const [other, setOther] = useState("");
  const [why, setWhy] = useState("");
  const link = useChange({ call: () => hub.caseLinks.link({ caseId, other: other.trim(), why }), said: s("linked"), after: close });
  return (
    <Modal
      open
      width={440}
      title={s("linkTitle")}
      onCancel={close}
      okButtonProps={{ disabled: other.trim() === "" || why.trim() === "", loading: link.isPending }}
      onOk={() => link.mutate(undefined)}
    >
      <div className={css.dialog}>
        <p>{s("linkHint")}</p>
        <Input autoFocus maxLength={100} value={other} aria-label={s("number")} placeholder={s("number")} onChange={(event) => setOther(event.target.value)} />
        <Why value={why} set={setWhy} />
      </div>
    </Modal>
  );
}

function Why({ value, set }: { value: string; set: (why: string) => void }): ReactNode {
  const s = useLate(linksTexts);
  return <Input maxLength={LINK_LETTERS} value={value} aria-label={s("why")} placeholder={s("why")} onChange={(event) => set(event.target.value)} />;
}

/** Which lines, which dispute, and a word why; then the part is opened. */
export function SplitDialog({ of, order, close }: { of: CasePage["case"]; order: OrderView; close: () => void }): ReactNode {
  const s = useLate(linksTexts);
  const navigate = useNavigate();
  const classes = useClasses();
  const [chosen, setChosen] = useState<string[]>([]);
  const [disputeClass, setClass] = useState<string | null>(null);
  const [why, setWhy] = useState("");
  const isOurs = ({ id, channelLineId }: OrderView["lines"][number]): boolean =>
    of.lineIds.length === 0 || of.lineIds.includes(id) || of.lineIds.includes(channelLineId);
  const lines = order.lines.filter((line) => !line.takenOut && isOurs(line));
  const split = useChange({
    call: () => hub.caseLinks.split({ caseId: of.id, revision: of.revision, lineIds: chosen, disputeClass, why }),
    said: s("split1"),
    after: ({ partId }) => {
      close();
      void navigate(`/cases/${partId}`);
    },
  });
  const isReady = why.trim() !== "" && chosen.length < lines.length && (chosen.length > 0 || (disputeClass !== null && disputeClass !== of.disputeClass));
  return (
    <Modal
      open
      width={520}
      title={s("splitTitle")}
      onCancel={close}
      okButtonProps={{ disabled: !isReady, loading: split.isPending }}
      onOk={() => split.mutate(undefined)}
    >
      <div className={css.dialog}>
        <p>{s("splitHint")}</p>
        {lines.length > 1 && (
          <fieldset>
            <legend>{s("lines")}</legend>
            {lines.map((line) => (
              <Checkbox
                key={line.id}
                checked={chosen.includes(line.id)}
                onChange={(event) => setChosen(event.target.checked ? [...chosen, line.id] : chosen.filter((id) => id !== line.id))}
              >
                <Written>{line.title}</Written> <small>{money(line.paidFen)}</small>
              </Checkbox>
            ))}
          </fieldset>
        )}
        <Select
          allowClear
          value={disputeClass}
          placeholder={s("otherClass")}
          aria-label={s("otherClass")}
          onChange={(id: string | undefined) => setClass(id ?? null)}
          options={classes.list.map(({ id, title }) => ({ value: id, label: title }))}
        />
        <Why value={why} set={setWhy} />
      </div>
    </Modal>
  );
}
