import { Button, Tooltip } from "antd";
import type { ReactNode } from "react";
import type { ActionView } from "../../main/hub/contract/index.ts";
import { useChange } from "../client/change.ts";
import { hub } from "../client/rpc.ts";
import { useMay, useSession } from "../client/session.tsx";
import { useT } from "../locales/provider.tsx";
import { clock, exact, money } from "../ui/format.ts";
import { Icon } from "../ui/icon.tsx";
import { bareName } from "../ui/names.ts";
import { useNow } from "../ui/now.tsx";
import { useActionKinds } from "./action-kinds.ts";
import { By } from "./by.tsx";
import { mayTakeBack } from "./may-take-back.ts";
import css from "./widgets.module.css";

type Held = Pick<ActionView, "kind" | "amountFen" | "holdUntil">;

/** A running clock for a list. */
export function HoldClock({ until }: { until: Date }): ReactNode {
  const t = useT();
  const left = until.getTime() - useNow();
  return (
    <span className={css.hold} title={exact(until)}>
      <Icon name="bolt" size={13} />
      {left > 0 ? clock(left) : t("hold.going")}
    </span>
  );
}

/** "Agree refund ¥59.00", in the words of the person's language. */
export function useActionWords(): (action: Pick<Held, "kind" | "amountFen">) => string {
  const kinds = useActionKinds();
  return ({ kind, amountFen }) => (amountFen > 0 ? `${kinds.label(kind)} ${money(amountFen)}` : kinds.label(kind));
}

export function useUndo(): { undo: (actionId: string) => void; sendNow: (actionId: string) => void; busy: boolean } {
  const t = useT();
  const undo = useChange({ call: (actionId: string) => hub.actions.undo({ actionId }), said: t("hold.undone") });
  const sendNow = useChange({ call: (actionId: string) => hub.actions.sendNow({ actionId }), said: t("hold.nowDone") });
  return { undo: undo.mutate, sendNow: sendNow.mutate, busy: undo.isPending || sendNow.isPending };
}

/** Whether this person may take an action back; whoever may not sees no button for it. */
export function useMayUndo(): (action: Pick<ActionView, "amountFen" | "by">) => boolean {
  const worksCases = useMay("case.work");
  const undoesMoney = useMay("money.undo");
  const { me } = useSession();
  return (action) => mayTakeBack(action, { actor: `operator:${me.id}`, worksCases, undoesMoney });
}

/** What will happen, when, and the way to stop it. */
export function HoldBar({ action }: { action: ActionView }): ReactNode {
  const t = useT();
  const now = useNow();
  const words = useActionWords();
  const { undo, sendNow, busy } = useUndo();
  const maySendNow = useMay("action.hurry");
  const mayUndo = useMayUndo();
  const left = action.holdUntil.getTime() - now;
  const whole = Math.max(1, action.holdUntil.getTime() - action.createdAt.getTime());
  return (
    <section className={css.bar} aria-label={t("hold.label")}>
      <header>
        <b>{left > 0 ? clock(left) : t("hold.going")}</b>
        <span>
          {t("hold.sentence", { action: words(action) })} · <By action={action} />
          {action.second?.agreedBy && ` · ${t("second.agreedBy", { name: bareName(action.second.agreedBy) })}`}
        </span>
      </header>
      {mayUndo(action) && (
        <footer>
          <Button size="small" icon={<Icon name="undo" size={14} />} disabled={busy || left <= 0} onClick={() => undo(action.id)}>
            {t("hold.undo")}
          </Button>
          {maySendNow && (
            <Tooltip title={t("hold.nowHint")}>
              <Button size="small" type="text" disabled={busy || left <= 0} onClick={() => sendNow(action.id)}>
                {t("hold.sendNow")}
              </Button>
            </Tooltip>
          )}
        </footer>
      )}
      <span className={css.progress} style={{ transform: `scaleX(${Math.min(1, Math.max(0, left / whole))})` }} />
    </section>
  );
}
