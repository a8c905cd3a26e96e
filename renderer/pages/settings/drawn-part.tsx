import { Switch } from "antd";
import type { ReactNode } from "react";
import type { Settings, SettingsChange } from "../../../main/hub/contract/settings.ts";
import { useOwnSettings } from "../../client/own-settings.ts";
import { type SettingsText, settingsTexts } from "../../locales/late/settings.ts";
import { useLate } from "../../locales/late.ts";
import { useLocale } from "../../locales/provider.tsx";
import { Panel } from "../../ui/parts.tsx";
import { Segmented } from "../../ui/segmented.tsx";
import { type DrawnPartName, drawnAs, drawnParts } from "./drawn.ts";
import { InBrowser, Listen } from "./here.tsx";
import css from "./settings.module.css";
import { Span } from "./span.tsx";
import { WaysTable } from "./ways-table.tsx";

/** One part of the settings, drawn from what the contract says of each. */
export function DrawnPart({ part }: { part: DrawnPartName }): ReactNode {
  const s = useLate(settingsTexts);
  return (
    <Panel title={s(`part.${part}`)} note={part === "look" ? undefined : s(`note.${part}`)}>
      <dl className={css.settings}>
        {drawnParts[part].map((name) => (
          <div key={name} data-wide={name === "notices" ? "" : undefined}>
            <dt>{s(name)}</dt>
            <dd>
              <Setting name={name} />
            </dd>
          </div>
        ))}
      </dl>
    </Panel>
  );
}

function Setting({ name }: { name: (typeof drawnParts)[DrawnPartName][number] }): ReactNode {
  const s = useLate(settingsTexts);
  const { language } = useLocale();
  const [settings, choose] = useOwnSettings();
  const set = (value: unknown): void => choose({ [name]: value } as SettingsChange);
  const drawn = drawnAs(name);
  if (drawn.as === "ways") return <WaysTable kinds={drawn.kinds} ways={drawn.ways} value={settings.notices} set={set} />;
  if (drawn.as === "span") return <Span label={s(name)} value={settings[name as "quiet" | "hours"]} set={set} />;
  if (drawn.as === "switch")
    return (
      <span className={css.line}>
        <Switch aria-label={s(name)} checked={settings[name] === true} onChange={set} />
        {name === "desktop" && <InBrowser isWanted={settings.desktop} />}
      </span>
    );
  // Whoever chose no language sees which one this browser speaks.
  const value = (name === "language" ? (settings.language ?? language) : settings[name]) as string;
  return (
    <span className={css.line}>
      <Segmented
        aria-label={s(name)}
        value={value}
        onChange={set}
        options={drawn.values.map((one) => ({ value: one, label: s(`${name}.${one}` as SettingsText) }))}
      />
      {name === "tone" && <Listen tone={value as Settings["tone"]} />}
    </span>
  );
}
