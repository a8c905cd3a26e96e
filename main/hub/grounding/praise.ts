/** Words of praise that advertising law forbids, beyond those of the word list. Source: advertising law, article 9, and what platforms fine sellers for. */

/** 最 before anything but time and order is praise. */
const most =
  /最(?![底上下右左里外前顶]|近|想|关心|在意|担心|希望|需要|着急|介意|好(?:能|是|可以|把|先|再|提供|附|拍|不要|发|选|在|用|上传|同时|一起|还)|后|新(?:的)?(?:物流|进[展度]|情况|动态|信息|状态|消息|一[条次]|那[条次]|扫描|轨迹|结果|处理|显示|更新|记录|位置|节点|是|在|到|$)|终|晚|迟|早|初|多(?:还|只|就|也)?(?:可|能|退|是?[0-9¥￥\ue000-\uf8ef])|开始)[^,。!?]{0,4}/g;
const first = /第\s*1(?![0-9])|no\s*\.?\s*1(?![0-9])|top\s*\.?\s*1|(?:全国|全网|全球|销量|行业|类目|口碑|质量|品质|服务)第一|100\s*%|百分之?百|绝对|独一无二/g;

/** Praise in a plain sentence. */
export function superlativesIn(text: string): string[] {
  return [...(text.match(most) ?? []), ...(text.match(first) ?? [])];
}
