import { useQuery } from "@tanstack/react-query";
import { Button, Drawer } from "antd";
import { type ReactNode, useState } from "react";
import type { Handover, HandoverLine } from "../../../main/hub/contract/index.ts";
import { withoutMarks } from "../../../main/hub/kernel/said.ts";
import { api } from "../../client/rpc.ts";
import { useLocale, useT } from "../../locales/provider.tsx";
import type { Translate } from "../../locales/text.ts";
import { exact, moment } from "../../ui/format.ts";
import { Icon } from "../../ui/icon.tsx";
import { useNow } from "../../ui/now.tsx";
import { Bones, Problem, Tag } from "../../ui/parts.tsx";
import { Told } from "../../ui/said.tsx";
import { CopyButton } from "../../widgets/copyable.tsx";
import css from "./handover.module.css";

/** The case written for whoever takes it over; every sentence leads to where it was read. */
export function HandoverButton({ caseId }: { caseId: string }): ReactNode {
  const t = useT();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button icon={<Icon name="person" size={13} />} onClick={() => setOpen(true)}>
        {t("handover.button")}
      </Button>
      <Drawer open={open} onClose={() => setOpen(false)} size={560} title={t("handover.title")} destroyOnHidden>
        {open && <Written caseId={caseId} close={() => setOpen(false)} />}
      </Drawer>
    </>
  );
}

function Written({ caseId, close }: { caseId: string; close: () => void }): ReactNode {
  const t = useT();
  const { language } = useLocale();
  // Read anew each time it is opened: it says what is open now.
  const answer = useQuery(api.cases.handover.queryOptions({ input: { caseId }, staleTime: 0, gcTime: 0 }));
  if (!answer.data) return answer.error ? <Problem error={answer.error} retry={() => void answer.refetch()} /> : <Bones lines={8} />;
  return (
    <div className={css.handover}>
      <p className={css.note}>
        {t("handover.note")}
        <CopyButton text={asText(answer.data, language, t)} />
      </p>
      {answer.data.parts.map(({ part, lines }) => (
        <section key={part} data-part={part}>
          <h3>{t(`handover.${part}`)}</h3>
          <ul>
            {lines.map((line) => (
              <Line key={line.source.id + line.zh} line={line} close={close} />
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}

function Line({ line, close }: { line: HandoverLine; close: () => void }): ReactNode {
  const t = useT();
  const now = useNow();
  const { kind, id } = line.source;
  const show = (): void => {
    close();
    const place = document.querySelector(`[data-source="${CSS.escape(id)}"]`) ?? document.querySelector(`[data-source="${kind}"]`);
    place?.scrollIntoView({ block: "center", behavior: "smooth" });
  };
  return (
    <li>
      <p>
        <Told zh={line.zh} en={line.en} />
      </p>
      <small>
        <button type="button" onClick={show} title={t("handover.show")}>
          <Tag>{t(`handoverSource.${kind}`)}</Tag>
        </button>
        {line.at && (
          <time dateTime={line.at.toISOString()} title={exact(line.at)}>
            {moment(line.at, now)}
          </time>
        )}
      </small>
    </li>
  );
}

function asText({ parts }: Handover, language: "zh" | "en", t: Translate): string {
  return parts
    .map(({ part, lines }) =>
      [
        t(`handover.${part}`),
        ...lines.map((line) => `- ${withoutMarks(line[language])}（${t(`handoverSource.${line.source.kind}`)}${line.at ? ` ${exact(line.at)}` : ""}）`),
      ].join("\n"),
    )
    .join("\n\n");
}
