import { Button, Tooltip } from "antd";
import { type ReactNode, useRef, useState } from "react";
import type { ActionView, CasePage } from "../../../main/hub/contract/index.ts";
import { useChange } from "../../client/change.ts";
import { hub } from "../../client/rpc.ts";
import { useT } from "../../locales/provider.tsx";
import type { TextKey } from "../../locales/text.ts";
import { exact, moment } from "../../ui/format.ts";
import { bareName } from "../../ui/names.ts";
import { useNow } from "../../ui/now.tsx";
import { Panel, Tag, type Tone } from "../../ui/parts.tsx";
import { Told, useSaid } from "../../ui/said.tsx";
import { useActionKinds } from "../../widgets/action-kinds.ts";
import { By } from "../../widgets/by.tsx";
import { useActionWords, useMayUndo, useUndo } from "../../widgets/hold.tsx";
import css from "./actions.module.css";
import { Confirm } from "./confirm.tsx";
import type { Offer } from "./draft.ts";
import { OfferMenu } from "./offer-menu.tsx";
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

/** What this person may do now: what answers the case, agreeing first, and everything else in a menu. Each step is previewed before it is confirmed. */
export function Actions({ page }: { page: CasePage }): ReactNode {
  const t = useT();
  const kinds = useActionKinds();
  const said = useSaid();
  const [chosen, setChosen] = useState<Offer["kind"] | null>(null);
  const panel = useRef<HTMLDivElement>(null);
  const offers = page.offers.filter(
    (offer): offer is Offered => offer.fits && (offer.kind === "close" || (offer.kind !== "copy_message" && kinds.asks(offer.kind)?.text !== "message")),
  );
  const nameOf = (offer: Offered): string => (offer.kind === "close" ? t("action.close") : kinds.label(offer.kind));
  const answersOf = (offer: Offered) => (offer.kind === "close" ? null : (kinds.find(offer.kind)?.answers ?? null));
  const answers = (["yes", "no"] as const).map((answer) => ({ answer, offers: offers.filter((offer) => answersOf(offer) === answer) }));
  const others = offers.filter((offer) => answersOf(offer) === null);
  const open = offers.find((offer) => offer.kind === chosen && offer.allowed);
  const takenBack = takenBackOf(page);
  const done = page.actions.filter((action) => action.state !== "held" && action.state !== "awaiting");
  if (offers.length === 0 && done.length === 0) return null;
  const close = (): void => {
    setChosen(null);
    // Where the focus was goes away with the form.
    panel.current?.querySelector<HTMLElement>(`[data-offer="${chosen}"], [data-others]`)?.focus();
  };
  const isOther = others.some((offer) => offer.kind === chosen);
  return (
    <Panel title={t("action.title")} flush>
      {offers.length > 0 && (
        <div className={css.offers} ref={panel}>
          {answers.map(
            (group) =>
              group.offers.length > 0 && (
                // biome-ignore lint/a11y/useSemanticElements: a fieldset draws a frame and cannot be laid out as these buttons are
                <div key={group.answer} role="group" aria-label={t(`actGroup.${group.answer}`)}>
                  {group.offers.map((offer) => (
                    <Tooltip key={offer.kind} title={offer.allowed ? said({ zh: offer.preview, en: offer.en.preview }) : undefined}>
                      <Button
                        data-offer={offer.kind}
                        disabled={!offer.allowed}
                        danger={group.answer === "no"}
                        aria-expanded={offer.kind === chosen}
                        type={offer.kind === chosen ? "primary" : "default"}
                        ghost={offer.kind === chosen}
                        onClick={() => setChosen(offer.kind === chosen ? null : offer.kind)}
                      >
                        {nameOf(offer)}
                      </Button>
                    </Tooltip>
                  ))}
                </div>
              ),
          )}
          {others.length > 0 && (
            <OfferMenu
              entries={others.map((offer) => ({
                offer,
                name: nameOf(offer),
                group: offer.kind === "close" ? "desk" : (kinds.find(offer.kind)?.group ?? "desk"),
              }))}
              isOpen={isOther}
              choose={setChosen}
            />
          )}
        </div>
      )}
      <Reasons offers={answers.flatMap((group) => group.offers)} nameOf={nameOf} />
      {open && (
        // biome-ignore lint/a11y/noStaticElementInteractions: Escape leaves the form and not the page
        <div
          onKeyDown={(event) => {
            // A list that is open closes first.
            if (event.key !== "Escape" || (event.target as HTMLElement).getAttribute("aria-expanded") === "true") return;
            event.stopPropagation();
            close();
          }}
        >
          <Confirm key={open.kind} page={page} offer={open} close={close} />
        </div>
      )}
      {done.length > 0 && (
        <ul className={css.done}>
          {done.map((action) => (
            <Done key={action.id} action={action} told={action === takenBack} desk={page.template.desk} />
          ))}
        </ul>
      )}
    </Panel>
  );
}

/** Why an answer cannot be given now, below the buttons: a reason that is seen by pointing alone is not told. */
function Reasons({ offers, nameOf }: { offers: readonly Offered[]; nameOf: (offer: Offered) => string }): ReactNode {
  const t = useT();
  const byWhy = Map.groupBy(
    offers.filter((offer) => !offer.allowed),
    (offer) => offer.why ?? "",
  );
  if (byWhy.size === 0) return null;
  return (
    <ul className={css.reasons}>
      {[...byWhy].map(([why, names]) => (
        <li key={why}>
          <b>{names.map(nameOf).join(t("format.and"))}</b>
          {t("format.tells")}
          <Told zh={why} en={names[0]?.en.why ?? ""} />
        </li>
      ))}
    </ul>
  );
}

function stateWordOf({ state, byHand, sentAt, shows, seenBy }: ActionView): TextKey {
  if (state === "sent" && byHand) return shows ? "actionState.byHand" : "actionState.atDesk";
  if (state !== "confirmed") return `actionState.${state}`;
  // What stays in the house or a person carried over by hand is done; only what went to the channel can be confirmed by it.
  return seenBy ? "actionState.seen" : sentAt === null && !(byHand && shows) ? "actionState.ended" : "actionState.confirmed";
}

function Done({ action, told, desk }: { action: ActionView; told: boolean; desk: string | null }): ReactNode {
  const t = useT();
  const now = useNow();
  const words = useActionWords();
  const { undo, busy } = useUndo();
  const mayUndo = useMayUndo();
  const at = action.confirmedAt ?? action.sentAt ?? action.createdAt;
  // Sent by nobody of ours: a person does it on the channel's own pages.
  const isByHand = action.state === "sent" && action.byHand;
  const saw = useChange({ call: () => hub.actions.seen({ actionId: action.id }), said: t("byHand.seenKept") });
  return (
    <li>
      <span>
        <b>{words(action)}</b>{" "}
        <small>
          <By action={action} />
          {action.seenBy && ` · ${t("byHand.seenBy", { name: bareName(action.seenBy) })}`}
          {action.second?.agreedBy && ` · ${t("second.agreedBy", { name: bareName(action.second.agreedBy) })}`}
        </small>
      </span>
      <Tag tone={tones[action.state]}>{t(stateWordOf(action))}</Tag>
      <time title={exact(at)}>{moment(at, now)}</time>
      {isByHand && (
        <p data-plain>
          {t(action.shows ? "byHand.waits" : "byHand.toDo")}{" "}
          {desk && (
            <Button size="small" type="link" href={desk} target="_blank" rel="noreferrer">
              {t("byHand.open")}
            </Button>
          )}
          {!action.shows && (
            <Button size="small" type="link" onClick={() => saw.mutate(undefined)} loading={saw.isPending}>
              {t("byHand.seen")}
            </Button>
          )}
          {mayUndo(action) && (
            <Button size="small" type="link" onClick={() => undo(action.id)} disabled={busy}>
              {t("byHand.notDone")}
            </Button>
          )}
        </p>
      )}
      {action.waits && <Waits waits={action.waits} />}
      {action.problem && !told && (
        <p>
          <Told zh={action.problem} en={action.en.problem ?? ""} />
        </p>
      )}
    </li>
  );
}

/** What the buyer was asked for: until when, and whether they did. */
function Waits({ waits: { what, until, met, metAt } }: { waits: NonNullable<ActionView["waits"]> }): ReactNode {
  const t = useT();
  const now = useNow();
  if (met) return <p data-good>{t(`waits.${what}Met`, { at: metAt ? moment(metAt, now) : "" })}</p>;
  const isLate = until.getTime() <= now;
  return (
    <p data-plain={!isLate || undefined}>
      {t(isLate ? `waits.${what}Late` : `waits.${what}`, { at: moment(until, now) })}
      {metAt && ` ${t("waits.wrote", { at: moment(metAt, now) })}`}
    </p>
  );
}
