import { describe, expect, it } from "vitest";
import { normalize } from "../../../../main/hub/connectors/kuaidi100/normalize.ts";
import { trace } from "../../../conformance/fakes/kuaidi100.ts";

const NUMBER = "YT0000000000001";
function read(topic: string, payload: unknown) {
  const result = normalize(topic, JSON.stringify(payload));
  if (!result.ok) throw new Error(result.refusal.message);
  return result.value[0];
}
const push = (more: Record<string, unknown>, last: Record<string, unknown> = {}) =>
  read("push", { status: "polling", message: "", autoCheck: "0", comOld: "", comNew: "", lastResult: { ...trace(NUMBER), ...last }, ...more });
const scan = (time: string, statusCode: string) => ({ time, context: "…", statusCode });

describe("Kuaidi100 payloads", () => {
  it("reads a query's answer: newest scan as version, places, states", () => {
    expect(read("trace", trace(NUMBER))).toMatchObject({
      carrier: "yuantong",
      waybill: NUMBER,
      state: "in_transit",
      signedBy: null,
      version: new Date("2026-11-20T02:12:31Z").getTime(),
      ended: false,
      scans: [{ place: "湖北,武汉市", state: "in_transit" }, { state: "picked_up" }],
    });
  });

  it("sorts scans newest first, whatever order they come in", () => {
    const data = [scan("2026-11-20 10:00:00", "103"), scan("2026-11-21 10:00:00", "304"), scan("2026-11-20 18:00:00", "1002")];
    expect(read("trace", { ...trace(NUMBER), state: 3, data })).toMatchObject({
      state: "signed",
      signedBy: "locker",
      version: new Date("2026-11-21T02:00:00Z").getTime(),
      scans: [{ state: "signed" }, { state: "in_transit" }, { state: "picked_up" }],
    });
  });

  it("reads a plain push by its words: only a folded state, no code, no name", () => {
    const plain = (time: string, context: string) => ({ time, ftime: time, context });
    const told = push(
      { status: "shutdown" },
      {
        state: "3",
        data: [
          plain("2026-11-23 17:20:00", "由幸福里西门店代收，凭取货码签收，感谢使用"),
          plain("2026-11-23 13:50:00", "快件已由幸福里西门店代收，请及时取件"),
          plain("2026-11-23 11:40:00", "【武汉洪山公司】 派件中 派件人: 李四"),
          plain("2026-11-22 06:18:00", "【武汉转运中心】 已发出 下一站 【武汉洪山公司】"),
          plain("2026-11-21 13:00:00", "【杭州余杭公司】 已揽收"),
        ],
      },
    );
    expect(told).toMatchObject({ state: "signed", signedBy: "station", ended: true });
    expect(told?.type === "trace" && told.scans.map((one) => one.state)).toEqual(["signed", "out_for_delivery", "out_for_delivery", "in_transit", "picked_up"]);
  });

  it("leaves out a scan without a time, where others have theirs", () => {
    const data = [{ context: "已签收" }, scan("2026-11-22 10:00:00", "5")];
    expect(read("trace", { ...trace(NUMBER), state: "5", data })).toMatchObject({ state: "out_for_delivery", scans: [{ state: "out_for_delivery" }] });
  });

  it.each([
    ["shutdown", "", true, null],
    ["abort", "", true, null],
    ["abort", "zhongtong", false, "zhongtong"],
    ["polling", "", false, null],
    ["updateall", "", false, null],
  ])("of a %s push with corrected carrier '%s' says ended %s", (...[status, comNew, ended, correctedCarrier]) => {
    expect(push({ status, comOld: comNew && "yuantong", comNew })).toMatchObject({ type: "trace", carrier: "yuantong", ended, correctedCarrier });
  });

  it.each(["polling", "shutdown", "abort"])(
    "of a %s push is known under its corrected carrier even when the one that told of the correction was lost",
    (status) => {
      expect(push({ status, autoCheck: "1" })).toMatchObject({ type: "trace", carrier: "yuantong", correctedCarrier: "yuantong" });
    },
  );

  it("knows nothing of a number nobody knows", () => {
    expect(push({ status: "abort", message: "3天查询无记录" }, { status: "201", state: "0", data: [] })).toMatchObject({
      state: "unknown",
      version: 0,
      ended: true,
      scans: [],
    });
  });

  it.each([
    ["trace", { ...trace(NUMBER), nu: "" }, "nu"],
    ["trace", { ...trace(NUMBER), data: [{ context: "…" }] }, "data.0.time"],
    ["trace", { ...trace(NUMBER), data: [scan("yesterday", "0")] }, "data.0.time"],
    ["push", { status: "polling" }, "lastResult"],
  ])("names the field of a %s it cannot read (%#)", (topic, payload, field) => {
    expect(normalize(topic, JSON.stringify(payload))).toMatchObject({ ok: false, refusal: { code: "UNREADABLE", details: { field } } });
  });
});
