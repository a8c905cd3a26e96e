import { describeConnector } from "./connector.suite.ts";
import { fakeXiaohongshu } from "./fakes/xiaohongshu.ts";

describeConnector("xiaohongshu", fakeXiaohongshu);
