import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { Button, Drawer } from "antd";
import { type ReactNode, useState } from "react";
import { useChange } from "../../client/change.ts";
import { api, hub, type Outputs } from "../../client/rpc.ts";
import { useMay } from "../../client/session.tsx";
import { quarantineTexts } from "../../locales/late/quarantine.ts";
import { useLate } from "../../locales/late.ts";
import { Answer } from "../../ui/answer.tsx";
import { exact, moment } from "../../ui/format.ts";
import { useNow } from "../../ui/now.tsx";
import { Written } from "../../ui/said.tsx";
import { saveFile } from "../../ui/save-file.ts";
import { ChannelMark } from "../../widgets/channel-mark.tsx";
import { CursorPages } from "../../widgets/cursor-pages.tsx";
import { Deeds } from "./deeds.tsx";
import { Payload } from "./payload.tsx";
import css from "./quarantine.module.css";
import { useVia } from "./via.ts";

type Page = Outputs["quarantine"]["payloads"];

/** A cause with its payloads; the first is open, masked, with the field at which it broke. */
export function CauseDrawer({ cause, close }: { cause: string; close: () => void }): ReactNode {
  const s = useLate(quarantineTexts);
  const [cursor, setCursor] = useState<string | undefined>(undefined);
  const page = useQuery(api.quarantine.payloads.queryOptions({ input: { cause, ...(cursor ? { cursor } : {}) }, placeholderData: keepPreviousData }));
  const of = page.data?.cause;
  return (
    <Drawer
      open
      size={880}
      onClose={close}
      title={
        of ? (
          <>
            <ChannelMark channel={of.channel} /> <Written>{of.shopName}</Written> · <code>{of.topic}</code>
          </>
        ) : (
          s("title")
        )
      }
    >
      <Answer of={page} lines={10}>
        {(data) => (
          <div className={css.page}>
            <Head of={data} done={close} />
            <Payloads of={data} done={close} />
            {(cursor !== undefined || data.next !== null) && <CursorPages cursor={cursor} next={data.next} go={setCursor} />}
          </div>
        )}
      </Answer>
    </Drawer>
  );
}

function Head({ of: { cause, state }, done }: { of: Page; done: () => void }): ReactNode {
  const s = useLate(quarantineTexts);
  const now = useNow();
  const mayExport = useMay("shop.edit");
  const take = useChange({
    call: () => hub.quarantine.export({ cause: cause.cause }),
    after: ({ file }) => saveFile(new Blob([file], { type: "application/json" }), `${s("exportName")}-${cause.channel}-${cause.topic}.json`),
  });
  return (
    <header className={css.head}>
      <b>
        <Written>{cause.reason}</Written>
      </b>
      <span>
        {s("field")} {cause.field === "" ? s("wholePayload") : <code>{cause.field}</code>} · {moment(cause.firstAt, now)}
        {cause.count > 1 && ` – ${moment(cause.lastAt, now)}`}
      </span>
      <span className={css.deeds}>
        {cause.count > 1 && <Deeds of={{ cause: cause.cause }} many={cause.count} state={state} after={done} />}
        {mayExport && (
          <Button size="small" type="text" title={s("exportHint")} loading={take.isPending} onClick={() => take.mutate(undefined)}>
            {s("export")}
          </Button>
        )}
      </span>
    </header>
  );
}

function Payloads({ of: { cause, rows }, done }: { of: Page; done: () => void }): ReactNode {
  const s = useLate(quarantineTexts);
  const now = useNow();
  const via = useVia();
  const [chosen, setChosen] = useState<string | null>(null);
  const shown = rows.find(({ id }) => id === chosen)?.id ?? rows[0]?.id;
  return (
    <div className={css.beside}>
      <ul className={css.list} aria-label={s("payloads")}>
        {rows.map((row) => (
          <li key={row.id}>
            <button type="button" aria-pressed={row.id === shown} onClick={() => setChosen(row.id)}>
              <time title={exact(row.receivedAt)}>{moment(row.receivedAt, now)}</time>
              <small>{via(row.via)}</small>
            </button>
          </li>
        ))}
      </ul>
      {shown && <Payload key={shown} id={shown} shopId={cause.shopId} said={cause.reason} {...(cause.count === 1 ? { done } : {})} />}
    </div>
  );
}
