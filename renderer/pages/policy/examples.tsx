import type { ReactNode } from "react";
import type { PolicyBody } from "../../../main/hub/contract/index.ts";
import { PolicyOutcome } from "../../../main/hub/contract/words.ts";
import type { Outputs } from "../../client/rpc.ts";
import { useT } from "../../locales/provider.tsx";
import { Tag } from "../../ui/parts.tsx";
import css from "./policy.module.css";

type Checked = Outputs["policies"]["check"]["examples"];

/** The examples that a policy carries; after a check each says how it fared. */
export function Examples({ body, checked }: { body: PolicyBody; checked: Checked | null }): ReactNode {
  const t = useT();
  return (
    <details className={css.examples} open={checked?.some((example) => !example.passed)}>
      <summary>
        {t("policy.examples")} · {body.examples.length}
      </summary>
      <ul>
        {body.examples.map((example) => {
          const result = checked?.find((each) => each.name === example.name);
          const got = result && outcomeWord(result.got);
          return (
            <li key={example.name}>
              <span>{example.name}</span>
              <small>
                {t("policy.expect", { outcome: t(`outcome.${example.expect.outcome}`) })} {example.expect.row}
              </small>
              {result && (
                <Tag tone={result.passed ? "good" : "bad"}>
                  {result.passed ? t("policy.examplePassed") : t("policy.exampleFailed", { got: got ? t(`outcome.${got}`) : result.got })}
                </Tag>
              )}
            </li>
          );
        })}
      </ul>
    </details>
  );
}

function outcomeWord(got: string): PolicyOutcome | null {
  return PolicyOutcome.safeParse(got).data ?? null;
}
