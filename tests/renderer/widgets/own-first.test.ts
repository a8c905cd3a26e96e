import { expect, it } from "vitest";
import { ownFirst } from "../../../renderer/widgets/own-first.ts";

it("who speaks a language finds what is written in it first, and each in the order it came", () => {
  const rows = ["Where is it: {物流状态}", "包裹到哪了", "Please send photos", "请补照片 {商品}"];
  expect(ownFirst(rows, "zh", (text) => text)).toEqual(["包裹到哪了", "请补照片 {商品}", "Where is it: {物流状态}", "Please send photos"]);
  expect(ownFirst(rows, "en", (text) => text)).toEqual(["Where is it: {物流状态}", "Please send photos", "包裹到哪了", "请补照片 {商品}"]);
});
