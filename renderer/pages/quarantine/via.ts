import { quarantineTexts } from "../../locales/late/quarantine.ts";
import { useLate } from "../../locales/late.ts";

/** By which way something came in, in a word; what there is no word for under its own name. */
export function useVia(): (via: string) => string {
  const s = useLate(quarantineTexts);
  return (via) => {
    const key = `via.${via}`;
    return s.has(key) ? s(key) : via;
  };
}
