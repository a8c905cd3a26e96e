/** Everything that may be done beside answering: found by typing, chosen by keys, in groups, each greyed one with its reason. */
import { Button, Dropdown, Input } from "antd";
import { type KeyboardEvent, type ReactNode, useId, useRef, useState } from "react";
import { actionGroups } from "../../../main/hub/contract/words.ts";
import { useT } from "../../locales/provider.tsx";
import { Icon } from "../../ui/icon.tsx";
import { useKeys } from "../../ui/keys.ts";
import { Told } from "../../ui/said.tsx";
import type { Offer } from "./draft.ts";
import css from "./offer-menu.module.css";

interface Entry {
  offer: Offer;
  name: string;
  group: (typeof actionGroups)[number];
}

interface Props {
  entries: readonly Entry[];
  /** One of them is being looked at. */
  isOpen: boolean;
  choose: (kind: Offer["kind"]) => void;
}

export function OfferMenu({ entries, isOpen, choose }: Props): ReactNode {
  const t = useT();
  const [shown, setShown] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  useKeys([[["d"], () => setShown(true)]]);
  const leave = (kind?: Offer["kind"]): void => {
    setShown(false);
    if (kind) choose(kind);
    else button.current?.focus();
  };
  return (
    <Dropdown trigger={["click"]} open={shown} onOpenChange={setShown} destroyOnHidden popupRender={() => <Menu entries={entries} leave={leave} />}>
      <Button ref={button} data-others type={isOpen ? "primary" : "default"} ghost={isOpen} aria-haspopup="listbox" aria-expanded={shown}>
        {t("action.others")}
        <Icon name="down" size={13} />
      </Button>
    </Dropdown>
  );
}

function Menu({ entries, leave }: { entries: readonly Entry[]; leave: (kind?: Offer["kind"]) => void }): ReactNode {
  const t = useT();
  const id = useId();
  const [typed, setTyped] = useState("");
  const words = typed.trim().toLowerCase();
  const found = actionGroups.flatMap((group) => entries.filter((entry) => entry.group === group && entry.name.toLowerCase().includes(words)));
  const open = found.filter(({ offer }) => offer.allowed);
  const [at, setAt] = useState(0);
  const current = open[Math.min(at, open.length - 1)]?.offer.kind;
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return;
    const move = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    if (move !== 0) setAt((open.indexOf(open.find(({ offer }) => offer.kind === current) as Entry) + move + open.length) % Math.max(1, open.length));
    else if (event.key === "Enter" && current) leave(current);
    else if (event.key === "Escape") leave();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div className={css.menu}>
      <Input
        autoFocus
        variant="borderless"
        prefix={<Icon name="search" size={14} />}
        value={typed}
        placeholder={t("action.find")}
        aria-label={t("action.find")}
        role="combobox"
        aria-expanded
        aria-controls={id}
        aria-activedescendant={current ? `${id}-${current}` : undefined}
        onChange={(event) => {
          setTyped(event.target.value);
          setAt(0);
        }}
        onKeyDown={onKeyDown}
      />
      <div id={id} role="listbox" aria-label={t("action.others")}>
        {found.map(({ offer, name, group }, index) => (
          <div key={offer.kind} role="presentation">
            {found[index - 1]?.group !== group && <h4 role="presentation">{t(`actionGroup.${group}`)}</h4>}
            {/* biome-ignore lint/a11y/useKeyWithClickEvents: keys go through the field above, which keeps the focus */}
            {/* biome-ignore lint/a11y/useFocusableInteractive: it is the active descendant of the field above */}
            <div
              id={`${id}-${offer.kind}`}
              role="option"
              aria-selected={offer.kind === current}
              aria-disabled={!offer.allowed}
              onClick={() => offer.allowed && leave(offer.kind)}
              onMouseMove={() => offer.allowed && setAt(open.findIndex((entry) => entry.offer.kind === offer.kind))}
            >
              <span>{name}</span>
              {offer.byHand && <small>{t("action.byHand")}</small>}
              {offer.why && (
                <p>
                  <Told zh={offer.why} en={offer.en.why ?? ""} />
                </p>
              )}
            </div>
          </div>
        ))}
        {found.length === 0 && <p data-none>{t("action.findNone")}</p>}
      </div>
    </div>
  );
}
