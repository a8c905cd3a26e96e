import { Button } from "antd";
import type { ReactNode } from "react";
import { useChange } from "../../../client/change.ts";
import { hub } from "../../../client/rpc.ts";
import { connectTexts } from "../../../locales/late/connect.ts";
import { useLate } from "../../../locales/late.ts";
import { count, moment } from "../../../ui/format.ts";
import { useNow } from "../../../ui/now.tsx";
import { Copyable } from "../../../widgets/copyable.tsx";
import type { Channel, Shop } from "../fields.tsx";
import css from "./first.module.css";
import { Step } from "./step.tsx";

interface FirstPullProps {
  shop: Shop;
  channel: Channel;
  hasWorked: boolean;
}

/** How far the first walk through a shop's past is; of one that is never asked, what it has pushed. */
export function FirstPull({ shop, channel, hasWorked }: FirstPullProps): ReactNode {
  const s = useLate(connectTexts);
  const now = useNow();
  const resume = useChange({ call: () => hub.shops.resume({ id: shop.id }) });
  const n = count(shop.raw24h);
  const { firstPull, lastPullAt, webhookPath } = shop;
  if (lastPullAt)
    return (
      <Step is="done" title={s("stepFirst")}>
        <span>{s("firstDone", { n })}</span>
      </Step>
    );
  if (!firstPull)
    return (
      <Step is={shop.raw24h > 0 ? "done" : hasWorked ? "now" : "later"} title={s("stepFirst")}>
        {channel.group === "parcels" ? <span>{s("firstAsks")}</span> : <span>{s("firstPushes", { n })}</span>}
        {webhookPath && (
          <span>
            {s("pushTo")} <Copyable text={`${window.location.origin}${webhookPath}`} />
          </span>
        )}
      </Step>
    );
  const at = moment(firstPull.begins, now);
  const hasBegun = firstPull.share > 0 || shop.raw24h > 0;
  if (!hasBegun && !hasWorked)
    return (
      <Step is="later" title={s("stepFirst")}>
        <span>{s("firstWaits")}</span>
      </Step>
    );
  const told = s(hasBegun ? "firstGoes" : "firstSoon", { at, n });
  return (
    <Step is={shop.problem ? "wrong" : "now"} title={s("stepFirst")}>
      <progress className={css.bar} value={firstPull.share} max={1} aria-label={s("progress")} />
      {shop.problem ? <span data-wrong="">{shop.problem}</span> : <span>{told}</span>}
      {shop.problem && (
        <span className={css.deeds}>
          <Button size="small" loading={resume.isPending} onClick={() => resume.mutate(undefined)}>
            {s("tryAgain")}
          </Button>
        </span>
      )}
    </Step>
  );
}
