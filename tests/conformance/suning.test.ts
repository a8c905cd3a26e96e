import { describeConnector } from "./connector.suite.ts";
import { fakeSuning } from "./fakes/suning.ts";

describeConnector("suning", fakeSuning);
