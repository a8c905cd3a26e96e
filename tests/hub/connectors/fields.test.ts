import { describe, expect, it } from "vitest";
import { z } from "zod";
import { readPayload, timeTold, timeToldOrNull } from "../../../main/hub/connectors/fields.ts";

const read = (at: string) => readPayload(z.object({ at: timeToldOrNull }), `{"at":${at}}`);

describe("a time as it was told", () => {
  it("has not happened where it is absent, 0, or a year that stands for never", () => {
    for (const at of ["null", '""', "0", '"0"', '"0000-00-00 00:00:00"', '"1970-01-01 08:00:00"'])
      expect(read(at), at).toEqual({ ok: true, value: { at: null } });
    expect(read("1795147200000")).toEqual({ ok: true, value: { at: new Date(1_795_147_200_000) } });
  });

  it("names its field where something else stands, even what cannot be written as text", () => {
    for (const at of ["{}", '{"toString":1,"valueOf":1}', '["0"]', "true"]) {
      expect(read(at), at).toMatchObject({ ok: false, refusal: { code: "UNREADABLE", details: { field: "at" } } });
      expect(readPayload(z.object({ at: timeTold }), `{"at":${at}}`), at).toMatchObject({ ok: false, refusal: { details: { field: "at" } } });
    }
  });
});
