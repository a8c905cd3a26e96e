import { Button } from "antd";
import type { ReactNode } from "react";
import type { CasePage } from "../../../main/hub/contract/index.ts";
import { useT } from "../../locales/provider.tsx";
import { exact, moment } from "../../ui/format.ts";
import { bareName } from "../../ui/names.ts";
import { useNow } from "../../ui/now.tsx";
import { Written } from "../../ui/said.tsx";
import css from "./meanwhile.module.css";

/** Lines of the conversation that were not there when somebody last looked. */
function newLines(page: Pick<CasePage, "messages">, seen: readonly string[]): CasePage["messages"] {
  const known = new Set(seen);
  return page.messages.filter(({ id }) => !known.has(id));
}

/** Why what was written did not go out: what came since, to be read before it is sent again. */
export function Meanwhile({ page, seen, close }: { page: CasePage; seen: readonly string[]; close: () => void }): ReactNode {
  const t = useT();
  const now = useNow();
  const lines = newLines(page, seen);
  if (lines.length === 0) return null;
  return (
    <section className={css.meanwhile} role="alert" aria-label={t("meanwhile.title")}>
      <header>
        <b>{t("meanwhile.title")}</b>
        <Button size="small" type="text" onClick={close}>
          {t("meanwhile.seen")}
        </Button>
      </header>
      <ol>
        {lines.map(({ id, author, authorName, text, at }) => (
          <li key={id}>
            <small>
              {author === "buyer" ? t("meanwhile.buyer") : <Written>{bareName(authorName)}</Written>} · <time title={exact(at)}>{moment(at, now)}</time>
            </small>
            <p>
              <Written>{text}</Written>
            </p>
          </li>
        ))}
      </ol>
    </section>
  );
}
