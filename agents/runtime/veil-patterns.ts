/**
 * What in a text may name a person or lead to one, found by its shape: numbers in any writing, accounts, addresses, names. Rather too much than
 * too little: what is hidden here is missing to a model, what is not leaves the machine. Every pattern is bounded.
 */

/** Kinds of what is hidden; a placeholder is called so. */
export type Hidden = "号码" | "账号" | "邮箱" | "地址" | "姓名" | "网址";

interface Found {
  at: number;
  end: number;
  kind: Hidden;
}

const DIGIT = "0-9零〇○一二三四五六七八九幺壹贰貳叁參肆伍陆陸柒捌玖两兩";
/** Digits with what people put between them; `1` in the second place of a run is left to {@link digitsIn}. */
const run = new RegExp(`[${DIGIT}](?:[ \\t.,·\\-—–_*/\\\\()（）+~、，。]{0,2}[${DIGIT}xX]){4,39}`, "gu");
/** A day, or a time of the day. */
const days =
  /(?<!\d)(?:20\d\d[-./](?:0?[1-9]|1[0-2])[-./](?:[0-2]?\d|3[01])(?!\d)(?:[ T]{1,2}[0-2]?\d:\d\d(?::\d\d)?(?!\d))?|(?<![\d:])[0-2]?\d:\d\d(?::\d\d)?(?![\d:]))/g;
/** Latin letters and digits in one word with many digits: a waybill, an order, a passport, a plate. */
const code = /(?<![A-Za-z0-9])(?=[A-Za-z-]{0,8}\d)[A-Za-z0-9][A-Za-z0-9-]{5,39}(?![A-Za-z0-9])/g;
const plate = /[京沪津渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼][A-Za-z][ ·-]?[A-Za-z0-9]{5,6}(?![A-Za-z0-9])/g;
const mail = /[\w.+-]{1,60}\s?@\s?[\w-]{1,60}(?:\s?\.\s?[A-Za-z]{2,10}){1,3}/g;
const address = /(?:https?:\/\/|www\.)[^\s，。；！]{1,300}/gi;
const account =
  /(?:(?:加|搜|我)?(?:微信|薇信|威信|卫星|v信|V信|weixin|wechat|vx|wx|QQ|扣扣|企鹅|抖音|快手|小红书|淘宝|旺旺|支付宝|账号|帳號|账户|ID))\s?(?:号|號|账号|id|ID|名)?\s?(?:是|为|:|：|=)?\s?([A-Za-z0-9_.-]{4,40})/gi;

const LEVEL = "省|自治区|自治州|市|州|区|區|县|縣|旗|盟|镇|鎮|乡|鄉|街道|村|社区|屯|组";
const STREET = "路|街|大道|大街|巷|胡同|弄|里弄|道|小区|小區|花园|花園|公寓|大厦|大廈|广场|廣場|苑|家园|新村|新城|府|城|园|宿舍|学校|大学|医院|工业园|产业园";
const DOOR = "号楼|號樓|号院|号|號|栋|棟|幢|座|单元|單元|室|楼|樓|层|層|户|戶|门|門";
const part = "[\\p{Script=Han}A-Za-z0-9]";
/** Two levels of an address, a street with a number, or a building with a door, and everything that hangs on them. */
const place = new RegExp(
  `(?:(?:(?!我|你|您|他|她|它|的|了|在|到|是|把|给|从|寄|送|发)${part}){1,8}?(?:${LEVEL}|${STREET})[ ,，、-]?){2,8}(?:${part}|[-#－ ]){0,24}?(?:\\d{1,5}(?:${DOOR})?(?:[ ,，-]?${part}{0,6}(?:${DOOR}|\\d{1,5})){0,4})?` +
    `|(?:(?!我|你|您|他|她|它|的|了|在|到|是|把|给|从|寄|送|发)\\p{Script=Han}){1,8}(?:${STREET}|村|组|屯)[ ]?[0-9零一二三四五六七八九十百]{1,6}(?:${DOOR}|弄|巷)?(?:[ ,，-]?${part}{0,6}(?:${DOOR}))*` +
    `|[0-9零一二三四五六七八九十百A-Za-z]{1,5}(?:号楼|號樓|栋|棟|幢|座|单元|單元|号院)[ ,，-]?(?:[0-9A-Za-z零一二三四五六七八九十]{1,6}(?:${DOOR})?){1,4}` +
    `|[0-9A-Za-z零一二三四五六七八九十百]{1,6}(?:室|单元|單元|栋|棟|幢|号楼|號樓|号院)`,
  "gu",
);

const SURNAMES =
  "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏水窦章云苏潘葛奚范彭郎鲁韦昌马苗凤花方俞任袁柳鲍史唐费廉岑薛雷贺倪汤滕殷罗毕郝邬安常乐于时傅皮卞齐康伍余元卜顾孟平黄和穆萧尹姚邵湛汪祁毛禹狄米贝明臧计伏成戴谈宋茅庞熊纪舒屈项祝董梁杜阮蓝闵席季麻强贾路娄危江童颜郭梅盛林刁钟徐邱骆高夏蔡田樊胡凌霍虞万支柯管卢莫房裘缪解应宗丁宣邓郁单杭洪包诸左石崔吉钮龚程嵇邢裴陆荣翁荀羊惠甄曲家封芮储靳段富焦侯班仰秋仲伊宫宁仇栾甘武符刘景詹束龙叶司黎薄印白怀蒲台从鄂索赖卓蔺屠蒙池乔阴胥能苍双闻莘党翟谭贡劳姬申扶堵冉宰郦雍璩桑桂牛寿通边燕冀尚农温别庄晏柴瞿阎连习艾容向古易慎戈廖庾终暨居衡步都耿满弘匡国文寇广禄东欧沃利蔚越师巩聂晁勾敖融冷辛阚那简饶曾沙丰关查后荆红游竺权商覃肖佟付邸闫" +
  "趙錢孫吳鄭馮陳褚衛蔣韓楊許呂張嚴華謝鄒竇蘇魯韋馬鳳賀羅畢賓鄔樂時顧黃蕭湯龐紀項閔賈婁顏鐘駱盧應鄧單諸陸榮劉葉賴喬譚賁勞農溫莊閻連廣歐師鞏聶饒關紅游";
const CUE = "收件人|收货人|收貨人|姓名|名字|联系人|聯絡人|聯繫人|我叫|叫做|本人叫|户名|戶名|真名|实名|實名|name is|my name is|I am|I'm|this is|name";
const name = `(?:[\\p{Script=Han}]{1,12}(?:[·•・.][\\p{Script=Han}]{1,12}){1,4}|[\\p{Script=Han}]{2,4}|\\p{Lu}[\\p{L}'’-]{1,20}(?:[ ·.]{1,2}\\p{Lu}[\\p{L}'’-]{0,20}){0,3})`;
const cued = new RegExp(`(?:${CUE})(?:是|叫|为|為|就是)?[ :：=]{0,3}(${name})`, "gu");
const iAm = new RegExp(`(?:我是|我係|我系|这里是)[ :：]{0,2}(${name})(?=$|[\\s,，。;；、!！]|电话|電話|手机|手機|地址)`, "gu");
const titled = new RegExp(`([${SURNAMES}]\\p{Script=Han}{0,2})(?=先生|女士|小姐|太太|夫人|阿姨|大哥|老师|老師|医生|经理)`, "gu");
/** A name stands beside a number or an address that was hidden. */
const beside = new RegExp(
  `(?<=^|[\\s,，。;；、:：(（])([${SURNAMES}]\\p{Script=Han}{1,3}|\\p{Script=Han}{1,8}·\\p{Script=Han}{1,8})(?=[\\s,，;；、:：()（）]{0,3}\\u0001)|(?<=\\u0001[\\s,，;；、:：()（）]{0,3})([${SURNAMES}]\\p{Script=Han}{1,3})(?=$|[\\s,，。;；、)）])`,
  "gu",
);

/**
 * Everything found by its shape in text of one width, from left to right, none within another. `isOurs`: words of the record and the seller, in which
 * places and people are named that every buyer may read ("本人签收"); only what leads to somebody is looked for.
 */
export function personalIn(text: string, isOurs: boolean): Found[] {
  const taken: Found[] = [];
  const free = (at: number, end: number): boolean => !taken.some((one) => at < one.end && one.at < end);
  const take = (kind: Hidden, at: number, end: number): void => {
    if (end > at && free(at, end)) taken.push({ at, end, kind });
  };
  const all = (kind: Hidden, pattern: RegExp, inText = text): void => {
    for (const match of inText.matchAll(pattern)) {
      const inner = match[1] ?? match[2] ?? match[0];
      const at = match.index + match[0].lastIndexOf(inner);
      take(kind, at, at + inner.length);
    }
  };
  all("网址", address);
  all("邮箱", mail);
  all("账号", account);
  all("号码", plate);
  const undated = text.replace(days, (day) => "#".repeat(day.length));
  for (const match of undated.matchAll(code)) if (isCode(match[0])) take("号码", match.index, match.index + match[0].length);
  for (const match of undated.matchAll(run))
    if (isNumber(match[0], undated.slice(match.index + match[0].length))) take("号码", match.index, match.index + match[0].length);
  if (isOurs) return taken.toSorted((left, right) => left.at - right.at);
  all("地址", place);
  all("姓名", cued);
  all("姓名", iAm);
  all("姓名", titled);
  all("姓名", beside, marked(text, taken));
  return taken.toSorted((left, right) => left.at - right.at);
}

/** The text with a mark in place of every sign that is hidden already. */
function marked(text: string, taken: readonly Found[]): string {
  let out = text;
  for (const { at, end } of taken) out = out.slice(0, at) + "\u0001".repeat(end - at) + out.slice(end);
  return out;
}

/** Letters and at least five digits. */
const isCode = (word: string): boolean => /[A-Za-z]/.test(word) && (word.match(/\d/g) ?? []).length >= 5;

/** Five digits and more, unless it is money. */
function isNumber(said: string, after: string): boolean {
  const digits = said.replace(new RegExp(`[^${DIGIT}xX]`, "gu"), "");
  if (digits.length < 5) return false;
  const isMoney = /^\d{1,6}(?:\.\d{1,2})?$/.test(said) && /^ ?(?:元|块|塊|rmb|yuan)/i.test(after);
  return !isMoney;
}
