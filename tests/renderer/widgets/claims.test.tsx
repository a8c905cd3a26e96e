import fc from "fast-check";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import type { SuggestionClaim } from "../../../main/hub/contract/index.ts";
import { LocaleProvider } from "../../../renderer/locales/provider.tsx";
import { zh } from "../../../renderer/locales/zh/index.ts";
import { ClaimText } from "../../../renderer/widgets/claim-text.tsx";
import { segments } from "../../../renderer/widgets/claims.ts";

const claim = (text: string, support: string | null = "记录"): SuggestionClaim => ({ kind: "amount", text, support });

describe("segments of a reply", () => {
  it("mark a claim wherever its words stand", () => {
    const cut = segments("退款59元，59元原路退回", [claim("59元")]);
    expect(cut.map((part) => [part.text, part.claim !== null])).toEqual([
      ["退款", false],
      ["59元", true],
      ["，", false],
      ["59元", true],
      ["原路退回", false],
    ]);
  });

  it("keep two neighbouring places of one claim apart", () => {
    expect(segments("到到", [claim("到")]).map((part) => part.text)).toEqual(["到", "到"]);
  });

  it("let the longer of two overlapping claims win", () => {
    const cut = segments("已于11-22 09:47签收", [claim("09:47"), claim("11-22 09:47")]);
    expect(cut.filter((part) => part.claim).map((part) => part.text)).toEqual(["11-22 09:47"]);
  });

  it("ignore claims that do not stand in the text, and empty ones", () => {
    expect(segments("您好", [claim("再见"), claim("")])).toEqual([{ text: "您好", start: 0, claim: null }]);
  });

  it("joined are always the reply itself", () => {
    const word = fc.string({ unit: fc.constantFrom("退", "款", "5", "9", "元", " "), maxLength: 12 });
    fc.assert(
      fc.property(word, fc.array(word, { maxLength: 5 }), (text, claims) => {
        const cut = segments(
          text,
          claims.map((each) => claim(each)),
        );
        expect(cut.map((part) => part.text).join("")).toBe(text);
        expect(cut.every((part) => text.startsWith(part.text, part.start))).toBe(true);
      }),
    );
  });
});

it("an unsupported claim is told apart from a supported one", () => {
  const html = renderToStaticMarkup(
    <LocaleProvider begins={{ language: "zh", texts: zh }}>
      <ClaimText text="59元，明天到" claims={[claim("59元"), claim("明天到", null)]} />
    </LocaleProvider>,
  );
  expect(html).toMatch(/data-supported="yes"[^>]*>(?:<bdi>)?59元</);
  expect(html).toMatch(/data-supported="no"[^>]*>(?:<bdi>)?明天到</);
});
