/** As the rounds at the desk before it: a fourth and a fifth, with more that is promised under a condition. */
export const trueLater: Readonly<Record<string, string>> = {
  paid: `
收到亲，我这就去问仓库，有消息告诉您
订单还没出库，现在退款的话不用寄回任何东西
逾期没处理的话，平台会自动退款的
亲，仓库那边催催看，有结果再跟您讲
We're checking with the warehouse and will update you.
Nothing has been shipped so far.
您的订单是20号下的，当天付的款
您这单付款成功了，仓库还在安排，没出库
我先替您催下仓库，有结果跟您同步
退款申请还在等待审核，请您耐心等一等
您下单的是雾霾蓝XL，对吗
The order was placed on Nov 20 and is still being prepared.
如果23号上午还没发，您可以再来找我`,
  packed: `
快递还没来揽，包裹在仓库打好包了
现在还没有出库记录
It has been packed but not handed to the courier.
要修改收货地址的话，请把完整地址发给我
打好包了，还差出库这一步
出库以后就能查到物流了
We have packed your order.`,
  outbound: `
出库之后快递就没再更新过
补充说一下，快递单号是YT8801234567890
快递员来取件之后才会有轨迹
The courier hasn't picked it up yet, please bear with us.
只出了库，快递还没扫
包裹出库有一阵了，圆通还没有揽收记录，我们催一催
快递揽收之后您就能看到物流了
Your order has left our warehouse and is waiting to be picked up.`,
  in_transit: `
最近一次更新是22号凌晨，在武汉转运中心
到了长沙网点后会有快递员跟您联系
还没到您那个城市，麻烦再等等
快递途经杭州余杭，现在到武汉了
It is still on its way and has not been delivered.
If it hasn't arrived in a few days, please contact us again.
收到货记得先检查再签字
催过的话快递也是按线路走，急不来，您多包涵
您好，包裹现在还在运输，没有开始派送
如果派送时您不在家，可以跟快递约个时间
物流信息是22号凌晨更新的，目前在武汉
I checked your parcel: it is still in transit.
您别着急，有新的动态我们告诉您`,
  stalled: `
从22号起物流就没再动
到武汉之后一直没更新，我们催一下圆通
退款申请59元待处理，您看是继续等还是退
The parcel hasn't been updated since it reached Wuhan.
等快递给了答复，我们马上告诉您
我们看到了，物流停在武汉没动，已经准备联系快递
催件之后快递会给我们回复，有消息告诉您
It seems the parcel is stuck at the Wuhan hub.`,
  signed: `
24号下午签收的，显示是放快递柜或驿站
这种无理由退货运费要买家出
您的申请还没审，别急着寄
The courier left it at a locker or a station, could you check there?
质量有问题的话麻烦附上照片，方便我们核实
请先确认一下是不是家人或同事帮您取了
如果不是您签收的，麻烦告诉我们，我们核实
The parcel is shown as delivered on Nov 24.
不喜欢退货的话，寄回的快递费您这边出一下`,
  completed: `
交易成功了，售后入口还可以点
人工早九晚十，您有事留言
The order includes a freight of 10 yuan.
七天内不影响二次销售可以退，是从签收算起
还在7天内的话，可以申请退货
可以申请退货，不过运费得看是什么原因
客服早上九点上班，晚上十点下班`,
  refunded: `
处理完成了，129元已原路退
钱已经退了，订单随之关闭
Refund completed: 129 yuan.
这笔退款已处理，您可以在账单里看看
退款成功，129元，原路返回
Your order was closed after the refund.`,
  waiting_return: `
可以寄了，寄完填单号哈
到了我们尽快验，验完走退款
退货的包裹请附上订单号
Once we receive the parcel we will inspect it.
这类无理由退货，寄回运费您出
还没看到您填的退货单号呢
您寄出之后，把单号发给我就行
等仓库收到货验收没问题，就会处理退款
退货申请过了，接下来您寄回就可以
Please remember to include all the accessories.`,
  delivering: `
派件员在路上，派送时间是9点10分开始的
Out for delivery since 09:10 on Nov 24.
正在给您派送，快递员可能会打电话，您留意
包裹24号上午9:10从岳麓营业部派出的`,
  refused: `
这次没给您通过，您可以找平台介入
拒绝的申请不会退款，您知悉一下
The request was rejected and nothing has been refunded.
您的申请没通过，如果有新的照片可以再发来`,
  refunding: `
货验过了，没问题，钱在退
119元的退款在处理，原路退
Your return has been inspected and we are processing the refund.
验收通过了，退款处理中，请耐心等待
退款会按原来的付款方式返回`,
  part_refunded: `
前面退的30元已经到位，这次59元待审
30元之前退了，余下可退99元`,
  exchange: `
换货寄回的包裹还在途中
等换货的件到仓，我们尽快验收
Your exchange is approved; we are waiting for your parcel.
等您寄回的到了，我们会尽快验
Your exchange request was approved.`,
  arrived: `
退的货到仓了，等着验
We have your return and will inspect it soon as we can.
26号到的仓，验货还没做
仓库26号签收了您的退货，等着验货
We got your return on Nov 26 and will inspect it as soon as possible.`,
  presale: `
预计12月15日20:00前发出
要等到12月15日，还没到发货时间`,
  platform: `
平台介入中，请等平台的处理结果
平台要凭证的话您传到介入页面
现在平台在处理，我们等平台的结果`,
  terms: `
非人为问题一年内修不收钱
抬头税号填好，3天内能开出来
支持15天价保
寄到金华仓：浙江省金华市婺城区临江工业区6号
Warranty repairs are free for one year unless the damage is man-made.
开发票的话您在订单详情页申请就行
一年内不是人为弄坏的，可以免费维修
退差价要在15天内申请
You have 15 days to ask for the price difference if the price drops.`,
  any: `
好滴亲，您说的我都记着呢
这个我得请示一下，不敢直接答复您
抱歉，让您白跑一趟了
咱们一步一步来，先看照片
I totally understand your frustration.
We appreciate your feedback.
Could you please provide more details?
明白亲，您是不想继续等了对吧
您说话很客气，谢谢理解
麻烦把问题部位圈一下
视频有点大，分两段发也行
嗯呐，还有别的要问的吗
我看到您的留言了，这就帮您看
这边再跟您核对一下地址可以吗
好的，有需要您再叫我
Let me check this for you.
Please give me a moment.
我们会认真对待您的意见`,
};
