import { describe, expect, it } from "vitest";
import { signJd } from "../../../../main/hub/connectors/jd/auth.ts";

/** open.jd.com, development guide, listId 2643. */
const OFFICIAL = {
  "360buy_param_json": '{"end_date":null,"optional_fields":null,"order_state":"WAIT_SELLER_STOCK_OUT","page":"1","page_size":"200","start_date":null}',
  access_token: "yourtoken",
  app_key: "yourappkey",
  method: "jingdong.pop.order.search",
  timestamp: "2021-05-07 09:20:39.683+0800",
  v: "2.0",
};

describe("JD signature", () => {
  it("gives the official example's", () => {
    expect(signJd(OFFICIAL, "yourappSecret")).toBe("D70825340F4084360B9362B60DFD7930");
    expect(signJd({ ...OFFICIAL, sign: "x" }, "yourappSecret")).toBe("D70825340F4084360B9362B60DFD7930");
  });

  it("covers the token and every byte of the parameters", () => {
    expect(signJd({ ...OFFICIAL, access_token: "another" }, "yourappSecret")).not.toBe("D70825340F4084360B9362B60DFD7930");
    expect(signJd({ ...OFFICIAL, "360buy_param_json": OFFICIAL["360buy_param_json"].replace(":", ": ") }, "yourappSecret")).not.toBe(
      "D70825340F4084360B9362B60DFD7930",
    );
  });
});
