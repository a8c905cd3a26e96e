/** A picture that proves something: small enough for the channel, and without what a camera writes beside it. */

/** A picture that was chosen, as it will be sent. */
export interface Chosen {
  base64: string;
  name: string;
  bytes: number;
  /** It was made smaller to fit. */
  shrunk: boolean;
  url: string;
}

export type ProofProblem = "notPicture" | "tooBig";

/** What a browser should not be asked to unfold. */
const MOST_READ = 40_000_000;
/** Longest side and quality, until it fits. */
const STEPS = [2000, 1600, 1280, 1024, 800, 640].flatMap((side) => [0.86, 0.7].map((quality) => ({ side, quality })));

/**
 * Reads a file as it will be sent. What is larger than the channel takes is drawn smaller; the hub looks at the bytes once more, whatever
 * the file is called.
 */
export async function readProof(file: File, rules: PictureRules): Promise<Chosen | ProofProblem> {
  const fitted = await fitPicture(file, rules);
  if (typeof fitted === "string") return fitted;
  const { blob, shrunk } = fitted;
  return { base64: await base64Of(blob), name: file.name, bytes: blob.size, shrunk, url: URL.createObjectURL(blob) };
}

/** What a channel takes of a picture. */
export interface PictureRules {
  mostBytes: number;
  types: readonly string[];
}

/** The picture as it fits, drawn smaller where it is larger than the channel takes. */
export async function fitPicture(file: File, rules: PictureRules): Promise<{ blob: Blob; shrunk: boolean } | ProofProblem> {
  if (file.size > MOST_READ) return "tooBig";
  const image = await createImageBitmap(file).catch(() => null);
  // An SVG, a document, a renamed file: no browser draws it from its bytes.
  if (!image || file.type === "image/svg+xml") return "notPicture";
  try {
    const fits = file.size <= rules.mostBytes && rules.types.includes(file.type);
    const blob = fits ? file : await shrink(image, rules.mostBytes);
    return blob ? { blob, shrunk: !fits } : "tooBig";
  } finally {
    image.close();
  }
}

async function shrink(image: ImageBitmap, mostBytes: number): Promise<Blob | null> {
  for (const { side, quality } of STEPS) {
    const scale = Math.min(1, side / Math.max(image.width, image.height));
    const canvas = document.createElement("canvas");
    canvas.width = Math.max(1, Math.round(image.width * scale));
    canvas.height = Math.max(1, Math.round(image.height * scale));
    const pen = canvas.getContext("2d");
    if (!pen) return null;
    pen.fillStyle = "white";
    pen.fillRect(0, 0, canvas.width, canvas.height);
    pen.drawImage(image, 0, 0, canvas.width, canvas.height);
    const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, "image/jpeg", quality));
    if (blob && blob.size <= mostBytes) return blob;
  }
  return null;
}

function base64Of(blob: Blob): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result).replace(/^[^,]*,/, ""));
    reader.onerror = () => reject(reader.error);
    reader.readAsDataURL(blob);
  });
}
