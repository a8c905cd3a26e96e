/** A call of a model, word for word: what was sent, and what came back. */
import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { api } from "../client/rpc.ts";
import { useT } from "../locales/provider.tsx";
import type { Translate } from "../locales/text.ts";
import { Answer } from "../ui/answer.tsx";
import css from "./model-words.module.css";

export function ModelWords({ id }: { id: string }): ReactNode {
  const t = useT();
  const one = useQuery(api.models.sentOne.queryOptions({ input: { id } }));
  return (
    <Answer of={one} lines={12}>
      {({ sent, received, prompt }) => (
        <div className={css.words}>
          <h3>
            {t("models.sentBody")} <small>{prompt}</small>
          </h3>
          {/* The lines of the messages as lines. */}
          <pre>{sent.replaceAll("\\n", "\n")}</pre>
          <h3>{t("models.receivedBody")}</h3>
          <pre>{received}</pre>
        </div>
      )}
    </Answer>
  );
}

/** What a model was asked for; a task may be newer than this page. */
export function taskWord(task: string, t: Translate): string {
  const key = `modelTask.${task}`;
  return t.has(key) ? t(key) : task;
}
