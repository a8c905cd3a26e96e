import { describe, expect, it } from "vitest";
import { kuaidi100Handler } from "../../main/demo/kuaidi100/server.ts";
import { pushSign } from "../../main/demo/kuaidi100/service.ts";
import { advance } from "../../main/demo/play.ts";
import type { Show } from "../../main/demo/show.ts";
import type { SimParcel } from "../../main/demo/truth/types.ts";
import { at, HOUR, kuaidi100, type Row, rows, START, smallShow } from "./seller.ts";

const parcelOf = (show: Show, want: (parcel: SimParcel) => boolean): SimParcel => {
  const found = [...show.world.parcels.values()].find(want);
  if (!found) throw new Error("no such parcel in this world");
  return found;
};
const plain = (parcel: SimParcel): boolean => !["shunfeng", "zhongtong"].includes(parcel.carrier) && parcel.trueCarrier === parcel.carrier;
const query = (show: Show, parcel: SimParcel, more: Record<string, string> = {}): Row =>
  kuaidi100(show, "/poll/query.do", { com: parcel.carrier, num: parcel.waybill, resultv2: "4", ...more });
const watch = (show: Show, parcel: SimParcel, salt: string | null): Row =>
  kuaidi100(show, "/poll", {
    company: parcel.carrier,
    number: parcel.waybill,
    key: "demoKey01",
    parameters: { callbackurl: "http://127.0.0.1:9/hooks/kuaidi100/s3", salt, resultv2: "4", phone: parcel.phoneTail },
  });

/** What waits to be pushed to nobody: the payloads in the schedule. */
function waiting(show: Show): { url: string; form: URLSearchParams }[] {
  return show.schedule.items().flatMap((event) => {
    if (event.type !== "push" || event.push.service !== "kuaidi100") return [];
    const { url, form } = JSON.parse(event.push.payload) as { url: string; form: string };
    return [{ url, form: new URLSearchParams(form) }];
  });
}

describe("the carrier service", () => {
  it("gives the whole trace, newest first, with the advanced code as state", () => {
    const show = smallShow();
    const parcel = parcelOf(show, (entry) => plain(entry) && entry.scans.length > 3);
    const answer = query(show, parcel);
    expect(answer.returnCode).toBeUndefined();
    expect(rows(answer.data)).toHaveLength(parcel.scans.length);
    expect(answer.state).toBe(parcel.scans.at(-1)?.code);
    expect(at(answer, "data", 0, "statusCode")).toBe(parcel.scans.at(-1)?.code);
  });

  it("locks a waybill that is asked twice within half an hour", async () => {
    const show = smallShow();
    const parcel = parcelOf(show, (entry) => plain(entry) && entry.scans.length > 3);
    query(show, parcel);
    expect(query(show, parcel).returnCode).toBe("504");
    show.clock.set(START + 31 * 60_000);
    expect(query(show, parcel).message).toBe("ok");
  });

  it("knows nothing of a parcel that never left, wants a phone for SF and ZTO, and reads no JSON bodies", () => {
    const show = smallShow({ orders: 300 });
    const ghost = parcelOf(show, (entry) => plain(entry) && entry.scans.length === 0);
    expect(query(show, ghost).returnCode).toBe("500");
    const sf = parcelOf(show, (entry) => entry.carrier === "shunfeng" && entry.trueCarrier === "shunfeng" && entry.scans.length > 2);
    expect(query(show, sf).returnCode).toBe("408");
    show.clock.set(START + 31 * 60_000);
    expect(query(show, sf, { phone: sf.phoneTail }).message).toBe("ok");
    const call = { method: "POST", path: "/poll/query.do", query: new URLSearchParams(), headers: { "content-type": "application/json" }, body: "{}" };
    const reply = kuaidi100Handler(show.gates.kuaidi100)(call);
    expect(reply === "hang" ? "" : reply.body).toContain("提交的数据不完整");
  });

  it("says 501 when a parcel is watched already, and pushes only when there is news", async () => {
    const show = smallShow();
    const parcel = parcelOf(show, (entry) => plain(entry) && entry.scans.length > 3);
    expect(watch(show, parcel, "kdsalt").returnCode).toBe("200");
    expect(watch(show, parcel, "kdsalt")).toMatchObject({ result: false, returnCode: "501" });
    await advance(show, START + 14 * 60_000);
    expect(waiting(show)).toHaveLength(0);
    await advance(show, START + 16 * 60_000);
    const [push] = waiting(show);
    expect(push?.form.get("sign")).toBe(pushSign(push?.form.get("param") ?? "", "kdsalt"));
    const told = JSON.parse(push?.form.get("param") ?? "{}") as Row;
    expect(rows(at(told, "lastResult", "data"))).toHaveLength(parcel.scans.length);
    const scans = parcel.scans.length;
    await advance(show, START + 4 * HOUR);
    expect(waiting(show).length > 1).toBe(parcel.scans.length > scans);
  });

  it("signs with an empty salt, and not at all without one", async () => {
    const show = smallShow();
    const [first, second] = [...show.world.parcels.values()].filter((entry) => plain(entry) && entry.scans.length > 3);
    if (!first || !second) throw new Error("too few parcels");
    watch(show, first, "");
    watch(show, second, null);
    await advance(show, START + 16 * 60_000);
    const signs = waiting(show).map((push) => push.form.get("sign") === pushSign(push.form.get("param") ?? "", ""));
    expect(signs.sort()).toEqual([false, true]);
    expect(waiting(show).filter((push) => push.form.get("sign") === null)).toHaveLength(1);
  });

  it("gives a wrong carrier up and watches the right one by itself", async () => {
    const show = smallShow();
    const parcel = parcelOf(show, (entry) => plain(entry) && entry.scans.length > 3);
    const truth = parcel.carrier;
    const typed = truth === "yunda" ? "yuantong" : "yunda";
    kuaidi100(show, "/poll", { company: typed, number: parcel.waybill, key: "demoKey01", parameters: { callbackurl: "http://127.0.0.1:9/x", salt: "s" } });
    await advance(show, START + 16 * 60_000);
    await advance(show, START + 32 * 60_000);
    const told = waiting(show).map((push) => JSON.parse(push.form.get("param") ?? "{}") as Row);
    expect(told.map((entry) => [entry.status, entry.autoCheck, entry.comNew])).toContainEqual(["abort", "1", truth]);
    expect(told.some((entry) => entry.status !== "abort" && entry.autoCheck === "1" && at(entry, "lastResult", "com") === truth)).toBe(true);
  });
});
