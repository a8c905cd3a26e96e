/** Names of people, by what is said before, behind and beside them. */
import type { Claims } from "./claims.ts";
import { dotted, fullName, latin, nickname, notAName, strongName, strongSurname, surname } from "./surnames.ts";

/** Fields of a form and words that say who somebody is in this matter. */
const FIELD =
  "收件人|收货人|收貨人|寄件人|发件人|签收人|签收的是|联系人|聯絡人|聯繫人|下单人|购买人|经办人|法人(?:代表)?|提货人|取件人|代收人|付款人|持卡人|开户人|负责人|家长|落款|(?:发票)?抬头|户名|戶名|真名|实名|實名|姓名|(?<!这个)名字|真实姓名|昵称";
const WEAK_FIELD = "本人|买家|学生|顾客|机主|老师傅|我叫|叫做|本人叫|我名叫";
const JOIN = "(?:[ :：=]{0,3}(?:应该是|应为|改成|改为|写成|写的是|写的|就是|是|叫|写|填|改|换|开|为|為)?[ :：=]{0,2}(?:我老婆|我老公|我妈|我爸|我)?)";
const NEXT = '(?=$|的|[\\s,，。;；、!！?？）)"”\\u0001]|电话|電話|手机|手機|地址|不是|我不|了)';
const anyName = `(?:${dotted}|${latin}|${fullName})`;

const field = new RegExp(`(?:${FIELD})${JOIN}(${anyName})`, "gu");
/** A form's field with a colon takes any short word for a name, also of signs that no list has. */
const formField = new RegExp(`(?:${FIELD})[ ]?[:：][ ]?((?:\\p{Script=Han}[ *]{0,2}){1,4}|[a-z]{2,12} [a-z]{2,12})${NEXT}`, "gu");
/** A name of signs that no list has, or of a people without surnames, where nothing else can stand. */
const rareField = new RegExp(
  `(?:收件人|收货人|收貨人|联系人|聯絡人|姓名|我叫)[ ]?(?:是|为)?[ ]?((?!信息|姓名|电话|地址|名字|怎么|可以|能|不|写|填|要|改|还|是|了|没|什么|错|栏|叫|呢|那|这|及|和|与|姓|有|在)\\p{Script=Han}{2,4})${NEXT}`,
  "gu",
);
const corrected = new RegExp(`(?<=(?:名字|姓名|收件人|收货人|抬头)[^。！？\\n]{0,20}(?:应该是|应为|改成|改为|写成|换成)[ ]?)${anyName}`, "gu");
const weakField = new RegExp(`(?:${WEAK_FIELD})[ :：=]{0,3}(${strongName}|${dotted}|${latin})`, "gu");
const iAm = new RegExp(`(?:我是|我係|我系|这里是|這裡是)[ :：]{0,2}(${strongName}|${dotted}|${latin})${NEXT}`, "gu");
const called = new RegExp(`(?:叫我|喊我|我叫)[ ]?(${nickname}|${latin}|${strongName})`, "gu");
const starred = /(?:我叫|收件人|收货人|姓名|名字)[:：是 ]{0,2}(\p{Script=Han}\*{1,3}\p{Script=Han}?)/gu;
const familyName = new RegExp(`(?:我|免贵|鄙|他|她|本人)姓[ ]?(${surname})(?!名|什|啥)`, "gu");

/** Those around a buyer, and those a parcel goes through. */
const KIN =
  "老婆|老公|媳妇|婆婆|公公|岳父|岳母|丈母娘|姑姑|舅舅|舅妈|姨妈|叔叔|婶婶|嫂子|姐夫|表哥|表姐|表弟|表妹|侄子|侄女|外甥|孙子|孙女|爱人|对象|男朋友|女朋友|丈夫|妻子|妈妈|妈|爸爸|爸|儿子|女儿|孩子|哥哥|姐姐|弟弟|妹妹|爷爷|奶奶|同事|室友|邻居|朋友|同学|闺蜜|老板|领导|快递员|快递小哥|小哥|骑手|站长|派件员|师傅|客服|经理|店长|转交|转给|联系|找|给|交给";
const kin = new RegExp(`(?:${KIN})(?:叫|是|名叫)?[ ]?(${strongName}|(?<=(?:联系|找|转交|转给) ?)${latin})`, "gu");
const kinNick = new RegExp(`(?:客服|快递员|快递小哥|骑手|店长|经理)(?:叫|是)?[ ]?(${nickname})`, "gu");

const TITLE =
  "先生|女士|小姐|太太|夫人|阿姨|大哥|老师|老師|医生|醫生|经理|經理|老板|叔叔|师傅|同学|总(?!额|是|共|计|价|数|量|体|之|会|算|部|得|有|的)|姐(?!姐|妹)|哥(?!哥)";
const titled = new RegExp(`(?<!谢)((?!谢谢)${strongSurname}(?:(?![的了是不在有这那])\\p{Script=Han}){0,2}?)(?=${TITLE})`, "gu");
const receives = new RegExp(`(?<=^|[\\s,，。（(：:\\u0001])(${strongName})\\s?[（(]?收[)）]?(?=$|[\\s,，。;；）)])`, "gu");
const thisName = new RegExp(`(${strongName})(?=这个名字|的名字)`, "gu");
const mentioned = new RegExp(`@(${strongName}|${latin})`, "gu");
const firm = /(?:(?!我|你|您|他|的|了|是|在|抬头|名称|[:：])\p{Script=Han}){2,16}(?:有限责任公司|有限公司|股份公司|工作室|商行|经营部|贸易公司|科技公司)/gu;

/** A name stands beside something that was hidden. */
const beside = new RegExp(
  `(?<=^|[\\s,，。;；、:：(（])(${strongName}|${dotted})(?=[\\s,，;；、:：()（）]{0,3}\\u0001)|(?<=\\u0001[\\s,，;；、:：()（）]{0,3})(${strongName}|${dotted})(?=$|[\\s,，。;；、)）收\\u0001])`,
  "gu",
);

const words = new Intl.Segmenter("zh", { granularity: "word" });
const uncued = new RegExp(strongName, "gu");

const CAPITAL = "(\\p{Lu}[\\p{L}'’-]{1,20}(?:[ .]{1,2}\\p{Lu}[\\p{L}'’-]{0,20}){0,3})";
const labelled = new RegExp(
  `(?:\\b[Nn]ame(?:'s| is)?|\\b[Cc]ontact(?: person| name)?|\\b[Rr]eceiver(?: is)?|\\b[Rr]ecipient(?: is)?|\\b[Cc]onsignee|\\b[Aa]ttn\\.?|\\bc/o|\\b[Ss]igned(?: for)? by|\\b(?:Mr|Mrs|Ms|Miss|Dr)\\.?)[ :]{1,3}${CAPITAL}`,
  "gu",
);
/** Two words with capitals: one alone is a town. */
const sentTo = /\b(?:[Ss]hip|[Dd]eliver|[Ss]end)(?:ped|ed)?(?: it)? to (\p{Lu}[\p{L}'’-]{1,20}(?:[ .]{1,2}\p{Lu}[\p{L}'’-]{0,20}){1,3})/gu;
const thisIs = new RegExp(`\\b[Tt]his is ${CAPITAL}(?=[,.!]|$| and\\b)`, "gu");
const speaking = new RegExp(`\\b(?:[Tt]his is |[Ii]t's )?${CAPITAL}(?= (?:here|speaking)\\b)`, "gu");
const myself = new RegExp(`\\b(?:I am|I'm|I’m)[ ]${CAPITAL}`, "gu");
const signed = new RegExp(`\\b(?:[Rr]egards|[Tt]hanks|[Cc]heers|[Bb]est|[Ss]incerely|[Yy]ours),[ \\n]{1,2}${CAPITAL}[.!]?$`, "gu");
/** What people are who say "I am" and no name: a nation, a state of mind. */
const nobody =
  /^(?:Chinese|American|British|English|French|German|Russian|Korean|Japanese|Indian|Canadian|Australian|Sorry|Not|Very|So|Still|Just|Really|Waiting|Happy|Sad|Angry|Done|Here|Ok|OK|Sure|A|An|The|In|At|On|From|Amazon|Online)\b/;

/** A surname and two signs, none of them part of any word of the dictionary: nothing else is written so. */
function claimUncued(claims: Claims, text: string): void {
  const candidates = [...text.matchAll(uncued)].filter(([said]) => !notAName.test(said));
  if (candidates.length === 0) return;
  const alone = new Set<number>();
  for (const { index, segment } of words.segment(text)) if (segment.length === 1) alone.add(index);
  for (const { index, 0: said } of candidates)
    if ([...said].length === 3 && !/[站店村镇路街官厂]$/.test(said) && [0, 1, 2].every((place) => alone.has(index + place)))
      claims.take("姓名", index, index + said.length);
}

/** Claims names; whatever stands beside what is claimed already is looked at last. */
export function claimPeople(claims: Claims): void {
  const rest = (): string => claims.rest();
  const before = rest();
  const named = { within: before };
  const unless = (match: RegExpMatchArray): boolean => notAName.test(match.slice(1).find((group) => group !== undefined) ?? match[0]);
  for (const pattern of [
    starred,
    firm,
    corrected,
    field,
    formField,
    rareField,
    weakField,
    iAm,
    called,
    familyName,
    kin,
    kinNick,
    titled,
    receives,
    thisName,
    mentioned,
  ])
    claims.all("姓名", pattern, { ...named, unless });
  claims.all("姓名", labelled, { ...named, unless: ([, said = ""]) => nobody.test(said) });
  claims.all("姓名", thisIs, { ...named, unless: ([, said = ""]) => nobody.test(said) });
  claims.all("姓名", speaking, { ...named, unless: ([, said = ""]) => nobody.test(said) });
  claims.all("姓名", myself, { ...named, unless: ([, said = ""]) => nobody.test(said) || /ing$/.test(said) });
  claims.all("姓名", sentTo, named);
  claims.all("姓名", signed, named);
  claimUncued(claims, before);
  claims.all("姓名", beside, { within: rest() });
}
