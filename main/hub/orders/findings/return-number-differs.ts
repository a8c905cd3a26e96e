/** What came back to the warehouse carries another waybill than any that a case names. */
import { waybillKey } from "../waybill.ts";
import { type Finding, NOTHING } from "./finding.ts";

export const returnNumberDiffers: Finding<"return_number_differs"> = {
  kind: "return_number_differs",
  duty: "agent",
  ends: {
    zh: "售后改填到仓的单号，或另有包裹以登记的单号到仓，就解除；请核对是哪一件退货。",
    en: "Ends when the after-sale names the number that arrived, or another parcel arrives under the one it names; check which return this is.",
  },
  fact: "退货单号对不上",
  aloud: false,
  find({ snapshot }) {
    const named = snapshot.parcels
      .filter((parcel) => parcel.toldVersion >= 0 && (parcel.direction === "return" || parcel.returnNamedAt !== null))
      .map(({ waybill }) => waybill);
    const keys = new Set(named.map(waybillKey));
    const told = snapshot.warehouse.flatMap(({ kind, at, data }) =>
      (kind === "return_arrived" || kind === "return_inspected") && typeof data.waybill === "string" && data.waybill !== ""
        ? [{ kind, at, waybill: data.waybill }]
        : [],
    );
    const [strange] = told.filter(({ waybill }) => !keys.has(waybillKey(waybill)));
    if (!strange || named.length === 0 || told.some(({ waybill }) => keys.has(waybillKey(waybill)))) return NOTHING;
    return { proof: { since: strange.at, evidence: { waybill: strange.waybill, kind: strange.kind, named: named.join("、") } } };
  },
  sentence({ evidence, since, text, written }) {
    const isInspected = evidence.kind === "return_inspected";
    return {
      zh: `仓库 ${since} ${isInspected ? "验收" : "收到"}的退货单号是 ${text("waybill")}，售后登记的是 ${text("named")}，请核对是哪一件退货。`,
      en: `The warehouse ${isInspected ? "inspected" : "received"} a return under ${written("waybill")} at ${since}; the after-sale names ${written("named").replaceAll("、", ", ")}: check which return it is.`,
    };
  },
};
