/**
 * What silence proves. That nothing was told of a moment says that nothing happened only once whoever would have told has come past it: a
 * late source is "not known yet". And where nobody who could tell has ever told anything of the shop (`heard`), silence proves nothing. Pure.
 */
import type { Snapshot, SnapshotParcel } from "../refresh.ts";
import type { Outcome } from "./finding.ts";

/** What is waited for is looked at again after this, were it that nobody says that it came. */
const LOOK_AGAIN_MS = 10 * 60_000;
/** And so soon while the order was learnt of a moment ago: what its sources have to tell of it is on its way. */
const LOOK_SOON_MS = 60_000;
/** A source that has told nothing for so long is none any more: nobody waits for it. */
const GONE_MS = 7 * 86_400_000;
/** A warehouse that never told anything may be one that was connected after its shop. */
const UNHEARD_MS = 86_400_000;

/** Whether silence up to a moment may be believed, and if not, when to look again and whose trackers to ask. */
export interface Silence extends Pick<Outcome, "checkAt" | "ask"> {
  believed: boolean;
}

interface Moment {
  /** Silent until then, ms. */
  until: number;
  now: number;
}

const BELIEVED: Silence = { believed: true };

/** The carriers of these parcels would have told by now what happened until the moment. */
export function carriersSilent(snapshot: Pick<Snapshot, "learntAt">, parcels: readonly SnapshotParcel[], { until, now }: Moment): Silence {
  const late = parcels.filter((parcel) => !hasComePast(parcel, { until, now }));
  return late.length === 0 ? BELIEVED : { believed: false, checkAt: nextLook(snapshot, now), ask: late.map(({ id }) => id) };
}

/** The shop's warehouse, where it has one that tells, would have told by now what happened until the moment. */
export function warehouseSilent({ learntAt, warehouseTo }: Pick<Snapshot, "learntAt" | "warehouseTo">, { until, now }: Moment): Silence {
  // In the write that an order comes with nothing is concluded: what its warehouse told of it is read next.
  if (learntAt >= now) return { believed: false, checkAt: now + LOOK_SOON_MS };
  // A shop that was just connected brings orders of weeks before its warehouse is heard at all: that it has none is believed a day later.
  const isOld = learntAt > until;
  if (warehouseTo === null) return isOld && now < learntAt + UNHEARD_MS ? { believed: false, checkAt: learntAt + UNHEARD_MS } : BELIEVED;
  if (warehouseTo >= until || now - warehouseTo >= GONE_MS) return BELIEVED;
  return { believed: false, checkAt: nextLook({ learntAt }, now) };
}

/** All of them are believed, or what they wait for together. */
export function allSilent(...silences: readonly Silence[]): Silence {
  const waiting = silences.filter((silence) => !silence.believed);
  if (waiting.length === 0) return BELIEVED;
  return { believed: false, checkAt: Math.min(...waiting.flatMap(({ checkAt }) => checkAt ?? [])), ask: waiting.flatMap(({ ask }) => ask ?? []) };
}

const nextLook = ({ learntAt }: Pick<Snapshot, "learntAt">, now: number): number => now + (now - learntAt < LOOK_AGAIN_MS ? LOOK_SOON_MS : LOOK_AGAIN_MS);

function hasComePast({ subscribed, answeredAt, ended }: SnapshotParcel, { until, now }: Moment): boolean {
  if (ended || now - until >= GONE_MS) return true;
  if (answeredAt === null) return false;
  // Nobody watches it, so that nobody will be heard of it but by chance.
  return !subscribed || answeredAt >= until;
}

/** What was told stays told until somebody contradicts it: that a source is late takes nothing back. */
export function isTold({ findings }: Pick<Snapshot, "findings">, kind: string, since: number): boolean {
  return findings.some((finding) => finding.kind === kind && finding.since === since && !finding.resolved);
}
