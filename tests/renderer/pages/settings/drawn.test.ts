import { describe, expect, it } from "vitest";
import { Settings } from "../../../../main/hub/contract/settings.ts";
import { settingsTexts } from "../../../../renderer/locales/late/settings.ts";
import { drawnAs, drawnParts } from "../../../../renderer/pages/settings/drawn.ts";

const names = Object.values(drawnParts).flat();

describe("the form of the settings", () => {
  it("asks for each setting once, by a name that the contract knows", () => {
    expect(new Set(names).size).toBe(names.length);
    expect(names.toSorted()).toEqual(Object.keys(Settings.shape).toSorted());
  });

  it.each(names)("has words for %s and for all that may be chosen", (name) => {
    const drawn = drawnAs(name);
    const wanted = [
      name,
      ...(drawn.as === "choice" ? drawn.values.map((value) => `${name}.${value}`) : []),
      ...(drawn.as === "ways" ? [...drawn.kinds.map((kind) => `notice.${kind}`), ...drawn.ways.map((way) => `way.${way}`)] : []),
    ];
    expect(wanted.filter((key) => !(key in settingsTexts.zh))).toEqual([]);
  });
});
