/** Where somebody lives or works: chains of places, streets with numbers, houses and doors, in Chinese, in English, in pinyin. */
import type { Claims } from "./claims.ts";

const LEVEL = "省|自治区|自治區|自治州|市|州|区|區|县|縣|旗|盟|镇|鎮|乡|鄉|街道|村|社区|社區|屯|组|組";
const STREET =
  "大街|大道|街|路|巷|胡同|里弄|弄|道|小区|小區|花园|花園|公寓|大厦|大廈|广场|廣場|苑|家园|新村|新城|府|城|园|湾|灣|公馆|国际|嘉园|名都|豪庭|雅居|别墅|山庄|宿舍|学校|学院|大学|中学|小学|医院|工业园|产业园|创业园|海创园|厂房|农场|校区";
const DOOR = "号楼|號樓|号院|号|號|栋|棟|幢|座|单元|單元|室|楼|樓|层|層|户|戶|门|門|期|舍|班|店|社|连";
/** Words of every day that are in no place's name: a chain begins behind them. */
const NOT = "(?!我|你|您|他|她|它|的|了|在|到|是|把|给|从|寄|送|发|住|这|那|哪|每|一条|没|有|能|要|不|就|都(?!市))";
const part = "[\\p{Script=Han}A-Za-z0-9]";
const NUMBER = "(?:[0-9]{1,5}|[一二三四五六七八九十百零〇]{1,6}|[A-Za-z](?=座|栋|棟|幢|区|單元|单元))";
/** What hangs on a street: numbers, houses, stairs, doors, each near the one before. */
const TAIL = `(?:[ ,，、-]?(?:中段|南段|北段|东段|西段)?(?:${part}{0,6}?${NUMBER}(?:[-－－][0-9A-Za-z]{1,5}){0,3}(?:${DOOR}){0,2}|${part}{1,6}?(?:${DOOR}|${STREET}))){0,6}`;

/** Two levels and more, or a level and a street. */
const chain = new RegExp(`(?:(?:${NOT}${part}){1,8}?(?:${LEVEL}|${STREET})[ ,，、-]?){2,8}${TAIL}`, "gu");
/** One street, quarter or house with a number. */
const numbered = new RegExp(
  `(?:${NOT}\\p{Script=Han}){1,8}?(?:${STREET}|村|组|屯)[ ]?(?:第|[东南西北]门?)?${NUMBER}(?:[-－][0-9A-Za-z]{1,5}){0,3}(?:${DOOR}|弄|巷)?${TAIL}`,
  "gu",
);
const houses = new RegExp(
  `(?<![A-Za-z0-9])[0-9零一二三四五六七八九十百A-Za-z]{1,5}(?:号楼|號樓|栋|棟|幢|座|单元|單元|号院|号厂房)[ ,，-]?(?:[0-9A-Za-z零一二三四五六七八九十]{1,6}(?:${DOOR})?){1,4}` +
    `|(?<![A-Za-z0-9])[0-9A-Za-z零一二三四五六七八九十百]{1,6}(?:室|单元|單元|栋|棟|幢|号楼|號樓|号院)(?!一厅|两厅|课|测)`,
  "gu",
);
/** "万科城市花园7-1-202": a house by three numbers. */
const byNumbers = /(?:\p{Script=Han}{2,10})(?:[0-9]{1,3}[-－]){1,3}[0-9]{3,4}(?![0-9])/gu;

const CUE = "(?:住在?|寄到|送到|送去|放在?|改到|改为|改成|在|到|老家|乡下|宿舍|单位|公司在|地址(?:是|在|改到|改为|改成|：|:)?|住址(?:是|：|:)?|丰巢柜在|转寄)";
const NAMED =
  "SOHO|公馆|嘉园|名都|豪庭|雅居|别墅|山庄|村委会|居委会|小区|小區|花园|花園|公寓|大厦|广场|家园|新村|新城|宿舍|学校|学院|大学|中学|小学|医院|工业园|产业园|农场|校区|苑|城|府|村|屯|镇|乡|街道|路|街|巷|大道|驿站";
const COMMON =
  "(?!楼下|门口|附近|我们|你们|他们|咱们|人家|这|那|哪|隔壁|单位|学校|高速|公路|马路|半路|一路|铁路|国道|网|小区|驿站|同|什么|其他|别|县|全|老|外|同一|几|每)";
/** A quarter, a village or a road by its name, after a word that says somebody is there. */
const cued = new RegExp(`${CUE}[ :：]?(${COMMON}(?:(?!的|了|吗|是|不|就|没)\\p{Script=Han}){2,8}?(?:${NAMED})(?:[东南西北]?门)?${TAIL})`, "gu");
/** A quarter's part, a house with a name and a school: nobody says these of goods. */
const proper = new RegExp(
  `(?<!${part})(?:${NOT}\\p{Script=Han}){1,8}?(?:[一二三四五六七八九十]区|第[一二三四五六七八九十]+(?:中学|小学|人民医院|医院)|人民医院|中心小学|大厦[A-Z]座|村委会|居委会|街道(?!办|上|边)|大街(?!上|边)|大道(?!上|边)|(?:外国语|实验|附属)(?:学校|小学|中学)|大学\\p{Script=Han}{2,4}校区|[东南西北]?[一二三四五六七八九十]村)${TAIL}(?:\\p{Script=Han}{2,3}部)?` +
    `|\\p{Script=Han}{2,4}SOHO[ ]?(?:T[0-9]|[A-Z0-9]{1,2})?[ ]?(?:[A-Z]座)?|[一二三四五六七八九十]{1,4}团[一二三四五六七八九十]{1,4}连|\\p{Script=Han}{2,6}农场(?:[一二三四五六七八九十]分场)?`,
  "gu",
);
const station = /(?:驿站|菜鸟)(\p{Script=Han}{2,8}店)/gu;

const WAY = "(?:Road|Rd|Street|St|Avenue|Ave|Lane|Ln|Drive|Dr|Parkway|Pkwy|Boulevard|Blvd|Court|Ct|Square|Terrace|Highway|Hwy|Lu|Jie|Dadao)";
const INSIDE = "(?:Room|Flat|Unit|Apt\\.?|Apartment|Suite|Tower|Building|Block|Bldg\\.?)";
const english = new RegExp(
  `(?:\\b${INSIDE} [A-Z0-9][\\w-]{0,6},? ?){0,4}(?:No\\.? ?)?\\b\\d{1,5}[A-Z]? (?:(?:[A-Z][\\w'.]{0,20}|\\d{1,3}(?:st|nd|rd|th)) ){1,4}${WAY}\\b\\.?(?:, ?[A-Z][\\w ]{1,20}){0,4}` +
    `|\\b${INSIDE} [A-Z0-9]*\\d[\\w-]{0,6}(?:,? ${INSIDE} [\\w-]{1,6}){0,3}`,
  "g",
);
const pinyin = /\b[a-z]{2,14} ?(?:lu|jie|dadao|xiang|nong) ?\d{1,5} ?(?:hao|nong)?(?: ?\d{1,4} ?(?:hao|lou|shi|zhuang))?/gi;

const ordinary = /^(?:[一二两三四五六七八九十\d]{1,3}(?:期|层|楼|号|门|户|店|班)|[一二两三四五六]室|\d{1,2}号)$/;

/** Claims places. */
export function claimPlaces(claims: Claims): void {
  const rest = claims.rest();
  claims.all("地址", english);
  claims.all("地址", chain, { within: rest });
  claims.all("地址", proper, { within: rest });
  claims.all("地址", numbered, { within: rest });
  claims.all("地址", byNumbers, { within: rest });
  claims.all("地址", houses, { within: rest, unless: ([whole]) => ordinary.test(whole) });
  claims.all("地址", cued, { within: rest });
  claims.all("地址", station);
  claims.all("地址", pinyin);
}
