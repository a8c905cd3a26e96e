import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { Link } from "react-router";
import { api } from "../../client/rpc.ts";
import { useT } from "../../locales/provider.tsx";
import { Answer } from "../../ui/answer.tsx";
import { moment } from "../../ui/format.ts";
import { useNow } from "../../ui/now.tsx";
import css from "./examples.module.css";

/** What was said in the case that an example comes from, beside which it is mended. */
export function Conversation({ caseId }: { caseId: string }): ReactNode {
  const t = useT();
  const now = useNow();
  const page = useQuery(api.cases.get.queryOptions({ input: { caseId } }));
  return (
    <aside className={css.talk}>
      <header>
        <span>{t("examples.conversation")}</span>
        <Link to={`/cases/${caseId}`}>{t("examples.fromCase")}</Link>
      </header>
      <Answer of={page} lines={6}>
        {({ case: row, messages }) => (
          <ol>
            {row.buyerWords !== "" && <Said author="buyer" name={t("examples.buyer")} text={row.buyerWords} at="" />}
            {messages.map(({ id, author, authorName, text, at }) => (
              <Said key={id} author={author} name={authorName} text={text} at={moment(at, now)} />
            ))}
          </ol>
        )}
      </Answer>
    </aside>
  );
}

function Said({ author, name, text, at }: { author: string; name: string; text: string; at: string }): ReactNode {
  return (
    <li data-author={author}>
      <small>
        {name} {at}
      </small>
      <p>{text}</p>
    </li>
  );
}
