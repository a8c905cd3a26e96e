import { describeConnector } from "./connector.suite.ts";
import { fakePinduoduo } from "./fakes/pinduoduo.ts";

describeConnector("pinduoduo", fakePinduoduo);
