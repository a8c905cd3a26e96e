import { describeConnector } from "./connector.suite.ts";
import { fakeTaobao } from "./fakes/taobao.ts";

describeConnector("taobao", fakeTaobao);
