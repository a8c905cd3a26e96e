/** Causes that nobody told: a reason given for how things stand needs the record behind it, as what it explains does. Pure. */

const because =
  /(?:因为|由于|因着|之所以|(?<!因)为的是|是因为|缘故是|原因(?:是|在于)|受)(.+?)(?=所以|因此|才|就|导致|造成|影响|让您|(?<=[了过的])(?:才)?没(?=通过|批|过审|退|发|更新)|被(?=拒|驳)|,|$)/;
/** Reasons that are the desk's own, the buyer's, or stand in the record. */
const ownReason =
  /^(?:我们的原因|您(?:这边)?)?(?:(?:前面|刚才?|现在|这会儿?|目前)?(?:咨询|会话|消息|接待|排队|进线|找我们)的?(?:人|量)?.{0,4}多|.{0,4}(?:在忙|没看到|没顾上|没来得及|没及时|打字慢)|.{0,6}(?:不想要|不喜欢|不合适|不合身|个人原因|不满意|改主意|不要)了?|.{0,8}(?:无理由|质量问题|预售|退货|换货|咨询|仅退款|退货退款).{0,4}|(?:还)?没.{1,12}|(?:等|久等|等待|等得|让您).{0,8}|.{0,3}(?:不清楚|不确定|不知道|没有?说|没写|还在).{0,10}|(?:这|那)(?:件|个)?(?:事|情况|问题)?|我|我们|我们的原因.*|涉及.{1,8}|需要.{1,10}|要.{1,10}|担心.*|怕.*|每.{1,10}|申请.{0,8}|您.{0,2}(?:申请|选|填|拍|买|说|提).{0,10})$/;
const made =
  /(?:导致|造成|引起|害得|弄得|连累|拖累)(?<!人为造成)(?!.{0,8}(?:不便|困扰|麻烦|影响|误会|愉快|不好|烦恼|担心|您|感受|体验))|影响(?:了|到)?(?:派送|运输|时效|发货|配送|物流|揽收|中转)|^(?:所以|因此|才)(?:会|都|有点|比较|就)*(?:慢|晚|迟|延误|延迟|耽误|耽搁|拖)|(?<!申请的?|退款的?|退货的?|填写?的?|选的?)原因是|(?:天气|快递|物流|仓库|平台|系统|工厂|厂家|疫情|大促|单量)[^,]{0,4}原因$|的缘故$/;
const weather =
  /(?:下|在下|刮|发|闹|遇上|遇到|碰上|碰到|有|受)(?:着|了|过|到)?(?:大|小|暴|强)?(?:雨|雪|风|雾|冰雹|台风|洪水)|(?:大|暴|强)(?:雨|雪|雾|风)|雨(?:太|很|比较|有点)?大|道路(?:结冰|封|不通)|高速(?:封|堵|不通)|堵(?:车|住|在)|极端天气|天气(?:不好|差|恶劣|影响|原因)/;
const kindly = /不容易|担待|体谅|包涵|注意|小心|记得|别|保暖|添衣|出门|带伞|多穿|安全|辛苦/;

/** A cause in a clause that says one as a fact, with the words that give it where they can be read by themselves; `null` where it says none, or one that may be said. */
export function causeIn(text: string): { text: string; part: string | null } | null {
  const storm = weather.exec(text);
  if (storm && !kindly.test(text)) return { text: storm[0], part: null };
  const given = because.exec(text);
  if (given?.[1] && given[0].startsWith("受") && !/影响/.test(text)) return null;
  if (given?.[1] && !ownReason.test(given[1].trim())) return { text: given[0], part: given[1].trim() };
  const effect = made.exec(text);
  return effect ? { text: effect[0], part: null } : null;
}
