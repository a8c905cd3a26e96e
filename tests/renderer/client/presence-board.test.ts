import { describe, expect, it } from "vitest";
import { openBoard } from "../../../renderer/client/presence-board.ts";

const an = { id: "an", name: "客服小安", writing: false };

describe("who is where, as a window heard it", () => {
  it("shows what was told last, and the same list again while nothing changed", () => {
    const board = openBoard();
    board.moved("c1", [an]);
    expect(board.at("c1")).toBe(board.at("c1"));
    board.moved("c1", []);
    expect(board.at("c1")).toEqual([]);
    expect(board.at("c1")).toBe(board.at("c2"));
  });

  it("what is heard while everything is being read anew is newer than the answer", () => {
    const board = openBoard();
    board.moved("gone", [an]);
    const fill = board.filling();
    board.moved("c1", []);
    board.moved("c2", [an]);
    fill([{ caseId: "c1", people: [an] }]);
    expect([board.at("c1"), board.at("c2"), board.at("gone")]).toEqual([[], [an], []]);
  });

  it("of two answers the later question counts", () => {
    const board = openBoard();
    const [first, second] = [board.filling(), board.filling()];
    second([{ caseId: "c1", people: [an] }]);
    first([]);
    expect(board.at("c1")).toEqual([an]);
  });
});
