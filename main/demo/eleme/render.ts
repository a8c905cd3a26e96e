/** Orders and cases as the platform writes them: yuan as doubles, local time without a zone. */
import { toBeijing } from "../../hub/kernel/time.ts";
import type { ElemeCase, ElemeLedger, ElemeOrder } from "./ledger.ts";

type Told = { [key: string]: unknown };

const local = (at: number): string | null => (at === 0 ? null : toBeijing(new Date(at)).replace(" ", "T"));
const yuan = (fen: number): number => fen / 100;

export function renderOrder({ shopId }: ElemeLedger, order: ElemeOrder, now: number): Told {
  const isWhole = order.wholeAt <= now;
  const money = (fen: number): number => (isWhole ? yuan(fen) : 0);
  const goods = order.items.reduce((sum, item) => sum + item.price * item.quantity, 0);
  // Added up one by one, as doubles are: what that leaves behind the second decimal is sent, too.
  const total = [goods, order.freight, order.packaging, -order.discount].reduce((sum, fen) => sum + yuan(fen), 0);
  return {
    id: order.id,
    orderId: order.id,
    openId: "demo-store",
    shopId,
    shopName: "演示便利店",
    daySn: order.daySn,
    status: order.status,
    refundStatus: order.case?.status ?? "noRefund",
    createdAt: local(order.createdAt),
    activeAt: local(order.activeAt),
    deliverTime: null,
    book: false,
    totalPrice: isWhole ? total : 0,
    originalPrice: money(goods + order.freight + order.packaging),
    deliverFee: yuan(order.freight),
    vipDeliveryFeeDiscount: 0,
    packageFee: money(order.packaging),
    hongbao: 0,
    activityTotal: money(-order.discount),
    income: money(goods - order.discount),
    onlinePaid: true,
    userId: order.userId,
    consignee: order.consignee,
    phoneList: order.phoneUntil > now ? ["12900000000,4321"] : [],
    secretPhoneExpireTime: local(order.phoneUntil),
    address: "演示路 1 号",
    deliveryPoiAddress: "演示路 1 号",
    deliveryGeo: "121.10000,31.10000",
    invoiced: false,
    description: order.remark,
    downgraded: !isWhole,
    groups: [
      { name: "1号篮子", type: "normal", items: order.items.map(renderItem) },
      {
        name: "其它费用",
        type: "extra",
        items: [{ id: -70_000, skuId: -1, name: "餐盒", price: yuan(order.packaging), quantity: 1, total: yuan(order.packaging) }],
      },
    ],
    orderActivities: isWhole ? [{ categoryId: 12, name: "满减", amount: yuan(-order.discount) }] : [],
  };
}

function renderItem(item: ElemeOrder["items"][number]): Told {
  const { skuId, name, quantity, code } = item;
  return {
    id: skuId % 1_000_000,
    skuId,
    name,
    price: yuan(item.price),
    quantity,
    total: yuan(item.price * quantity),
    newSpecs: [],
    attributes: [],
    extendCode: code,
  };
}

export function renderRefund(order: ElemeOrder, asked: ElemeCase): Told {
  return {
    orderId: order.id,
    refundStatus: asked.status,
    refundType: asked.goods.length > 0 ? "part" : "normal",
    totalPrice: yuan(asked.amount),
    goodsList: asked.goods.map(({ name, quantity, price }) => ({ name, quantity, price: yuan(price) })),
    applyRefundReason: asked.reason,
  };
}
