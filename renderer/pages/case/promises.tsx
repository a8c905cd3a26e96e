import { Button } from "antd";
import type { ReactNode } from "react";
import type { CasePage } from "../../../main/hub/contract/index.ts";
import { useChange } from "../../client/change.ts";
import { hub } from "../../client/rpc.ts";
import { useMay } from "../../client/session.tsx";
import { useT } from "../../locales/provider.tsx";
import { moment } from "../../ui/format.ts";
import { useNow } from "../../ui/now.tsx";
import { Panel, Tag } from "../../ui/parts.tsx";
import { Written } from "../../ui/said.tsx";
import { PromiseTag } from "../../widgets/promise.tsx";
import css from "./cards.module.css";

type Promised = CasePage["promises"][number];

/** What this buyer was promised by a time, in the words that said it; nothing where nothing was. */
export function Promises({ page }: { page: CasePage }): ReactNode {
  const t = useT();
  if (page.promises.length === 0) return null;
  return (
    <Panel title={t("promise.title")} note={t("promise.note")} flush>
      <ul className={css.promises}>
        {page.promises.map((promise) => (
          <Line key={promise.id} promise={promise} caseId={page.case.id} />
        ))}
      </ul>
    </Panel>
  );
}

function Line({ promise, caseId }: { promise: Promised; caseId: string }): ReactNode {
  const t = useT();
  const now = useNow();
  const mayWork = useMay("case.work");
  const keep = useChange({ call: () => hub.cases.keepPromise({ caseId, promiseId: promise.id }), said: t("promise.marked") });
  return (
    <li data-source={promise.id}>
      <p>
        {promise.keptAt === null ? <PromiseTag of={{ promiseDueAt: promise.dueAt, promiseKind: promise.kind }} /> : <Kept promise={promise} />}
        <small>{t("promise.due", { at: moment(promise.dueAt, now) })}</small>
        {promise.keptAt === null && mayWork && (
          <Button size="small" loading={keep.isPending} onClick={() => keep.mutate(undefined)}>
            {t("promise.keep")}
          </Button>
        )}
      </p>
      <q>
        <Written>{promise.text}</Written>
      </q>
    </li>
  );
}

function Kept({ promise }: { promise: Promised }): ReactNode {
  const t = useT();
  return (
    <Tag tone={promise.brokenAt ? "bad" : "good"}>
      {t(`promiseKind.${promise.kind}`)} · {t(promise.brokenAt ? "promise.late" : "promise.kept")}
    </Tag>
  );
}
