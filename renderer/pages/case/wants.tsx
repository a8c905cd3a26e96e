import { Button, Popover } from "antd";
import { memo, type ReactNode, useState } from "react";
import type { CasePage } from "../../../main/hub/contract/index.ts";
import { useMay } from "../../client/session.tsx";
import { useT } from "../../locales/provider.tsx";
import { percent } from "../../ui/format.ts";
import { Icon } from "../../ui/icon.tsx";
import { Tag } from "../../ui/parts.tsx";
import { WantEditor } from "./want-editor.tsx";
import css from "./wants.module.css";

type Case = CasePage["case"];

/** What the buyer's newest words want, each as a chip; how it is said and how sure that is when pointed at. Who works on the case may correct it. */
export const Wants = memo(function Wants({ of }: { of: Case }): ReactNode {
  const t = useT();
  const mayWork = useMay("case.work");
  const heard = of.wants.filter((each) => each.want !== "none");
  if (heard.length === 0 && !mayWork) return null;
  return (
    <div className={css.wants}>
      <ul aria-label={t("want.heard")}>
        {heard.map(({ want, mood, confidence }) => (
          <li key={want}>
            <Tag
              tone={mood === "complains" ? "warn" : "plain"}
              title={
                of.wantsByPerson
                  ? t("want.byPerson", { mood: t(`wantMood.${mood}`) })
                  : t("want.sure", { mood: t(`wantMood.${mood}`), percent: percent(confidence) })
              }
            >
              {mood === "withdraws" ? `${t("wantMood.withdraws")} · ${t(`want.${want}`)}` : t(`want.${want}`)}
            </Tag>
          </li>
        ))}
        {heard.length === 0 && (
          <li>
            <Tag>{t("want.none")}</Tag>
          </li>
        )}
      </ul>
      {mayWork && <Correct of={of} />}
    </div>
  );
});

function Correct({ of }: { of: Case }): ReactNode {
  const t = useT();
  const [open, setOpen] = useState(false);
  return (
    <Popover
      open={open}
      onOpenChange={setOpen}
      trigger="click"
      placement="topRight"
      title={t("want.correct")}
      destroyOnHidden
      content={<WantEditor of={of} close={() => setOpen(false)} />}
    >
      <Button type="text" size="small" aria-label={t("want.correct")} title={t("want.correct")} icon={<Icon name="edit" size={13} />} />
    </Popover>
  );
}
