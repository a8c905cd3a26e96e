import { Tooltip } from "antd";
import type { ReactNode } from "react";
import type { SuggestionClaim } from "../../main/hub/contract/index.ts";
import { useT } from "../locales/provider.tsx";
import { Written } from "../ui/said.tsx";
import { segments } from "./claims.ts";
import css from "./widgets.module.css";

/** A reply with each checked claim marked; its support is told on hover and on focus. */
export function ClaimText({ text, claims }: { text: string; claims: readonly SuggestionClaim[] }): ReactNode {
  const t = useT();
  return (
    <p className={css.words}>
      {segments(text, claims).map(({ text: part, start, claim }) =>
        claim ? (
          <Tooltip key={start} title={`${t(`claim.${claim.kind}`)}：${claim.support ?? t("claim.unsupported")}`}>
            {/* biome-ignore lint/a11y/noNoninteractiveTabindex: the support must be reachable by keyboard */}
            <mark className={css.claim} data-supported={claim.support === null ? "no" : "yes"} tabIndex={0} style={{ color: "inherit" }}>
              <Written>{part}</Written>
            </mark>
          </Tooltip>
        ) : (
          <span key={start}>
            <Written>{part}</Written>
          </span>
        ),
      )}
    </p>
  );
}
