import type { ReactNode } from "react";
import { useT } from "../locales/provider.tsx";
import type { TextKey } from "../locales/text.ts";
import { paletteKey } from "./keys.ts";
import css from "./parts.module.css";
import { Kbd } from "./parts.tsx";

const shortcuts: readonly (readonly [keys: string, what: TextKey])[] = [
  ["j / ↓", "help.down"],
  ["k / ↑", "help.up"],
  ["Enter", "help.open"],
  ["n", "help.next"],
  ["x", "bulk.choose"],
  ["Shift x", "help.through"],
  ["t", "help.tagChosen"],
  ["g", "help.assignChosen"],
  ["r", "help.reply"],
  ["m", "help.note"],
  ["a", "help.adopt"],
  ["d", "help.decide"],
  ["Ctrl Enter", "help.send"],
  ["Ctrl Shift Enter", "help.sendNext"],
  ["l", "help.list"],
  ["Esc", "help.back"],
  [`${paletteKey} · /`, "help.search"],
  ["?", "help.help"],
];

/** Every key of the console and what it does. */
export function Shortcuts(): ReactNode {
  const t = useT();
  return (
    <dl className={css.shortcuts}>
      {shortcuts.map(([keys, what]) => (
        <div key={keys}>
          <dt>
            <Kbd>{keys}</Kbd>
          </dt>
          <dd>{t(what)}</dd>
        </div>
      ))}
    </dl>
  );
}
