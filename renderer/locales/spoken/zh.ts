/** Chinese as one piece: our own words and those of the component library. */
export { default as library } from "antd/es/locale/zh_CN";
export { zh as texts } from "../zh/index.ts";
