import { Button, Tooltip } from "antd";
import { type ReactNode, useState } from "react";
import type { ActionView, CasePage } from "../../../main/hub/contract/index.ts";
import { useT } from "../../locales/provider.tsx";
import { exact, moment } from "../../ui/format.ts";
import { bareName } from "../../ui/names.ts";
import { useNow } from "../../ui/now.tsx";
import { Panel, Tag, type Tone } from "../../ui/parts.tsx";
import { useActionKinds } from "../../widgets/action-kinds.ts";
import { useActionWords } from "../../widgets/hold.tsx";
import css from "./actions.module.css";
import { Confirm } from "./confirm.tsx";
import type { Offer } from "./draft.ts";
import { takenBackOf } from "./taken-back.tsx";

const tones: Readonly<Record<ActionView["state"], Tone>> = {
  awaiting: "machine",
  held: "machine",
  ready: "info",
  sending: "info",
  unclear: "warn",
  sent: "info",
  confirmed: "good",
  failed: "bad",
  undone: "plain",
};

/** Messages have their own place, below the conversation. */
type Offered = Offer & { kind: Exclude<Offer["kind"], "copy_message"> };

/** What this person may do now. Each step is previewed in a sentence before it is confirmed. */
export function Actions({ page }: { page: CasePage }): ReactNode {
  const t = useT();
  const kinds = useActionKinds();
  const [chosen, setChosen] = useState<Offer["kind"] | null>(null);
  const offers = page.offers.filter(
    (offer): offer is Offered => offer.kind === "close" || (offer.kind !== "copy_message" && kinds.asks(offer.kind)?.text !== "message"),
  );
  const open = offers.find((offer) => offer.kind === chosen && offer.allowed);
  const takenBack = takenBackOf(page);
  const done = page.actions.filter((action) => action.state !== "held" && action.state !== "awaiting");
  if (offers.length === 0 && done.length === 0) return null;
  return (
    <Panel title={t("action.title")} flush>
      {offers.length > 0 && (
        <div className={css.offers}>
          {offers.map((offer) => (
            <Tooltip key={offer.kind} title={offer.allowed ? offer.preview : offer.why}>
              <span>
                <Button
                  disabled={!offer.allowed}
                  type={offer.kind === chosen ? "primary" : "default"}
                  ghost={offer.kind === chosen}
                  onClick={() => setChosen(offer.kind === chosen ? null : offer.kind)}
                >
                  {offer.kind === "close" ? t("action.close") : kinds.label(offer.kind)}
                </Button>
              </span>
            </Tooltip>
          ))}
        </div>
      )}
      {open && <Confirm key={open.kind} page={page} offer={open} close={() => setChosen(null)} />}
      {done.length > 0 && (
        <ul className={css.done}>
          {done.map((action) => (
            <Done key={action.id} action={action} told={action === takenBack} />
          ))}
        </ul>
      )}
    </Panel>
  );
}

function Done({ action, told }: { action: ActionView; told: boolean }): ReactNode {
  const t = useT();
  const now = useNow();
  const words = useActionWords();
  const at = action.confirmedAt ?? action.sentAt ?? action.createdAt;
  return (
    <li>
      <span>
        <b>{words(action)}</b>{" "}
        <small>
          {bareName(action.byName)}
          {action.second?.agreedBy && ` · ${t("second.agreedBy", { name: bareName(action.second.agreedBy) })}`}
        </small>
      </span>
      {/* What stays in the house or a person carried over by hand is done; only what went to the channel can be confirmed by it. */}
      <Tag tone={tones[action.state]}>{t(action.state === "confirmed" && action.sentAt === null ? "actionState.ended" : `actionState.${action.state}`)}</Tag>
      <time title={exact(at)}>{moment(at, now)}</time>
      {action.problem && !told && <p>{action.problem}</p>}
    </li>
  );
}
