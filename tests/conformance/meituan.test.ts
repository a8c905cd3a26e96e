import { describeConnector } from "./connector.suite.ts";
import { fakeMeituan } from "./fakes/meituan.ts";

describeConnector("meituan", fakeMeituan);
