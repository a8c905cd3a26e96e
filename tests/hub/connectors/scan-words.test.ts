import { describe, expect, it } from "vitest";
import { readScanWords } from "../../../main/hub/connectors/scan-words.ts";

const read = (text: string): string => {
  const { state, signedBy, redelivered } = readScanWords(text);
  return [state ?? "nothing", ...(signedBy ? [signedBy] : []), ...(redelivered ? ["again"] : [])].join(" ");
};

describe("the words of a scan tell who signed", () => {
  it.each([
    ["signed recipient", "【武汉洪山网点】 本人签收"],
    ["signed recipient", "已签收,签收人是【本人】,如有疑问请联系业务员"],
    ["signed recipient", "快件由收件人已签收，感谢您的信任"],
    ["signed other", "客户签收人: 门卫 代签收"],
    ["signed other", "投递并签收，签收人：他人收"],
    ["signed other", "已签收，签收人类型：家人"],
    ["signed other", "您的快件已由 前台 代收"],
    ["signed other", "客户签收人: 他人代签 幸福里妈妈驿站 暂放请来取 已签收"],
    ["signed other", "已签收，非本人签收，签收人：同事"],
    ["signed locker", "您的快递已签收, 签收人在【东门丰巢柜3号柜(丰巢智能快递柜)】领取。"],
    ["signed locker", "已从兔喜快递柜取出，感谢使用"],
    ["signed locker", "客户签收人：快递柜　已签收"],
    ["signed station", "由幸福里店代收，凭取货码签收"],
    ["signed station", "已签收，签收人：菜鸟驿站"],
    ["signed station", "您的快件已在【兔喜生活】取件成功，凭取件码取走"],
    ["signed unclear", "快件已妥投"],
    ["signed unclear", "【深圳宝安二部】，已送达，有什么疑问可以随时联系我 已签收"],
  ])("%s: %s", (expected, text) => expect(read(text)).toBe(expected));
});

describe("what is not a signature is none", () => {
  it.each([
    ["problem", "未签收"],
    ["problem", "快件未能签收，请联系派件员"],
    ["nothing", "如需代签请联系快递员"],
    ["nothing", "签收前请先验货，如有破损可拒收"],
    ["nothing", "感谢使用，期待再次为您服务"],
    ["out_for_delivery", "【武汉洪山网点】的李师傅（电话）正在派件，如您需代签收请联系他"],
    ["out_for_delivery", "快件交给李四，正在派送途中，请您准备签收"],
    ["out_for_delivery station", "已代收，请尽快取件"],
    ["out_for_delivery station", "快件已由幸福里西门店代收，请及时取件，如有疑问请联系"],
    ["out_for_delivery station", "快件已到达世纪华联超市妈妈驿站联系电话"],
    ["out_for_delivery station", "幸福里驿站已发出自提短信请上门自提"],
    ["out_for_delivery locker", "快件已放入智能快递柜，请凭取件码领取"],
    ["out_for_delivery locker", "快件已被【西门丰巢柜2号柜(丰巢智能快递柜)】代收，如有问题请电联"],
    ["returned", "客户签收人: 寄件人 退回件已签收"],
    ["returned", "退件已签收，签收人：商家"],
    ["rejected", "收件人拒收，快件准备退回"],
    ["rejected", "客户拒签，理由：不想要了"],
    ["returning", "【武汉】 退回件已发出，返回寄件人"],
    ["problem", "快件误签收，已撤销签收"],
    ["problem", "包裹已签收（错扫，实际未派送）"],
    ["problem", "【武侯区网点】已签收，误扫，请以实际派送为准"],
    ["problem", "快件误扫签收"],
    ["out_for_delivery again", "误签，重新派送"],
    ["out_for_delivery again", "收件人拒收后同意收件，安排再次派送"],
    ["out_for_delivery again", "取消退回，快递员正在第2次派件"],
  ])("%s: %s", (expected, text) => expect(read(text)).toBe(expected));
});

describe("the words of a scan tell where it stands", () => {
  it.each([
    ["label_only", "商家正通知快递公司揽件"],
    ["label_only", "包裹正在等待揽收"],
    ["label_only", "快递员即将上门取件"],
    ["label_only", "揽收失败，另约时间"],
    ["withdrawn", "运单已作废"],
    ["withdrawn", "寄件人已取消寄件"],
    ["picked_up", "【河北省某综合保税区公司】 已揽收 取件人: 王五"],
    ["picked_up", "【市场部公司】 已收件 取件人: 市场部"],
    ["picked_up", "顺丰速运 已收取快件"],
    ["picked_up", "您的快件已由快递员王五取件"],
    ["picked_up", "【杭州揽投部】已收寄，揽投员:张三"],
    ["picked_up", "退货快件已揽收"],
    ["in_transit", "【武汉转运中心】 已收入"],
    ["in_transit", "【武汉转运中心】 已发出 下一站 【武汉洪山公司】"],
    ["in_transit", "到【青岛转运中心】"],
    ["in_transit", "快件离开 【昆常转运中心】 已发往 【常熟四部】"],
    ["in_transit", "快件已送达【武汉洪山营业部】"],
    ["customs", "快件正在清关"],
    ["out_for_delivery", "【武汉洪山公司】 派件中 派件人: 李四 快递小哥每天已测体温，请放心收寄快递"],
    ["out_for_delivery", "【武汉市】安排投递，投递员：王五"],
    ["problem", "派送不成功，收件人不在家，改约明天"],
    ["problem", "地址不详，无法派送"],
    ["forwarded", "快件转寄至邮政派送"],
    ["nothing", "疫情期间每天对网点多次消毒"],
    ["nothing", ""],
  ])("%s: %s", (expected, text) => expect(read(text)).toBe(expected));
});
