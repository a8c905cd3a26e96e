/** English as one piece: our own words and those of the component library. */
export { default as library } from "antd/es/locale/en_US";
export { en as texts } from "../en/index.ts";
