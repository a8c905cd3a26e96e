import { Button, Input, Progress } from "antd";
import { type ReactNode, useState } from "react";
import type { SearchModelState } from "../../../main/hub/contract/search-models.ts";
import { useChange } from "../../client/change.ts";
import { hub } from "../../client/rpc.ts";
import { useT } from "../../locales/provider.tsx";
import { Panel } from "../../ui/parts.tsx";
import { megabytes } from "./bytes.ts";
import css from "./models.module.css";

/** Fetches a model's files from an address, and goes on with what was begun. */
export function FetchModel({ of: { fetching, coming } }: { of: SearchModelState }): ReactNode {
  const t = useT();
  const [address, setAddress] = useState("");
  const fetch = useChange({ call: (from: string) => hub.searchModels.fetch({ address: from }), after: () => setAddress("") });
  const stop = useChange({ call: () => hub.searchModels.stopFetch(), said: t("search.fetchStopped") });
  const isAddress = /^https?:\/\/\S+$/.test(address.trim());
  return (
    <Panel title={t("search.fetch")} note={t("search.fetchHint")}>
      <div className={css.fetch}>
        <Input
          value={address}
          onChange={({ target }) => setAddress(target.value)}
          onPressEnter={() => isAddress && fetching === null && fetch.mutate(address.trim())}
          placeholder="https://…/resolve/main"
          aria-label={t("search.address")}
        />
        <Button type="primary" disabled={!isAddress || fetching !== null} loading={fetch.isPending} onClick={() => fetch.mutate(address.trim())}>
          {t("search.fetchIt")}
        </Button>
      </div>
      {fetching && (
        <div className={css.progress} role="status">
          <Progress percent={fetching.total ? Math.floor((fetching.received / fetching.total) * 100) : 0} showInfo={fetching.total !== null} size="small" />
          <span>
            {fetching.file === "" ? t("search.connecting") : fetching.file} · {megabytes(fetching.received)}
            {fetching.total !== null && ` / ${megabytes(fetching.total)}`}
          </span>
          <Button size="small" loading={stop.isPending} onClick={() => stop.mutate(undefined)}>
            {t("search.stopFetch")}
          </Button>
        </div>
      )}
      {coming.length > 0 && (
        <ul className={css.choices}>
          {coming.map((one) => (
            <li key={one.name}>
              <div>
                <b>{one.name}</b>
                <small>{t("search.coming", { size: megabytes(one.bytes), address: one.address })}</small>
              </div>
              <Button size="small" disabled={fetching !== null} onClick={() => fetch.mutate(one.address)}>
                {t("search.goOn")}
              </Button>
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}
