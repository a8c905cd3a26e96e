/** Names by which somebody is reached elsewhere: chats, shops, nets, and what opens them. */
import type { Claims } from "./claims.ts";

/** Letters, digits and what stands between them; a value under a cue. */
const IDENT = "[A-Za-z0-9@](?:[A-Za-z0-9_.:@-]{3,40})";
const SPACED = "[A-Za-z0-9](?: [A-Za-z0-9]){4,30}";
/** What may stand between a cue and its value: a few signs and words, none that begins another matter. */
const JOIN =
  "(?:(?!支付|付款|付的|红包|退款|小程序|转账|公众号|零钱|客户端)[^A-Za-z0-9\\n。！？!?]){0,8}?(?:(?:ID|id|Id|no\\.?|NO\\.?)(?![A-Za-z])[^A-Za-z0-9\\n]{0,4})?";

/** WeChat under all its names: signs of one sound and one shape, hearts, letters. */
const WECHAT =
  "[微薇威徽徵围卫維维溦][ |｜·.*-]{0,2}[信芯心星❤♥xX]|[微薇威][❤♥]|(?<![A-Za-z])(?:wei|we|[vVwW])[ -]?信|绿泡泡|绿色软件|(?<![A-Za-z])wei ?xin|(?<![A-Za-z])[vV][❤♥]|(?<![A-Za-z])(?:weixin|wechat|(?:vx|wx)(?![A-Za-z]{5}))|卫星号";
const QQ = "(?<![A-Za-z])[qQ](?: ?[qQ])?(?![A-Za-z])|扣扣|球球|企鹅|🐧";
const NETS =
  "抖音|快手|小红书|微博|淘宝|旺旺|支付宝|支付寶|京东|拼多多|美团|闲鱼|钉钉|飞机号?|陌陌|探探|知乎|B站|账号|帳號|帐号|账户|用户名|登录名|(?<![A-Za-z])(?:telegram|tg|instagram|facebook|skype|whatsapp|username|user ?id|account|twitter|weibo|ID)(?![A-Za-z])";
const WEAK_NETS = "(?<![A-Za-z])(?:line|ins)(?![A-Za-z])";

const cued = new RegExp(`(?:${WECHAT}|${NETS})${JOIN}(${SPACED}|${IDENT})`, "giu");
const cuedEnglish = new RegExp(`(?:wechat|weixin|account|username|telegram|skype|facebook|instagram)(?: id)? (?:is|=|:) ?(${IDENT})`, "giu");
const weak = new RegExp(`(?:${WEAK_NETS})[ :：]{1,3}(${IDENT})`, "giu");
/** "加v zhang_520": a verb that asks to be added, and one letter or sign for the chat. */
const added = new RegExp(`(?:[+加➕搜]|(?<=^|[\\s，。,;；]))\\s?(?:[vV]|[薇微威]|❤)[ :：，,]{0,2}(${IDENT})`, "gu");
const hearts = new RegExp(`[vV薇微威]❤\\s?[:：]?\\s?(${IDENT})`, "gu");
const penguin = new RegExp(`(?:${QQ})(?:号|號|号码|群|是|为|:|：|=| ){0,4}([0-9](?: ?[0-9]){4,14})`, "gu");
/** What opens a thing and therefore names its owner, or stands for one. */
const opens =
  /(?:密码|口令|提货码|取件码|取货码|提取码|验证码|核销码|券码|激活码|兑换码|邀请码|序列号|IMEI|(?<![A-Za-z])SN|(?<![A-Za-z])CVV|流水号|会员(?:卡|号)?|工号|学号|证号|password|passcode)(?:号码|号|是|为|:|：|=| ){0,4}([A-Za-z0-9](?:[A-Za-z0-9_!@#$%^&*-]{2,39}))/giu;
const byName = /(?:抖音|快手|小红书|微博|闲鱼|B站)(?:名|昵称|用户名|搜)(?:是|叫|为|:|： ?){0,2}([\p{Script=Han}A-Za-z0-9_]{2,16})/gu;
const mention = /@([A-Za-z][A-Za-z0-9_.-]{3,40})/g;

/** What people call themselves in the net, whatever stands before: small letters and then digits, and no thing's name. */
const handle =
  /(?<![A-Za-z0-9_./@-])(?!(?:iphone|ipad|redmi|mate|nova|note|xbox|ps|gtx|rtx|rx|usb|hdmi|ddr|ssd|core|ryzen|intel|amd|canon|eos|nikon|sony|vivo|oppo|honor|galaxy|kindle|switch|model|type|size|sku|win|windows|python|mp|wifi)\d)[a-z]{3,20}[_.-]?\d{3,12}(?![A-Za-z0-9])/g;

const isWord = (value: string): boolean => /^[A-Za-z]+$/.test(value);
const products = /^(?:iphone|ipad|app|pro|max|plus|music|android|ios|pay)(?![_-])/i;

/** Claims accounts. `digits` is the text with one writing of digits. */
export function claimAccounts(claims: Claims, digits: string): void {
  claims.all("账号", byName);
  claims.all("账号", hearts);
  claims.all("账号", cued, {
    unless: ([whole, value = ""]) =>
      products.test(value) || /^\d+$/.test(value) || (isWord(value) && /\p{Script=Han}[^A-Za-z]{3,}[A-Za-z]+$/u.test(whole) && !/号|號|名|账/.test(whole)),
  });
  claims.all("账号", cuedEnglish, { unless: ([, value = ""]) => isWord(value) && value.length < 6 });
  claims.all("账号", added, { unless: ([, value = ""]) => isWord(value) });
  claims.all("账号", weak, { unless: ([, value = ""]) => isWord(value) || /^\d+$/.test(value) });
  claims.all("账号", penguin, { within: digits });
  claims.all("号码", opens);
  claims.all("账号", mention);
  claims.all("账号", handle);
}
