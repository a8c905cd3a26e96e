import type { Role } from "../../main/hub/contract/words.ts";
import type { Translate } from "../locales/text.ts";

/** `客服小林（演示）` → `客服小林`: the console says once, at its head, that everything is a demonstration. */
export function bareName(name: string): string {
  return name.replace(/\s*[（(][^（(]*[）)]$/, "");
}

/** A person's roles as they are written beside a name. */
export function rolesText(t: Translate, roles: readonly Role[]): string {
  return roles.map((role) => t(`role.${role}`)).join(t("format.and"));
}
