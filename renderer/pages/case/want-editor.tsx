import { Button, Select } from "antd";
import { type ReactNode, useState } from "react";
import type { CasePage } from "../../../main/hub/contract/index.ts";
import { type HeardWant, MOST_WANTS, type Want, wantMoods, wants } from "../../../main/hub/contract/words.ts";
import { useChange } from "../../client/change.ts";
import { hub } from "../../client/rpc.ts";
import { useT } from "../../locales/provider.tsx";
import { Icon } from "../../ui/icon.tsx";
import css from "./wants.module.css";

type Said = Omit<HeardWant, "confidence">;

/** How a want that a person adds is meant until they say otherwise. */
const usualMood: Said["mood"] = "requests";

/** A person says what the buyer wants, the first is answered first; without any it is "none of these". */
export function WantEditor({ of, close }: { of: CasePage["case"]; close: () => void }): ReactNode {
  const t = useT();
  const [said, setSaid] = useState<Said[]>(() => of.wants.flatMap(({ want, mood }) => (want === "none" ? [] : [{ want, mood }])));
  const save = useChange({
    call: () => hub.cases.setWants({ caseId: of.id, revision: of.revision, wants: said.length > 0 ? said : [{ want: "none", mood: "asks" }] }),
    said: t("want.corrected"),
    after: close,
  });
  const put = (place: number, news: Partial<Said>): void => setSaid(said.map((each, at) => (at === place ? { ...each, ...news } : each)));
  const free = (but?: Want): Want[] => wants.filter((want) => want !== "none" && (want === but || !said.some((each) => each.want === want)));
  return (
    <div className={css.editor}>
      {said.map(({ want, mood }, place) => (
        <div key={want} className={css.row}>
          <Select
            showSearch={{ optionFilterProp: "label" }}
            value={want}
            aria-label={t("want.heard")}
            options={free(want).map((each) => ({ value: each, label: t(`want.${each}`) }))}
            onChange={(news: Want) => put(place, { want: news })}
          />
          <Select
            value={mood}
            aria-label={t("want.mood")}
            options={wantMoods.map((each) => ({ value: each, label: t(`wantMood.${each}`) }))}
            onChange={(news: Said["mood"]) => put(place, { mood: news })}
          />
          <Button type="text" aria-label={t("want.remove")} icon={<Icon name="cross" size={12} />} onClick={() => setSaid(said.toSpliced(place, 1))} />
        </div>
      ))}
      {said.length === 0 && <p>{t("want.noneHint")}</p>}
      {said.length < MOST_WANTS && (
        <Select
          showSearch={{ optionFilterProp: "label" }}
          value={null}
          placeholder={t("want.add")}
          aria-label={t("want.add")}
          options={free().map((each) => ({ value: each, label: t(`want.${each}`) }))}
          onChange={(news: Want | null) => news && setSaid([...said, { want: news, mood: usualMood }])}
        />
      )}
      <footer>
        <Button size="small" onClick={close}>
          {t("action.cancel")}
        </Button>
        <Button size="small" type="primary" loading={save.isPending} onClick={() => save.mutate(undefined)}>
          {t("want.save")}
        </Button>
      </footer>
    </div>
  );
}
