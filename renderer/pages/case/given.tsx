import type { ReactNode } from "react";
import type { CasePage } from "../../../main/hub/contract/index.ts";
import { asWritten } from "../../../main/hub/kernel/said.ts";
import { givenTexts } from "../../locales/late/given.ts";
import { useLate } from "../../locales/late.ts";
import { exact, moment } from "../../ui/format.ts";
import { Icon } from "../../ui/icon.tsx";
import { bareName } from "../../ui/names.ts";
import { useNow } from "../../ui/now.tsx";
import { Sentence } from "../../ui/said.tsx";
import css from "./marks-card.module.css";

type Given = NonNullable<CasePage["given"]>;
type Key = keyof (typeof givenTexts)["zh"];

/** Why the case is with whoever has it, in one sentence. */
export function GivenLine({ of }: { of: Given }): ReactNode {
  const s = useLate(givenTexts);
  const now = useNow();
  const name = (one: string | null): string => asWritten(bareName(one ?? ""));
  const words = {
    to: name(of.toName),
    by: name(of.byName),
    from: name(of.fromName),
    load: of.load ?? 0,
    fitting: of.fitting ?? 0,
    equal: of.equal ?? 0,
  };
  return (
    <p className={css.given} data-given={of.how}>
      <Icon name="person" size={13} />
      <span>
        <Sentence text={s(keyOf(of), words) + (of.how === "rules" && of.fromName !== null ? s("rules.from", words) : "")} />
        {" · "}
        <time title={exact(of.at)}>{moment(of.at, now)}</time>
      </span>
    </p>
  );
}

function keyOf({ how, byName, fitting, equal }: Given): Key {
  if (how === "colleague") return byName === null ? "way.house" : "way.colleague";
  if (how !== "rules") return `way.${how}`;
  if (fitting === 1) return "rules.only";
  return (equal ?? 1) > 1 ? "rules.turn" : "rules.least";
}
