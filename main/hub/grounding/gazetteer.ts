/** Short names of what a record names in full: cities inside the names of stations, and carriers, with their Latin spellings. */
import { syllables } from "./word-list-syllables.ts";

/** Cities that parcels pass, each with its spelling in Latin letters. */
const cities =
  "北京beijing 上海shanghai 天津tianjin 重庆chongqing 广州guangzhou 深圳shenzhen 东莞dongguan 佛山foshan 惠州huizhou 中山zhongshan 珠海zhuhai 汕头shantou 揭阳jieyang 江门jiangmen 湛江zhanjiang 茂名maoming 肇庆zhaoqing 清远qingyuan 杭州hangzhou 宁波ningbo 温州wenzhou 嘉兴jiaxing 湖州huzhou 绍兴shaoxing 金华jinhua 义乌yiwu 台州taizhou 衢州quzhou 丽水lishui 舟山zhoushan 南京nanjing 苏州suzhou 无锡wuxi 常州changzhou 南通nantong 徐州xuzhou 扬州yangzhou 镇江zhenjiang 泰州taizhou 盐城yancheng 淮安huaian 连云港lianyungang 宿迁suqian 昆山kunshan 合肥hefei 芜湖wuhu 蚌埠bengbu 安庆anqing 阜阳fuyang 六安luan 滁州chuzhou 马鞍山maanshan 福州fuzhou 厦门xiamen 泉州quanzhou 莆田putian 漳州zhangzhou 龙岩longyan 南平nanping 宁德ningde 三明sanming 南昌nanchang 九江jiujiang 赣州ganzhou 上饶shangrao 宜春yichun 吉安jian 济南jinan 青岛qingdao 烟台yantai 潍坊weifang 临沂linyi 淄博zibo 济宁jining 泰安taian 威海weihai 日照rizhao 德州dezhou 聊城liaocheng 菏泽heze 郑州zhengzhou 洛阳luoyang 开封kaifeng 新乡xinxiang 南阳nanyang 商丘shangqiu 信阳xinyang 周口zhoukou 驻马店zhumadian 许昌xuchang 安阳anyang 武汉wuhan 宜昌yichang 襄阳xiangyang 荆州jingzhou 黄石huangshi 十堰shiyan 孝感xiaogan 黄冈huanggang 长沙changsha 株洲zhuzhou 湘潭xiangtan 衡阳hengyang 岳阳yueyang 常德changde 邵阳shaoyang 益阳yiyang 郴州chenzhou 永州yongzhou 怀化huaihua 娄底loudi 石家庄shijiazhuang 保定baoding 唐山tangshan 廊坊langfang 沧州cangzhou 邯郸handan 邢台xingtai 秦皇岛qinhuangdao 衡水hengshui 张家口zhangjiakou 太原taiyuan 大同datong 临汾linfen 运城yuncheng 长治changzhi 晋中jinzhong 呼和浩特hohhot 包头baotou 赤峰chifeng 沈阳shenyang 大连dalian 鞍山anshan 锦州jinzhou 营口yingkou 长春changchun 吉林jilin 四平siping 哈尔滨harbin 大庆daqing 齐齐哈尔qiqihar 牡丹江mudanjiang 佳木斯jiamusi 西安xian 咸阳xianyang 宝鸡baoji 渭南weinan 汉中hanzhong 兰州lanzhou 天水tianshui 西宁xining 银川yinchuan 乌鲁木齐urumqi 成都chengdu 绵阳mianyang 德阳deyang 南充nanchong 宜宾yibin 泸州luzhou 达州dazhou 乐山leshan 贵阳guiyang 遵义zunyi 昆明kunming 曲靖qujing 大理dali 南宁nanning 柳州liuzhou 桂林guilin 玉林yulin 北海beihai 海口haikou 三亚sanya 拉萨lhasa 香港hongkong 澳门macau 台北taipei";

/** Carriers: what people call them, then their Latin name. */
const carriers =
  "顺丰sf 圆通yto 中通zto 申通sto 韵达yunda 极兔jt 京东jd 邮政ems 德邦deppon 百世best 天天ttk 优速uce 安能ane 跨越kye 菜鸟cainiao 丹鸟danniao 宅急送zjs 九曳jiuye";

const cut = (text: string): Map<string, string> =>
  new Map(
    text.split(" ").map((pair) => {
      const latin = /[a-z]+$/.exec(pair)?.[0] ?? "";
      return [pair.slice(0, pair.length - latin.length), latin] as const;
    }),
  );
const cityNames = cut(cities);
const carrierNames = cut(carriers);
const provinces =
  "北京 天津 上海 重庆 河北 山西 辽宁 吉林 黑龙江 江苏 浙江 安徽 福建 江西 山东 河南 湖北 湖南 广东 海南 四川 贵州 云南 陕西 甘肃 青海 台湾 内蒙古 广西 西藏 宁夏 新疆".split(
    " ",
  );

/** True of a text that names a city or a province. */
export function namesPlace(text: string): boolean {
  return provinces.some((name) => text.includes(name)) || [...cityNames.keys()].some((name) => text.includes(name));
}

const towns = [...cityNames.keys()]
  .filter((name) => !/^(?:开封|大理|大同|中山|吉安|安庆|自贡)$/.test(name))
  .concat("开封市", "大理市", "大同市", "中山市", "吉安市");
const stranger = new RegExp(
  `(?:${[...carrierNames.keys()].filter((name) => !/^(?:天天|优速|跨越|百世|九曳|安能|邮政)$/.test(name)).join("|")}|(?:百世|优速|安能|跨越|天天)(?:快递|快运|物流|速运)|邮政(?:快递|小包|ems))|(?:在|到|从|去|往|过|经|至|离|抵达|位于|发|停在|卡在|回)了?(?:${towns.join("|")})|(?:${towns.join("|")})市?(?:转运|分拨|中转|集散|分拣|站|网点|仓|营业|那边|这边)`,
);

/** A carrier or a place of parcels in a plain text from which the record's own are taken; `null` where there is none. */
export function strangerIn(text: string): string | null {
  const found = stranger.exec(text);
  // "别去查中通了": what it is not.
  return found === null || notThis.test(text.slice(0, found.index)) ? null : found[0];
}
const notThis = /(?:别|不要|不用)(?:再|去|上|到)*(?:查|看|找|搜|问)(?:了|到|错)?$|不是$/;

const kinds =
  /(?:转运|分拨|集散|集运|分拣|处理|航空|枢纽|营业|配送|揽投|投递|物流|快递|快运|服务|速运|速递)*(?:中心|营业部|营业厅|营业点|营业所|网点|站点|站|部|分部|公司|分公司|枢纽|场|仓)$/;

const latin = new Map([...syllables.matchAll(/(?<sign>\p{Script=Han})(?<sound>[a-z]+)/gu)].map(({ groups }) => [groups?.sign ?? "", groups?.sound ?? ""]));

/** "余杭" → "yuhang"; empty where a sign is not known. */
function spelled(name: string): string {
  const sounds = [...name].map((sign) => latin.get(sign));
  return sounds.every((sound) => sound !== undefined) ? sounds.join("") : "";
}

/**
 * What a place of the record is called for short: "武汉转运中心" → "武汉" and "wuhan", "长沙岳麓营业部" → "长沙岳麓", "岳麓营业部", "长沙". Empty where
 * the name begins with no city that is known.
 */
export function shortPlaces(text: string): string[] {
  const city = [...cityNames.keys()].find((name) => text.startsWith(name) || text.startsWith(`${name}市`));
  const bare = text.replace(kinds, "");
  const names = bare.length > 1 && bare.length < text.length ? [bare] : [];
  if (city === undefined) return names;
  const rest = text.slice(city.length).replace(/^市/, "");
  const district = spelled(rest.replace(kinds, "").replace(/[区县镇]$/, ""));
  const latinCity = cityNames.get(city) ?? "";
  const inLatin =
    district.length > 3 && latinCity !== "" ? [`${latinCity} ${district}`, `${latinCity}, ${district}`, `${district}, ${latinCity}`, district] : [];
  return [...names, ...inLatin, city, `${city}市`, latinCity, ...(rest.length > 2 && rest.replace(kinds, "") !== "" ? [rest] : [])].filter(
    (name) => name.length > 1,
  );
}

/** What a carrier of the record is called for short: "圆通速递" → "圆通快递", "圆通", "yto express", "yto". */
export function shortCarriers(text: string): string[] {
  const found = [...carrierNames].find(([name]) => text.startsWith(name));
  if (!found) return [];
  const [name, latin] = found;
  return [...["快递", "速递", "速运", "快运", "物流", ""].map((end) => `${name}${end}`), `${latin} express`, latin];
}
