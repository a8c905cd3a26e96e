/** Who is here for new work. */
export const standing = {
  "standing.title": "是否在岗",
  "standing.here": "在岗",
  "standing.busy": "忙碌",
  "standing.away": "离开",
  "standing.off": "下班时间",
  "standing.unseen": "久未动静",
  "standing.signed_out": "未登录",
  "standing.until": "{state}，到 {at}",
  "standing.sayHere": "我在岗，可以派单",
  "standing.sayBusy": "我忙碌，先不派新单",
  "standing.sayAway": "我离开，回来再说",
  "standing.half": "离开 30 分钟",
  "standing.hour": "离开 1 小时",
  "standing.tomorrow": "离开到明天 9:00",
  "standing.said": "已改为{state}",
} as const;
