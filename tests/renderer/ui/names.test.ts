import { expect, it } from "vitest";
import { bareName } from "../../../renderer/ui/names.ts";

it("a demonstration person's name is shown without the mark, any other as it is", () => {
  expect(bareName("客服小林（演示）")).toBe("客服小林");
  expect(bareName("Lin (demo)")).toBe("Lin");
  expect(bareName("规则")).toBe("规则");
  expect(bareName("王（小）明")).toBe("王（小）明");
});
