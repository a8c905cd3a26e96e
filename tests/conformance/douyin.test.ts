import { describeConnector } from "./connector.suite.ts";
import { fakeDouyin } from "./fakes/douyin.ts";

describeConnector("douyin", fakeDouyin);
