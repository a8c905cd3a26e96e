import type { ReactNode } from "react";
import type { MacroView } from "../../../main/hub/contract/macros.ts";
import { useT } from "../../locales/provider.tsx";
import { moment } from "../../ui/format.ts";
import { useNow } from "../../ui/now.tsx";
import { Tag } from "../../ui/parts.tsx";
import { Written } from "../../ui/said.tsx";
import { useChannels } from "../../widgets/channel-mark.tsx";
import { givenName, valueName } from "../../widgets/condition-words.ts";
import { useClasses } from "../../widgets/dispute-class.tsx";
import { Slotted } from "../../widgets/slotted.tsx";
import css from "./macros.module.css";

/** One macro in the list: its name, its words, when it is offered, how often it was said. */
export function MacroLine({ row, chosen, choose }: { row: MacroView; chosen: boolean; choose: () => void }): ReactNode {
  const t = useT();
  const now = useNow();
  const { name, body, starter, uses, usedAt } = row;
  return (
    <li className={css.line}>
      <button type="button" aria-pressed={chosen} onClick={choose}>
        <span className={css.head}>
          <b>
            <Written>{name}</Written>
          </b>
          {starter && <Tag>{t("answers.starter")}</Tag>}
          <small>{usedAt ? t("macro.used", { n: uses, at: moment(usedAt, now) }) : t("macro.unused")}</small>
        </span>
        <span className={css.words}>
          <Slotted text={body.text} />
        </span>
        <Offered of={row} />
      </button>
    </li>
  );
}

/** When it is offered, in words; nothing where it always is. */
function Offered({ of: { body } }: { of: MacroView }): ReactNode {
  const t = useT();
  const channels = useChannels();
  const classes = useClasses();
  const parts = [
    ...Object.entries(body.when).map(([name, wanted]) => {
      const said =
        typeof wanted === "boolean" ? t(wanted ? "answers.yes" : "answers.no") : wanted.map((value) => valueName(t, name, value)).join(t("macro.or"));
      return t("macro.condition", { name: givenName(t, name), value: said });
    }),
    ...(body.channels.length > 0 ? [t("macro.condition", { name: t("macro.channels"), value: body.channels.map(channels.name).join(t("macro.or")) })] : []),
    ...(body.classes.length > 0 ? [t("macro.condition", { name: t("macro.classes"), value: body.classes.map(classes.title).join(t("macro.or")) })] : []),
  ];
  return parts.length > 0 && <small className={css.when}>{parts.join(" · ")}</small>;
}
