import { expect, it } from "vitest";
import { keptStyles } from "../../../renderer/ui/kept-styles.ts";

it("a style is read once, though nothing wears it for a while; what the library takes out of the page it forgets as before", () => {
  const styles = keptStyles();
  for (const path of ["style%css-1%Button", "token%light"]) {
    styles.opUpdate(path, () => [1, "read"]);
    styles.opUpdate(path, () => null);
  }
  expect([styles.opGet("style%css-1%Button"), styles.opGet("token%light")]).toEqual([[0, "read"], null]);
  styles.opUpdate("style%css-1%Button", (before) => [(before?.[0] ?? 0) + 1, before?.[1] ?? "read anew"]);
  expect(styles.opGet("style%css-1%Button")).toEqual([1, "read"]);
});
