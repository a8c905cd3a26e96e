/**
 * In which dress the console is shown. The hub keeps it by person; this browser keeps what was shown last, so that a page begins in it before anybody
 * has said who is there.
 */
import { useSyncExternalStore } from "react";
import type { Settings } from "../../main/hub/contract/settings.ts";
import { keep, kept, memberOf } from "./kept.ts";

const themes = ["system", "light", "dark"] as const;
const contrasts = ["system", "more"] as const;
const densities = ["roomy", "dense"] as const;

/** What a person chose of it. */
type Appearance = Pick<Settings, "theme" | "contrast" | "density">;

const NAME = "appearance";
const root = document.documentElement;
const dark = window.matchMedia("(prefers-color-scheme: dark)");
const more = window.matchMedia("(prefers-contrast: more)");
const paper = window.matchMedia("print");
const listeners = new Set<() => void>();
let worn = read();

/** Shows the console as it was last; called once, before anything is drawn. */
export function dress(): void {
  put();
  dark.addEventListener("change", put);
  more.addEventListener("change", put);
  paper.addEventListener("change", put);
}

/** Shows the console so from now on. */
export function wear({ theme, contrast, density }: Appearance): void {
  worn = { theme, contrast, density };
  keep(NAME, JSON.stringify(worn));
  put();
}

/** Names what is shown now, however it came to be: whoever reads colours reads them anew when it changes. */
export function useShownDress(): string {
  return useSyncExternalStore(listen, () => `${root.dataset.theme} ${root.dataset.contrast ?? ""}`);
}

/** A colour of tokens.css as it is shown now, for what does not draw by style sheets (the component library, charts). */
export function colour(role: string): string {
  return getComputedStyle(root).getPropertyValue(`--${role}`).trim();
}

function put(): void {
  // Paper is light.
  if (paper.matches) root.dataset.theme = "light";
  else root.dataset.theme = worn.theme === "system" ? (dark.matches ? "dark" : "light") : worn.theme;
  root.dataset.density = worn.density;
  if (worn.contrast === "more" || more.matches) root.dataset.contrast = "more";
  else delete root.dataset.contrast;
  for (const listener of listeners) listener();
}

function listen(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function read(): Appearance {
  try {
    const before = JSON.parse(kept(NAME) ?? "{}") as Partial<Appearance>;
    return { theme: memberOf(themes, before.theme), contrast: memberOf(contrasts, before.contrast), density: memberOf(densities, before.density) };
  } catch {
    return { theme: "system", contrast: "system", density: "roomy" };
  }
}
