import { Button } from "antd";
import { type DragEvent, type ReactNode, useEffect, useRef, useState } from "react";
import type { RefusalForm } from "../../../main/hub/contract/index.ts";
import { useT } from "../../locales/provider.tsx";
import { Icon } from "../../ui/icon.tsx";
import css from "./confirm.module.css";
import { type Chosen, type ProofProblem, readProof } from "./proof.ts";

interface ProofProps {
  rules: NonNullable<RefusalForm["proof"]>;
  required: boolean;
  /** What the channel wants to see, in its own words. */
  wanted: string | null;
  proof: Chosen | null;
  setProof: (proof: Chosen | null) => void;
}

const kilobytes = (bytes: number): number => Math.ceil(bytes / 1000);

/** One picture, chosen, dropped or pasted; what is too large for the channel is made smaller. */
export function ProofField({ rules, required, wanted, proof, setProof }: ProofProps): ReactNode {
  const t = useT();
  const picker = useRef<HTMLInputElement>(null);
  const [problem, setProblem] = useState<ProofProblem | null>(null);
  const [over, setOver] = useState(false);
  useEffect(() => () => (proof ? URL.revokeObjectURL(proof.url) : undefined), [proof]);
  const take = async (file: File | undefined): Promise<void> => {
    if (!file) return;
    const read = await readProof(file, rules);
    setProblem(typeof read === "string" ? read : null);
    setProof(typeof read === "string" ? null : read);
  };
  const latest = useRef(take);
  latest.current = take;
  // A screenshot is pasted wherever the focus is in this form.
  useEffect(() => {
    const paste = (event: ClipboardEvent): void => {
      const file = [...(event.clipboardData?.files ?? [])][0];
      if (!file) return;
      event.preventDefault();
      void latest.current(file);
    };
    window.addEventListener("paste", paste);
    return () => window.removeEventListener("paste", paste);
  }, []);
  const drag = (isOver: boolean) => (event: DragEvent) => {
    event.preventDefault();
    setOver(isOver);
  };
  return (
    <fieldset
      className={css.proof}
      data-over={over}
      onDragOver={drag(true)}
      onDragLeave={drag(false)}
      onDrop={(event) => {
        drag(false)(event);
        void take(event.dataTransfer.files[0]);
      }}
    >
      <legend>
        {t("refuse.proofTitle")}
        <small>{t(required ? "refuse.proofMust" : "refuse.proofMay")}</small>
      </legend>
      <input
        ref={picker}
        type="file"
        aria-label={t("refuse.proofTitle")}
        accept={rules.types.join(",")}
        tabIndex={-1}
        onChange={(event) => {
          void take(event.target.files?.[0]);
          event.target.value = "";
        }}
      />
      {proof ? (
        <figure>
          <img src={proof.url} alt={t("refuse.proofTitle")} />
          <figcaption>
            <span title={proof.name}>{proof.name}</span>
            <small>{t(proof.shrunk ? "refuse.proofShrunk" : "refuse.proofSize", { kb: kilobytes(proof.bytes) })}</small>
          </figcaption>
          <Button size="small" onClick={() => setProof(null)}>
            {t("refuse.proofRemove")}
          </Button>
        </figure>
      ) : (
        <Button icon={<Icon name="plus" size={14} />} onClick={() => picker.current?.click()}>
          {t("refuse.proofChoose")}
        </Button>
      )}
      {problem ? (
        <p role="alert">{t(`refuseProof.${problem}`)}</p>
      ) : (
        !proof && <small>{wanted ?? t("refuse.proofHint", { kb: kilobytes(rules.mostBytes) })}</small>
      )}
    </fieldset>
  );
}
