import { Button, Tooltip } from "antd";
import { type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from "react";
import { createPortal } from "react-dom";
import { useT } from "../../locales/provider.tsx";
import { Icon, type IconName } from "../../ui/icon.tsx";
import { Kbd } from "../../ui/parts.tsx";
import css from "./evidence.module.css";
import { useEvidence } from "./fetched.ts";

interface ViewerProps {
  caseId: string;
  keys: readonly string[];
  first: string;
  close: () => void;
}

const STEPS = [1, 1.5, 2, 3, 4, 6] as const;
const upright = { step: 0, turns: 0 };

/** One after the other, large: arrows, + and −, R, Esc. */
export function Viewer({ caseId, keys, first, close }: ViewerProps): ReactNode {
  const t = useT();
  const box = useRef<HTMLDialogElement>(null);
  const [place, setPlace] = useState(Math.max(0, keys.indexOf(first)));
  const [look, setLook] = useState(upright);
  useEffect(() => {
    const before = document.activeElement;
    box.current?.showModal();
    return () => (before instanceof HTMLElement ? before.focus() : undefined);
  }, []);
  const go = (by: number): void => {
    setPlace((place + by + keys.length) % keys.length);
    setLook(upright);
  };
  const zoom = (by: number): void => setLook({ ...look, step: Math.min(STEPS.length - 1, Math.max(0, look.step + by)) });
  const turn = (): void => setLook({ ...look, turns: look.turns + 1 });
  const acts: readonly (readonly [keys: readonly string[], act: () => void])[] = [
    [["ArrowLeft"], () => go(-1)],
    [["ArrowRight"], () => go(1)],
    [["+", "="], () => zoom(1)],
    [["-"], () => zoom(-1)],
    [["r", "R"], turn],
    [["Escape"], close],
  ];
  const press = (event: KeyboardEvent): void => {
    // The page beneath has keys of its own.
    event.stopPropagation();
    const act = event.ctrlKey || event.metaKey || event.altKey ? undefined : acts.find(([names]) => names.includes(event.key))?.[1];
    if (!act) return;
    event.preventDefault();
    act();
  };
  return createPortal(
    <dialog ref={box} className={css.viewer} aria-label={t("evidence.title")} onKeyDown={press} onClose={close}>
      <header>
        <b aria-live="polite">{t("evidence.place", { n: place + 1, of: keys.length })}</b>
        <span className={css.tools}>
          <Tool icon="back" label={t("evidence.previous")} mark="←" act={() => go(-1)} off={keys.length < 2} />
          <Tool icon="next" label={t("evidence.next")} mark="→" act={() => go(1)} off={keys.length < 2} />
          <Tool icon="plus" label={t("evidence.larger")} mark="+" act={() => zoom(1)} off={look.step === STEPS.length - 1} />
          <Tool icon="minus" label={t("evidence.smaller")} mark="−" act={() => zoom(-1)} off={look.step === 0} />
          <Tool icon="refresh" label={t("evidence.turn")} mark="R" act={turn} />
          <Tool icon="cross" label={t("evidence.close")} mark="Esc" act={close} />
        </span>
      </header>
      <Large
        key={keys[place]}
        caseId={caseId}
        of={keys[place] ?? first}
        scale={STEPS[look.step] ?? 1}
        turns={look.turns}
        name={t("evidence.name", { n: place + 1 })}
      />
    </dialog>,
    document.body,
  );
}

function Tool({ icon, label, mark, act, off = false }: { icon: IconName; label: string; mark: string; act: () => void; off?: boolean }): ReactNode {
  return (
    <Tooltip
      title={
        <>
          {label} <Kbd>{mark}</Kbd>
        </>
      }
    >
      <Button type="text" aria-label={label} icon={<Icon name={icon} />} onClick={act} disabled={off} />
    </Tooltip>
  );
}

function Large({ caseId, of, scale, turns, name }: { caseId: string; of: string; scale: number; turns: number; name: string }): ReactNode {
  const t = useT();
  const evidence = useEvidence(caseId, of);
  if (evidence.state === "loading") return <p className={css.said}>{t("evidence.loading")}</p>;
  if (evidence.state === "not")
    return (
      <p className={css.said} role="alert">
        <Icon name="warn" size={18} /> {evidence.sentence}
      </p>
    );
  const transform = `rotate(${turns * 90}deg) scale(${scale})`;
  return (
    <div className={css.stage} data-large={scale > 1}>
      {evidence.film ? (
        // biome-ignore lint/a11y/useMediaCaption: a buyer's own film has no captions
        <video src={evidence.address} controls style={{ transform }} aria-label={name} />
      ) : (
        <img src={evidence.address} alt={name} style={{ transform }} />
      )}
    </div>
  );
}
