/** What is wrong with terms, field by field, in both languages. Shapes were checked at the door; here is what they mean. Pure. */

import type { TermsBody, TermsFault, TermsField } from "../contract/index.ts";
import { termsFields } from "../contract/terms-names.ts";
import { askedWords } from "./goods-notes.ts";

/** Mobile, landline with or without its area's brackets and extension, 400 and 800 numbers. */
const phone = /^(?:1[3-9]\d{9}|0\d{2,3}-?\d{7,8}(?:-\d{1,6})?|[48]00-?\d{3}-?\d{4})$/;
/** Ways to be reached outside the platform, which no platform lets a reply name. */
const outside = /微信|薇信|[vV]信|QQ|扣扣|支付宝转账|https?:|www\.|加我|加群/;

type Say = (field: string, zh: string, en: string) => void;

/** Every fault of a body, in the order of its fields; empty when it may be kept. */
export function faultsOf(body: TermsBody): TermsFault[] {
  const faults: TermsFault[] = [];
  const say: Say = (field, zh, en) => void faults.push({ field, ...named(field, { zh, en }) });
  addresses(body.returnAddresses ?? [], say);
  if (body.invoice?.how === "") say("invoice.how", "要写明怎么开票", "say how an invoice is had");
  hours(body.workingHours, say);
  if (body.returnDays !== null && body.returnDays > 0 && body.returnDays < 7)
    say("returnDays", "无理由退货法定不少于 7 天；商品依法不适用的填 0", "the law gives at least 7 days; enter 0 for goods that are exempt");
  warranties(body.warranty ?? [], say);
  notes(body.goodsNotes ?? [], say);
  houseWords(body.houseWords ?? [], say);
  words(body.forbiddenWords ?? [], say);
  texts(body, say);
  return faults;
}

/** A fault as a sentence that names its field, and the row where there are several. */
function named(field: string, why: { zh: string; en: string }): { zh: string; en: string } {
  const [name = "", row] = field.split(".");
  const label = termsFields[name as TermsField];
  const at = row !== undefined && /^\d+$/.test(row) ? Number(row) + 1 : null;
  return { zh: `“${label.zh}”${at === null ? "" : `第 ${at} 条`}：${why.zh}。`, en: `${label.en}${at === null ? "" : `, line ${at}`}: ${why.en}.` };
}

function addresses(rows: NonNullable<TermsBody["returnAddresses"]>, say: Say): void {
  const seen = new Set<string>();
  for (const [at, row] of rows.entries()) {
    const field = `returnAddresses.${at}`;
    if (rows.length > 1 && row.name === "")
      say(`${field}.name`, "有几个仓库时每个都要有名称，好按订单认出是哪个", "with several warehouses each needs a name by which orders are matched");
    if (row.name !== "" && seen.has(row.name)) say(`${field}.name`, `仓库名称“${row.name}”重复`, `the warehouse name “${row.name}” is there twice`);
    seen.add(row.name);
    if (row.receiver === "") say(`${field}.receiver`, "缺少收件人", "the receiver is missing");
    if (row.receiver.includes("*") || row.address.includes("*")) say(`${field}.address`, "要写完整，不能带星号", "must be written out, without asterisks");
    if (!phone.test(row.phone))
      say(
        `${field}.phone`,
        "电话不对，应为手机号、带区号的座机或 400 电话",
        "the phone must be a mobile number, a landline with its area code, or a 400 number",
      );
    if (row.address.length < 6) say(`${field}.address`, "地址太短，要写到门牌", "the address is too short: write it down to the door number");
  }
}

function hours(set: TermsBody["workingHours"], say: Say): void {
  if (!set) return;
  if (set.from >= set.to) say("workingHours.to", "结束时间要晚于开始时间", "the end must be later than the start");
  if (new Set(set.days).size !== set.days.length) say("workingHours.days", "同一天选了两次", "a day is there twice");
}

function warranties(rows: NonNullable<TermsBody["warranty"]>, say: Say): void {
  const seen = new Set<string>();
  for (const [at, { category, text }] of rows.entries()) {
    if (text === "") say(`warranty.${at}.text`, "缺少说明", "the text is missing");
    if (seen.has(category))
      say(
        `warranty.${at}.category`,
        category === "" ? "“其他商品”只能有一条" : `类别“${category}”重复`,
        category === "" ? "there can be one line for all other goods" : `the category “${category}” is there twice`,
      );
    seen.add(category);
  }
}

function notes(rows: NonNullable<TermsBody["goodsNotes"]>, say: Say): void {
  const seen = new Set<string>();
  for (const [at, { goods, asks, answer }] of rows.entries()) {
    const about = askedWords(asks);
    if (about.length === 0) say(`goodsNotes.${at}.asks`, "要写买家会问的词，如“尺寸、多大”", "name the words buyers ask with, such as “尺寸、多大”");
    if (answer === "") say(`goodsNotes.${at}.answer`, "缺少回答", "the answer is missing");
    const again = about.find((word) => seen.has(`${goods} ${word}`));
    if (again) say(`goodsNotes.${at}.asks`, `“${again}”已经有一条回答了`, `“${again}” has an answer already`);
    for (const word of about) seen.add(`${goods} ${word}`);
  }
}

function houseWords(rows: NonNullable<TermsBody["houseWords"]>, say: Say): void {
  const replaced = new Set<string>();
  for (const [at, { instead, say: said }] of rows.entries()) {
    const field = `houseWords.${at}`;
    if (instead === "" || said === "") say(field, "两个词都要填", "both words are needed");
    else if (said.includes(instead))
      say(field, `换成的“${said}”里还有“${instead}”，会没完没了地换`, `“${said}” still contains “${instead}” and would be replaced for ever`);
    else if (rows.some((other) => other.instead !== "" && said.includes(other.instead)))
      say(field, `换成的“${said}”里有另一条要换掉的词`, `“${said}” contains a word that another line replaces`);
    if (replaced.has(instead)) say(field, `“${instead}”有两条`, `“${instead}” is there twice`);
    replaced.add(instead);
  }
}

function words(rows: readonly string[], say: Say): void {
  for (const [at, word] of rows.entries()) {
    if (word === "") say(`forbiddenWords.${at}`, "是空的", "is empty");
    else if (rows.indexOf(word) < at) say(`forbiddenWords.${at}`, `“${word}”重复`, `“${word}” is there twice`);
  }
}

/** Everything that buyers read word for word. */
function texts(body: TermsBody, say: Say): void {
  const read: [string, string][] = [
    ["freight.text", body.freight?.text ?? ""],
    ["invoice.how", body.invoice?.how ?? ""],
    ["install", body.install ?? ""],
    ...(body.goodsNotes ?? []).map(({ answer }, at): [string, string] => [`goodsNotes.${at}.answer`, answer]),
    ...(body.warranty ?? []).map(({ text }, at): [string, string] => [`warranty.${at}.text`, text]),
    ...(body.houseWords ?? []).map(({ say: said }, at): [string, string] => [`houseWords.${at}`, said]),
  ];
  for (const [field, text] of read) {
    const forbidden = (body.forbiddenWords ?? []).find((word) => word !== "" && text.includes(word));
    if (/[{}]/.test(text)) say(field, "不能有花括号", "must not contain braces");
    if (outside.test(text)) say(field, "平台不许在回复里留站外联系方式", "platforms do not let a reply name ways to be reached outside them");
    if (forbidden) say(field, `里面有禁用词“${forbidden}”，这样就一句也发不出去`, `contains the forbidden word “${forbidden}” and could never be sent`);
  }
  if (body.install === "") say("install", "是空的；没有就不要设", "is empty; leave it unset if there is none");
}
