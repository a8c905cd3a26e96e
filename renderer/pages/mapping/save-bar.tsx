import { Button } from "antd";
import type { ReactNode } from "react";
import type { MappingBody } from "../../../main/hub/contract/mappings.ts";
import { useChange } from "../../client/change.ts";
import { hub, type Outputs } from "../../client/rpc.ts";
import { mappingTexts } from "../../locales/late/mapping.ts";
import { useLate } from "../../locales/late.ts";
import { useSay } from "../../ui/above.tsx";
import { moment } from "../../ui/format.ts";
import { Icon } from "../../ui/icon.tsx";
import { MenuButton } from "../../ui/menu-button.tsx";
import { useNow } from "../../ui/now.tsx";
import { Written } from "../../ui/said.tsx";
import { Copyable } from "../../widgets/copyable.tsx";
import css from "./mapping.module.css";

interface SaveBarProps {
  shopId: string;
  mapping: Outputs["mappings"]["get"];
  body: MappingBody;
  basedOn: number;
  saved: (version: number) => void;
  take: (version: number, body: MappingBody) => void;
}

/** Which version this is, what came between, and how it becomes the next one. */
export function SaveBar({ shopId, mapping, body, basedOn, saved, take }: SaveBarProps): ReactNode {
  const s = useLate(mappingTexts);
  const say = useSay();
  const now = useNow();
  const save = useChange({ call: () => hub.mappings.save({ shopId, basedOn, body }), said: s("saved"), after: ({ version }) => saved(version) });
  const fetchOne = useChange({
    call: (version: number) => hub.mappings.version({ shopId, version }),
    after: (found, version) => {
      take(mapping.version, found.body);
      say.success(s("takenBack", { n: version }));
    },
  });
  const newest = mapping.versions[0];
  const isBehind = newest !== undefined && newest.version > basedOn && !save.isPending;
  const isSame = mapping.body !== null && JSON.stringify(mapping.body) === JSON.stringify(body);
  return (
    <>
      <div className={css.bar}>
        <span className={css.version}>
          {newest ? (
            <>
              {s("version", { n: newest.version })} <small>{s("took", { who: newest.savedBy, at: moment(newest.savedAt, now) })}</small>
            </>
          ) : (
            s("noVersion")
          )}
        </span>
        <span className={css.push}>
          {s("pushTo")} <Copyable text={`${window.location.origin}${mapping.webhookPath}`} />
        </span>
        <span className={css.tools}>
          {mapping.versions.length > 1 && (
            <MenuButton
              menu={{
                items: mapping.versions.slice(1).map(({ version, savedBy, savedAt }) => ({
                  key: String(version),
                  label: `${s("version", { n: version })} · ${s("took", { who: savedBy, at: moment(savedAt, now) })}`,
                })),
                onClick: ({ key }) => fetchOne.mutate(Number(key)),
              }}
            >
              <Button>{s("earlier")}</Button>
            </MenuButton>
          )}
          <Button type="primary" disabled={isSame || isBehind} loading={save.isPending} onClick={() => save.mutate(undefined)}>
            {s("save")}
          </Button>
        </span>
      </div>
      {isBehind && (
        <div className={css.behind} role="alert">
          <Icon name="warn" />
          <Written>{s("meanwhile", { who: newest.savedBy, n: newest.version })}</Written>
          <Button size="small" disabled={mapping.body === null} onClick={() => mapping.body && take(newest.version, mapping.body)}>
            {s("takeTheirs")}
          </Button>
          <Button size="small" onClick={() => saved(newest.version)}>
            {s("keepMine")}
          </Button>
        </div>
      )}
    </>
  );
}
