import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { Button } from "antd";
import { type ReactNode, useDeferredValue, useState } from "react";
import type { TermsField } from "../../../main/hub/contract/index.ts";
import { useChange } from "../../client/change.ts";
import { api, hub } from "../../client/rpc.ts";
import { useMay } from "../../client/session.tsx";
import { useT } from "../../locales/provider.tsx";
import { moment } from "../../ui/format.ts";
import { useNow } from "../../ui/now.tsx";
import { Panel } from "../../ui/parts.tsx";
import { useToldBy } from "../../widgets/told-by.ts";
import { type Draft, type Kept, onto, type Shown } from "./draft.ts";
import { FieldRow } from "./field-row.tsx";
import { Meanwhile } from "./meanwhile.tsx";
import css from "./terms.module.css";

const groups = {
  returns: ["returnAddresses", "freight", "returnDays"],
  service: ["invoice", "priceProtectionDays", "warranty", "install", "goodsNotes"],
  answering: ["workingHours", "answerWithinHours", "mayPromise"],
  voice: ["tone", "houseWords", "forbiddenWords", "strictReplies"],
} as const satisfies Record<string, readonly TermsField[]>;

/** All fields of one place; a change shows at once what buyers would read, and nothing counts before it is saved. */
export function TermsEditor({ kept }: { kept: Kept }): ReactNode {
  const t = useT();
  const mayEdit = useMay("terms.edit");
  const [draft, setDraft] = useState<Draft | null>(null);
  const shown = useShown(kept, draft);
  const revision = draft?.base.revision ?? kept.revision;
  const save = useChange({
    call: (body: Kept["body"]) => hub.terms.save({ shopId: kept.shopId, body, revision }),
    said: t("terms.saved"),
    after: () => setDraft(null),
  });
  const { faults } = shown;
  const isMoved = draft !== null && kept.revision !== revision;
  return (
    <>
      <div className={css.top}>
        <header className={css.bar} data-changed={draft ? "" : undefined}>
          <LastSaved kept={kept} />
          {mayEdit && (
            <div>
              {faults.length > 0 && <em role="alert">{t("terms.faults", { n: faults.length })}</em>}
              <Button disabled={!draft} onClick={() => setDraft(null)}>
                {t("terms.drop")}
              </Button>
              <Button
                type="primary"
                disabled={!draft || isMoved || faults.length > 0}
                loading={save.isPending}
                onClick={() => draft && save.mutate(draft.body)}
              >
                {t("terms.save")}
              </Button>
            </div>
          )}
        </header>
        {isMoved && <Meanwhile kept={kept} draft={draft} shown={shown} dropMine={() => setDraft(null)} keepMine={() => setDraft(onto(draft, kept))} />}
      </div>
      {Object.entries(groups).map(([group, fields]) => (
        <Panel key={group} title={t(`termsGroup.${group as keyof typeof groups}`)} flush>
          {fields.map((field) => (
            <FieldRow key={field} {...{ field, kept, draft, shown, setDraft }} mayEdit={mayEdit} />
          ))}
        </Panel>
      ))}
    </>
  );
}

function LastSaved({ kept }: { kept: Kept }): ReactNode {
  const t = useT();
  const toldBy = useToldBy();
  const now = useNow();
  if (!kept.updatedAt || !kept.updatedBy) return <small>{t("terms.neverSaved")}</small>;
  return <small>{t("terms.lastSaved", { by: toldBy(kept.updatedBy), at: moment(kept.updatedAt, now) })}</small>;
}

/** What would hold and be read; while it is being asked for, what was shown last. */
function useShown(kept: Kept, draft: Draft | null): Shown {
  const body = useDeferredValue(draft?.body ?? null);
  const preview = useQuery(
    api.terms.preview.queryOptions({
      input: { shopId: kept.shopId, body: body ?? kept.body },
      enabled: body !== null,
      placeholderData: keepPreviousData,
      retry: false,
    }),
  );
  return draft && preview.data ? preview.data : { ...kept, faults: [] };
}
