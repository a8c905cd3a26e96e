import { describe, expect, test } from "vitest";
import { shapeOf, shapeOfValue } from "../../../main/hub/kernel/shape.ts";

describe("a payload's shape", () => {
  test("keeps fields, states, moments, ids and amounts, and hides who it is about and what was said", () => {
    const payload = {
      tid: "4812345678901234567",
      status: "WAIT_SELLER_SEND_GOODS",
      created: "2026-11-19 10:00:00",
      payment: "50.00",
      num: 2,
      receiver_name: "王小明",
      receiver_mobile: "13812340001",
      receiver_address: "文三路 1 号 2 栋 301",
      buyer_message: "我是李雷，电话零五七一八八六六",
      title: "Zhang San",
      list: [{ waybill: "SF1234567890123", text: "快递员 小王 13900000000 正在派送" }],
    };
    expect(JSON.parse(shapeOf(JSON.stringify(payload), 2_000))).toEqual({
      tid: "4812345678901234567",
      status: "WAIT_SELLER_SEND_GOODS",
      created: "2026-11-19 10:00:00",
      payment: "50.00",
      num: 2,
      receiver_name: "…3",
      receiver_mobile: "…11",
      receiver_address: "…15",
      buyer_message: "…15",
      title: "…9",
      list: [{ waybill: "SF1234567890123", text: "…23" }],
    });
  });

  test("is looked for in texts that hold JSON, and in names of fields", () => {
    expect(shapeOf('{"data":"{\\"phone\\":\\"13812340001\\",\\"p_id\\":\\"4812345678901234567\\"}","王小明 13812340001":1}', 500)).toBe(
      '{"data":{"phone":"…11","p_id":"4812345678901234567"},"…15":1}',
    );
  });

  test("of what is no JSON is nothing but its signs", () => {
    expect(shapeOf("name=王小明&mobile=13812340001&addr=Wensan Road 1", 500)).toBe("…4=…3&…6=…11&…4=…6 …4 …1");
    expect(shapeOf("<xml>张三</xml>", 500)).toBe("<…3>…2</…3>");
  });

  test.each([
    "13812340001",
    "0571-88886666",
    "400-810-0000",
    "330106199001011234",
    "李雷",
    "a@b.cn",
    "wxid_lilei88",
    "Li Lei",
    "京A12345",
    "+86 138 1234 0001",
  ])("hides %s wherever it stands", (personal) => {
    for (const payload of [
      JSON.stringify({ x: personal }),
      JSON.stringify([personal]),
      JSON.stringify({ [`${personal} `]: 1 }),
      `x=${personal}`,
      `"${personal}"`,
    ]) {
      expect(shapeOf(payload, 500), payload).not.toContain(personal);
    }
    expect(shapeOfValue(personal)).not.toContain(personal);
  });

  test("hides a phone that is written as a number", () => {
    expect(shapeOf('{"x":13812340001}', 100)).toBe('{"x":"…11"}');
  });
});
