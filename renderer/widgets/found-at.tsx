import { Button } from "antd";
import { type ReactNode, useState } from "react";
import type { PlaceView } from "../../main/hub/contract/maps.ts";
import { useChange } from "../client/change.ts";
import { hub, type Outputs } from "../client/rpc.ts";
import { useMay } from "../client/session.tsx";
import { mapTexts } from "../locales/late/map.ts";
import { useLate } from "../locales/late.ts";
import { exact } from "../ui/format.ts";
import { Tag } from "../ui/parts.tsx";
import css from "./receiver.module.css";

const tones = { door: "good", coarse: "plain", region: "warn", none: "warn", hidden: "plain" } as const;
const METRES_A_KM = 1_000;

/** How far a map found an address, and - asked by hand - how far it is from the seller's place. */
export function FoundAt({ orderId, place }: { orderId: string; place: PlaceView }): ReactNode {
  const m = useLate(mapTexts);
  const may = useMay("case.work");
  const [far, setFar] = useState<Outputs["maps"]["distance"] | null>(null);
  const ask = useChange({ call: () => hub.maps.distance({ orderId }), after: setFar });
  const isNear = place.trust === "door" || place.trust === "coarse";
  return (
    <span className={css.found}>
      <Tag tone={tones[place.trust]} title={`${place.district}${place.level} ${exact(place.at)}`}>
        {m("placed", { how: m(`trust.${place.trust}`) })}
      </Tag>
      {far && <span role="status">{distanceIn(far, m)}</span>}
      {!far && may && isNear && (
        <Button type="link" size="small" loading={ask.isPending} onClick={() => ask.mutate(undefined)}>
          {m("distance")}
        </Button>
      )}
    </span>
  );
}

function distanceIn({ metres, seconds }: Outputs["maps"]["distance"], m: ReturnType<typeof useLate<keyof typeof mapTexts.zh>>): string {
  const km = (metres / METRES_A_KM).toFixed(1);
  return seconds === null ? m("straight", { km }) : m("byRoad", { km, minutes: String(Math.max(1, Math.round(seconds / 60))) });
}
