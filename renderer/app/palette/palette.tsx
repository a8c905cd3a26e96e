import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef, useState } from "react";
import { useNavigate } from "react-router";
import { useT } from "../../locales/provider.tsx";
import { Icon } from "../../ui/icon.tsx";
import { commandsNow } from "../../ui/keys.ts";
import { Kbd } from "../../ui/parts.tsx";
import { Written } from "../../ui/said.tsx";
import { FoundWhy } from "../../widgets/found-why.tsx";
import type { Route } from "../routes.tsx";
import { type Entry, grouped } from "./entries.ts";
import css from "./palette.module.css";
import { useEntries } from "./use-entries.ts";

interface PaletteProps {
  routes: readonly Route[];
  close: () => void;
}

/** Everything by a few letters: what this page can do, orders, cases, buyers and pages. A window above all others; closing gives the focus back. */
export function Palette({ routes, close }: PaletteProps): ReactNode {
  const t = useT();
  const navigate = useNavigate();
  const dialog = useRef<HTMLDialogElement>(null);
  const list = useRef<HTMLDivElement>(null);
  const id = useId();
  const [text, setText] = useState("");
  const [at, setAt] = useState(0);
  const [commands] = useState(commandsNow);
  const { entries, isLooking, more } = useEntries({ text, routes, commands });
  const shown = grouped(entries);
  const flat = shown.flatMap((one) => one.entries);
  const chosen = Math.min(at, flat.length - 1);
  useEffect(() => {
    const window = dialog.current;
    if (window && !window.open) window.showModal();
    return () => window?.close();
  }, []);
  // biome-ignore lint/correctness/useExhaustiveDependencies: follows the line that is chosen
  useEffect(() => {
    list.current?.querySelector("[aria-selected=true]")?.scrollIntoView({ block: "nearest" });
  }, [chosen, text]);
  const choose = (entry: Entry | undefined): void => {
    if (!entry) return;
    dialog.current?.close();
    close();
    // After the focus is back where it was: what a command does may move it.
    setTimeout(() => (entry.to === undefined ? entry.act?.() : void navigate(entry.to)), 0);
  };
  const onKey = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return;
    const steps: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1, PageDown: 8, PageUp: -8 };
    const step = steps[event.key];
    if (step !== undefined && flat.length > 0) {
      const next = chosen + step;
      setAt(Math.abs(step) === 1 ? (next + flat.length) % flat.length : Math.max(0, Math.min(flat.length - 1, next)));
    } else if (event.key === "Enter") choose(flat[chosen]);
    else if (event.key !== "Tab") return;
    event.preventDefault();
  };
  return (
    <dialog
      ref={dialog}
      className={css.palette}
      aria-label={t("palette.title")}
      onClose={close}
      onKeyDown={onKey}
      onClick={(event) => event.target === event.currentTarget && close()}
    >
      <div className={css.field}>
        <Icon name="search" />
        <input
          autoFocus
          role="combobox"
          aria-expanded="true"
          aria-controls={`${id}-list`}
          aria-activedescendant={chosen >= 0 ? `${id}-${chosen}` : undefined}
          aria-autocomplete="list"
          aria-label={t("palette.placeholder")}
          autoComplete="off"
          spellCheck={false}
          maxLength={100}
          value={text}
          placeholder={t("palette.placeholder")}
          onChange={(event) => {
            setText(event.target.value);
            setAt(0);
          }}
        />
        <Kbd>Esc</Kbd>
      </div>
      <div ref={list} id={`${id}-list`} className={css.list} role="listbox" aria-label={t("palette.title")} data-looking={isLooking ? "" : undefined}>
        {shown.map(({ group, entries: lines }) => (
          // biome-ignore lint/a11y/useSemanticElements: a group of a list box, not of a form
          <div key={group} role="group" aria-labelledby={`${id}-${group}`}>
            <h3 id={`${id}-${group}`}>{t(`palette.${group}`)}</h3>
            {lines.map((entry) => {
              const place = flat.indexOf(entry);
              return (
                // biome-ignore lint/a11y/useKeyWithClickEvents: the field above has the keys
                <div
                  key={entry.id}
                  id={`${id}-${place}`}
                  className={css.line}
                  role="option"
                  tabIndex={-1}
                  aria-selected={place === chosen}
                  onClick={() => choose(entry)}
                  onPointerMove={() => place !== chosen && setAt(place)}
                >
                  <b>{entry.label}</b>
                  <span>
                    {entry.note}
                    {entry.written && entry.found?.by !== "product" && <Written>{entry.written}</Written>}
                  </span>
                  {entry.found && <FoundWhy found={entry.found} text={text} />}
                  {entry.keys && <Kbd>{entry.keys}</Kbd>}
                </div>
              );
            })}
          </div>
        ))}
      </div>
      <p className={css.foot} role="status">
        {flat.length === 0 ? t(isLooking ? "palette.looking" : "palette.nothing") : more ? t("palette.more") : t("palette.hint")}
      </p>
    </dialog>
  );
}
