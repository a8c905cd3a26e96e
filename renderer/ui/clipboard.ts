import { useState } from "react";

/** Copies text; also where the page is not a secure origin (a team's hub by plain address). @returns whether it worked. */
export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copyBySelection(text);
  }
}

function copyBySelection(text: string): boolean {
  const field = document.createElement("textarea");
  field.value = text;
  field.style.position = "fixed";
  field.style.opacity = "0";
  document.body.append(field);
  field.select();
  const copied = document.execCommand("copy");
  field.remove();
  return copied;
}

/** Copies a text on demand and says so for a while (`shownMs`). */
export function useCopy(text: string, shownMs: number): { copied: boolean; copy(): void } {
  const [copied, setCopied] = useState(false);
  const copy = async (): Promise<void> => {
    setCopied(await copyText(text));
    setTimeout(() => setCopied(false), shownMs);
  };
  return { copied, copy: () => void copy() };
}

/** Copies a picture of our own as PNG, which every page takes. @returns whether it worked. */
export async function copyPicture(address: string): Promise<boolean> {
  try {
    await navigator.clipboard.write([new ClipboardItem({ "image/png": pngOf(address) })]);
    return true;
  } catch {
    return false;
  }
}

async function pngOf(address: string): Promise<Blob> {
  const image = await createImageBitmap(await (await fetch(address)).blob());
  const canvas = document.createElement("canvas");
  [canvas.width, canvas.height] = [image.width, image.height];
  canvas.getContext("2d")?.drawImage(image, 0, 0);
  image.close();
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error("not drawn"))), "image/png");
  });
}
