/** The menu as it is drawn; fetched by its button. */
export { Dropdown as default } from "antd";
