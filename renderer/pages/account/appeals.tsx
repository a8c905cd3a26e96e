import { Button, Input } from "antd";
import { type ReactNode, useState } from "react";
import { SHORTEST_REASON } from "../../../main/hub/contract/limits.ts";
import { asWritten } from "../../../main/hub/kernel/said.ts";
import { useChange } from "../../client/change.ts";
import { hub, type Outputs } from "../../client/rpc.ts";
import { useT } from "../../locales/provider.tsx";
import { moment } from "../../ui/format.ts";
import { useNow } from "../../ui/now.tsx";
import { Tag, type Tone } from "../../ui/parts.tsx";
import { Sentence, Written } from "../../ui/said.tsx";
import { useToldBy } from "../../widgets/told-by.ts";
import css from "./account.module.css";

type Appeal = Outputs["risk"]["account"]["appeals"][number];

const tones: Readonly<Record<Appeal["status"], Tone>> = { open: "warn", upheld: "good", rejected: "plain" };

/** What the buyer says against it, and what came of it: a machine's word is never the last. */
export function Appeals({ accountId, appeals }: { accountId: string; appeals: readonly Appeal[] }): ReactNode {
  const t = useT();
  const [writing, setWriting] = useState(false);
  const [words, setWords] = useState("");
  const record = useChange({
    call: () => hub.risk.recordAppeal({ accountId, words: words.trim() }),
    said: t("appeal.recorded"),
    after: () => {
      setWords("");
      setWriting(false);
    },
  });
  return (
    <div className={css.verdict}>
      {appeals.length === 0 && <p>{t("appeal.none")}</p>}
      <ul className={css.past}>
        {appeals.map((appeal) => (
          <One key={appeal.id} appeal={appeal} />
        ))}
      </ul>
      {writing && (
        <Input.TextArea
          rows={3}
          value={words}
          maxLength={1000}
          placeholder={t("appeal.words")}
          aria-label={t("appeal.words")}
          onChange={(event) => setWords(event.target.value)}
        />
      )}
      <footer>
        {writing ? (
          <>
            <Button type="primary" disabled={words.trim().length < SHORTEST_REASON || record.isPending} onClick={() => record.mutate(undefined)}>
              {t("appeal.keep")}
            </Button>
            <Button onClick={() => setWriting(false)}>{t("action.cancel")}</Button>
          </>
        ) : (
          <Button onClick={() => setWriting(true)}>{t("appeal.record")}</Button>
        )}
      </footer>
    </div>
  );
}

function One({ appeal }: { appeal: Appeal }): ReactNode {
  const t = useT();
  const now = useNow();
  const toldBy = useToldBy();
  const [result, setResult] = useState("");
  const close = useChange({
    call: (upheld: boolean) => hub.risk.closeAppeal({ appealId: appeal.id, upheld, result: result.trim() }),
    said: t("appeal.closed"),
  });
  const blank = result.trim().length < SHORTEST_REASON || close.isPending;
  return (
    <li>
      <Tag tone={tones[appeal.status]}>{t(`appealStatus.${appeal.status}`)}</Tag> <Written>{appeal.words}</Written>
      <small>
        {" "}
        <Sentence text={t("appeal.by", { by: asWritten(toldBy(appeal.byName)), at: moment(appeal.at, now) })} />
      </small>
      {appeal.closedAt && appeal.result !== null && (
        <p>
          <Written>{appeal.result}</Written>{" "}
          <small>
            <Sentence text={t("appeal.by", { by: asWritten(toldBy(appeal.closedBy ?? "")), at: moment(appeal.closedAt, now) })} />
          </small>
        </p>
      )}
      {appeal.status === "open" && (
        <div className={css.verdict}>
          <Input
            value={result}
            maxLength={200}
            placeholder={t("appeal.result")}
            aria-label={t("appeal.result")}
            onChange={(event) => setResult(event.target.value)}
          />
          <p>{t("appeal.upholds")}</p>
          <footer>
            <Button size="small" disabled={blank} onClick={() => close.mutate(true)}>
              {t("appeal.uphold")}
            </Button>
            <Button size="small" disabled={blank} onClick={() => close.mutate(false)}>
              {t("appeal.reject")}
            </Button>
          </footer>
        </div>
      )}
    </li>
  );
}
