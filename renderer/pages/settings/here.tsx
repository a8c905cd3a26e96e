import { Button } from "antd";
import { type ReactNode, useState } from "react";
import type { Settings } from "../../../main/hub/contract/settings.ts";
import { settingsTexts } from "../../locales/late/settings.ts";
import { useLate } from "../../locales/late.ts";
import { askToTell, mayTell, sound } from "../../ui/tell.ts";

/** Whether this browser lets the console tell outside the page; asked of it on a press only. */
export function InBrowser({ isWanted }: { isWanted: boolean }): ReactNode {
  const s = useLate(settingsTexts);
  const [may, setMay] = useState(mayTell);
  if (!isWanted || may === "yes") return null;
  if (may === "no") return <small>{s("blocked")}</small>;
  return (
    <Button size="small" onClick={() => void askToTell().then(() => setMay(mayTell()))}>
      {s("allow")}
    </Button>
  );
}

/** Lets one hear a tone before it comes by itself. */
export function Listen({ tone }: { tone: Settings["tone"] }): ReactNode {
  const s = useLate(settingsTexts);
  if (tone === "off") return null;
  return (
    <Button size="small" onClick={() => sound(tone)}>
      {s("listen")}
    </Button>
  );
}
