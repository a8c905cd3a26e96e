/** Money that waits for a second person: what for, who began it, and the second one's yes or no. */
import { useQuery } from "@tanstack/react-query";
import { Button, Input, Modal, Tooltip } from "antd";
import { type ReactNode, useState } from "react";
import type { ActionView } from "../../main/hub/contract/index.ts";
import { useChange } from "../client/change.ts";
import { api, hub, type Outputs } from "../client/rpc.ts";
import { useMay, useSession } from "../client/session.tsx";
import { useLocale, useT } from "../locales/provider.tsx";
import { exact, moment, money } from "../ui/format.ts";
import { Icon } from "../ui/icon.tsx";
import { useNow } from "../ui/now.tsx";
import { By } from "./by.tsx";
import { useActionWords } from "./hold.tsx";
import css from "./widgets.module.css";

export type Waits = Outputs["actions"]["secondWaits"]["rows"][number];

/** Why two are needed, in a sentence. */
export function useSecondWhy(): (second: NonNullable<ActionView["second"]>) => string {
  const t = useT();
  return ({ sumFen, aboveFen }) => t("second.why", { sum: money(sumFen), above: money(aboveFen) });
}

/** What this person may do about it; whoever began it may take it back. */
export function SecondDoes({ of }: { of: Waits }): ReactNode {
  const t = useT();
  const { language } = useLocale();
  const { me } = useSession();
  const mayUndo = useMay("money.undo");
  const mayGrant = useMay("money.grant");
  const [refusing, setRefusing] = useState(false);
  const agree = useChange({ call: () => hub.actions.agree({ actionId: of.id }), said: t("second.agreed") });
  const undo = useChange({ call: () => hub.actions.undo({ actionId: of.id }), said: t("hold.undone") });
  const mine = of.by === `operator:${me.id}`;
  const why = of.why?.[language];
  return (
    <>
      {mayGrant && !mine && (
        <Tooltip title={why}>
          <span className={css.pair}>
            <Button
              size="small"
              type="primary"
              icon={<Icon name="check" size={14} />}
              disabled={why !== undefined || agree.isPending}
              onClick={() => agree.mutate(undefined)}
            >
              {t("second.agree")}
            </Button>
            <Button size="small" disabled={why !== undefined} onClick={() => setRefusing(true)}>
              {t("second.turnDown")}
            </Button>
          </span>
        </Tooltip>
      )}
      {(mine || (mayUndo && why !== undefined)) && (
        <Button size="small" icon={<Icon name="undo" size={14} />} disabled={undo.isPending} onClick={() => undo.mutate(undefined)}>
          {t("hold.undo")}
        </Button>
      )}
      {refusing && <TurnDown of={of} close={() => setRefusing(false)} />}
    </>
  );
}

function TurnDown({ of, close }: { of: Waits; close: () => void }): ReactNode {
  const t = useT();
  const words = useActionWords();
  const [why, setWhy] = useState("");
  const no = useChange({ call: () => hub.actions.turnDown({ actionId: of.id, why: why.trim() }), said: t("second.turnedDown"), after: close });
  return (
    <Modal
      open
      title={t("second.turnDownTitle", { action: words(of) })}
      onCancel={close}
      okText={t("second.turnDown")}
      okButtonProps={{ disabled: why.trim() === "", loading: no.isPending }}
      cancelText={t("action.cancel")}
      onOk={() => no.mutate(undefined)}
    >
      <Input.TextArea
        autoFocus
        rows={3}
        maxLength={300}
        value={why}
        placeholder={t("second.turnDownHint")}
        aria-label={t("second.turnDownHint")}
        onChange={(event) => setWhy(event.target.value)}
      />
    </Modal>
  );
}

/** On the case: what waits, since when, by whom. */
export function SecondBar({ action }: { action: ActionView }): ReactNode {
  const t = useT();
  const now = useNow();
  const words = useActionWords();
  const whyTwo = useSecondWhy();
  const waits = useQuery(api.actions.secondWaits.queryOptions());
  const mine = waits.data?.rows.find(({ id }) => id === action.id);
  return (
    <section className={css.bar} aria-label={t("second.label")}>
      <header>
        <b className={css.waits}>{t("second.waits")}</b>
        <time title={exact(action.createdAt)}>{moment(action.createdAt, now)}</time>
      </header>
      <p>
        {words(action)} · <By action={action} />
        {action.second && <small>{whyTwo(action.second)}</small>}
      </p>
      {mine && (
        <footer>
          <SecondDoes of={mine} />
        </footer>
      )}
    </section>
  );
}
