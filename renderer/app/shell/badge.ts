/** How many were not seen, drawn over the mark in the tab. */
import { colour } from "../../ui/appearance.ts";

const SIDE = 64;
const RADIUS = 22;
let plain: string | null = null;

/** Shows the count in the tab's mark; none at 0. */
export async function badge(count: number): Promise<void> {
  const link = document.querySelector<HTMLLinkElement>("link[rel=icon]");
  if (!link) return;
  plain ??= link.href;
  if (count === 0) {
    link.href = plain;
    return;
  }
  const mark = new Image();
  mark.src = plain;
  await mark.decode();
  const canvas = document.createElement("canvas");
  canvas.width = SIDE;
  canvas.height = SIDE;
  const pen = canvas.getContext("2d");
  if (!pen) return;
  pen.drawImage(mark, 0, 0, SIDE, SIDE);
  pen.fillStyle = colour("bad");
  pen.beginPath();
  pen.arc(SIDE - RADIUS, SIDE - RADIUS, RADIUS, 0, 2 * Math.PI);
  pen.fill();
  pen.fillStyle = colour("on-accent");
  pen.font = "bold 32px sans-serif";
  pen.textAlign = "center";
  pen.textBaseline = "middle";
  pen.fillText(count > 9 ? "9+" : String(count), SIDE - RADIUS, SIDE - RADIUS + 2);
  link.href = canvas.toDataURL("image/png");
}
