/** As the rounds at the desk before it: a fourth and a fifth, with more that is promised under a condition. */
export const falseLater: Readonly<Record<string, string>> = {
  paid: `
今天给您发走，明天就有物流
已经处理完成，退款59元
逾期我们赔您100元
The warehouse promised to ship it today.
运费20元不退
如果您取消退款，我们今天就发
收到货后给您返5元
付款后24小时发货
等退款通过了，钱当天到账
仓库已经收到您的催促，马上发货
Once you cancel the refund we will ship at once.
If you wait, we will give you a discount.`,
  packed: `
包裹交给圆通了
地址改成公司了，没问题
出库完成，等待揽收
等快递下午来了就出库
打包好交给圆通了
If you pay extra, we can ship by SF.`,
  outbound: `
已经补发了，单号稍后给您
快递正在派送
They have picked it up already.
圆通23号揽收的
等圆通今晚揽收了您再看
已出库，现在在武汉
没揽收的话我们双倍赔
快递揽收后第二天就到`,
  in_transit: `
催过快递了，明天能到
已经派送到您小区
快递没再更新，应该是丢了
It reached Changsha on Nov 23.
包裹到了长沙，等着派件
等明天到了给您派送
如果后天不到我们赔50
包裹到了长沙岳麓营业部
快递员让您去驿站拿
You will have it by the weekend.
到了长沙您就能当天拿到
派送员在联系您
物流22号下午更新的`,
  stalled: `
快递说件丢了，给您补发
我们催到了，明天派送
已给您退59
The courier has promised compensation.
等快递赔了钱就退给您
如果真丢了我们赔您两倍
快递核实完了，是丢了
联系过圆通了，明天派`,
  signed: `
补发的那件今天到
审核通过，寄回吧
您不是质量问题，不能退
We will approve your return today.
本人签收，没有问题
如果不喜欢，退货运费我们出
不喜欢可以退，运费商家承担
您家人已经取走了
质量问题退货，运费您自己出
If you do not like it we pay for the return.
等您寄回来我们就退129元
退货期30天
取件码是8-2-1034
洗过也能退`,
  completed: `
睡衣129元，运费您另付10元
人工客服全天在线
早九晚九都有人
客服早上八点上班
签收7天后也能退
过了7天也给您退
运费是119元
你付了10元运费和129元商品`,
  refunded: `
退了109元
处理完成，退款会在3天到账
A refund of 119 yuan has been issued.
退款失败了
到账还要7天
还有10元运费没退`,
  waiting_return: `
到了我们就退，不用验
寄回的运费凭票报销
Your return label is free.
您已经寄出了
寄出以后当天退款
如果您不想寄，也可以直接退
收到货就退129元
We will refund you as soon as you ship it.
寄出后我们补您10元运费`,
  delivering: `
派件员已放在门口
下午派送
今晚七点前一定送到您手上
如果今天不到就给您免单
快递说放驿站了`,
  refused: `
已重新通过
平台已介入
我们会退您一半
如果您补照片，我们就同意退款
再申请的话会通过的`,
  refunding: `
钱今天到
处理完成，已到账
We are still waiting for your return.
退款处理中，预计1天到账
等明天钱到了您看看`,
  part_refunded: `
前面退了50元
剩余可退129元`,
  exchange: `
补发的那件在路上
换货的新件已经出库
We will send the replacement once it arrives tomorrow.
等到仓了我们第二天就发新的
验好马上寄新的给您`,
  arrived: `
退的货验完了
马上给您退款
等下午验完就退
验货的同事说没问题
We got your return on Nov 25.`,
  presale: `
12月16日发货
这几天就发
如果着急可以先发别的颜色给您`,
  platform: `
平台结案了
平台支持您，退款129元
如果您撤销平台介入，我们立刻退
等平台判了就退您`,
  terms: `
修一次收20元
7天内开票
30天价保
Warranty covers accidental damage too.
一年内坏了都免费换新
退差价要在7天内申请
发票申请后当天开
人为弄坏也能免费维修
You have 30 days to ask for the price difference if the price drops.`,
  any: `
行，退您
没毛病，马上赔
您加我私人号
I'll refund you right now.
It's on us, free of charge.
绝对是正品
别的买家都没这个问题
您这是第几次退货了
包您三天收到
您说多少我们赔多少
如果您给好评，我们返现
不好意思，是我们发错了
加群领券
Leave us a good review and we will send a gift.
这批货都有毛病
我让财务私下转您`,
};
