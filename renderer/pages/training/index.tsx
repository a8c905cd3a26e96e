import { useQuery } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import { Link } from "react-router";
import type { BatchView } from "../../../main/hub/contract/batches.ts";
import { api } from "../../client/rpc.ts";
import { useT } from "../../locales/provider.tsx";
import { Answer } from "../../ui/answer.tsx";
import { moment } from "../../ui/format.ts";
import { useNow } from "../../ui/now.tsx";
import { Empty, Page, Panel, Tag, type Tone } from "../../ui/parts.tsx";
import { PickList } from "../../widgets/pick-list.tsx";
import { Batch, LOOK_MS } from "./batch.tsx";
import { Curve } from "./curve.tsx";
import { Gaps } from "./gaps.tsx";
import { Judged } from "./judged.tsx";
import css from "./training.module.css";
import { Versions } from "./versions.tsx";

const tones: Readonly<Record<BatchView["state"], Tone>> = {
  draft: "plain",
  measuring: "info",
  measured: "accent",
  published: "good",
  rolled_back: "warn",
  dropped: "plain",
};

/** Batches of examples: what each gains and loses before it goes live, and taking it back. */
export default function TrainingPage(): ReactNode {
  const t = useT();
  const now = useNow();
  const list = useQuery(
    api.training.list.queryOptions({ refetchInterval: ({ state }) => (state.data?.batches.some((batch) => batch.state === "measuring") ? LOOK_MS : false) }),
  );
  const [chosen, setChosen] = useState<string | null>(null);
  const shown = chosen ?? list.data?.batches[0]?.id ?? null;
  return (
    <Page title={t("training.title")}>
      <Answer of={list} lines={8}>
        {({ batches, held }) => (
          <>
            <p className={css.held}>{t(held.own >= held.enough ? "training.heldOwn" : "training.heldFew", held)}</p>
            <Gaps />
            <div className={css.pair}>
              <Judged />
              <div className={css.batch}>
                <Curve />
                <Versions />
              </div>
            </div>
            {batches.length === 0 ? (
              <Panel>
                <Empty title={t("training.empty")}>
                  {t("training.emptyHint")} <Link to="/examples">{t("examples.title")}</Link>
                </Empty>
              </Panel>
            ) : (
              <div className={css.columns}>
                <PickList
                  shown={shown}
                  pick={setChosen}
                  rows={batches.map(({ id, title, state, examples, publishedAt, createdAt }) => ({
                    id,
                    title,
                    tag: <Tag tone={tones[state]}>{t(`batchState.${state}`)}</Tag>,
                    about: `${t("training.examples", { n: examples })} · ${moment(publishedAt ?? createdAt, now)}`,
                  }))}
                />
                {shown !== null && <Batch key={shown} id={shown} />}
              </div>
            )}
          </>
        )}
      </Answer>
    </Page>
  );
}
