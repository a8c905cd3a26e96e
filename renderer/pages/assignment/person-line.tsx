import { useQuery } from "@tanstack/react-query";
import { Checkbox, InputNumber, Select } from "antd";
import type { ReactNode } from "react";
import type { AssignLine } from "../../../main/hub/contract/assignment.ts";
import { api, type Outputs } from "../../client/rpc.ts";
import { assignmentTexts } from "../../locales/late/assignment.ts";
import { useLate } from "../../locales/late.ts";
import { useT } from "../../locales/provider.tsx";
import { bareName, rolesText } from "../../ui/names.ts";
import { Written } from "../../ui/said.tsx";
import { useChannels } from "../../widgets/channel-mark.tsx";
import { useClasses } from "../../widgets/dispute-class.tsx";
import { StandingTag, useStandings } from "../../widgets/standing.tsx";
import css from "./assignment.module.css";

interface LineProps {
  line: AssignLine;
  person: Outputs["assignment"]["get"]["people"][number] | undefined;
  /** What holds where he has no limit of his own. */
  most: number;
  set: (line: AssignLine) => void;
}

const OF_CHANNEL = "channel:";

/** What one person takes. */
export function PersonLine({ line, person, most, set }: LineProps): ReactNode {
  const t = useT();
  const s = useLate(assignmentTexts);
  const classes = useClasses();
  const standing = useStandings().get(line.operatorId);
  const named = useChannels();
  const shops = useQuery(api.terms.shops.queryOptions({ staleTime: 300_000 })).data?.shops ?? [];
  const name = bareName(person?.name ?? "");
  const channels = [...new Set(shops.map(({ channel }) => channel))];
  const places = [
    ...channels.map((channel) => ({ value: `${OF_CHANNEL}${channel}`, label: s("channel", { name: named.name(channel) }) })),
    ...shops.map((shop) => ({ value: shop.id, label: shop.name })),
  ];
  const setPlaces = (chosen: readonly string[]): void =>
    set({
      ...line,
      channels: chosen.filter((one) => one.startsWith(OF_CHANNEL)).map((one) => one.slice(OF_CHANNEL.length)),
      shops: chosen.filter((one) => !one.startsWith(OF_CHANNEL)),
    });
  return (
    <tr data-off={line.takes ? undefined : ""}>
      <td>
        <Checkbox checked={line.takes} aria-label={s("takes", { name })} onChange={(event) => set({ ...line, takes: event.target.checked })}>
          <Written>{name}</Written> <small>{rolesText(t, person?.roles ?? [])}</small>
        </Checkbox>
      </td>
      <td>{standing && <StandingTag of={standing} />}</td>
      <td>
        <Select
          mode="multiple"
          className={css.wide}
          disabled={!line.takes}
          value={[...line.channels.map((one) => `${OF_CHANNEL}${one}`), ...line.shops]}
          placeholder={s("everyShop")}
          aria-label={`${s("shops")} ${name}`}
          onChange={setPlaces}
          options={places}
          showSearch={{ optionFilterProp: "label" }}
        />
      </td>
      <td>
        <Select
          mode="multiple"
          className={css.wide}
          disabled={!line.takes}
          value={line.classes}
          placeholder={s("everyClass")}
          aria-label={`${s("classes")} ${name}`}
          onChange={(chosen: string[]) => set({ ...line, classes: chosen })}
          options={classes.list.map(({ id, title }) => ({ value: id, label: title }))}
          showSearch={{ optionFilterProp: "label" }}
        />
      </td>
      <td>
        <InputNumber
          min={1}
          max={500}
          disabled={!line.takes}
          value={line.most}
          placeholder={String(most)}
          aria-label={`${s("mostOwn")} ${name}`}
          onChange={(own) => set({ ...line, most: own })}
        />
      </td>
    </tr>
  );
}
