const LONGEST_SIDE = 2_000;
const QUALITY = 0.85;
/** A small PNG is mostly a screenshot: its letters stay sharp. */
const SMALL_PNG = 1_500_000;

/** Width and height with the longer side at most `longest`. */
export function fitWithin(width: number, height: number, longest = LONGEST_SIDE): { width: number; height: number } {
  const factor = Math.min(1, longest / Math.max(width, height, 1));
  return { width: Math.max(1, Math.round(width * factor)), height: Math.max(1, Math.round(height * factor)) };
}

const toJpeg = (canvas: HTMLCanvasElement) =>
  new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, "image/jpeg", QUALITY));

/**
 * A photo as it is sent: upright, at most 2 000 pixels, and without the camera's own data, which so never leaves the
 * phone. What this browser cannot draw goes as it is; the server decides.
 */
export async function shrinkPhoto(file: File): Promise<File> {
  if (!file.type.startsWith("image/") || (file.type === "image/png" && file.size <= SMALL_PNG)) return file;
  try {
    const picture = await createImageBitmap(file, { imageOrientation: "from-image" });
    const size = fitWithin(picture.width, picture.height);
    const canvas = Object.assign(document.createElement("canvas"), size);
    const pen = canvas.getContext("2d");
    if (!pen) return file;
    pen.fillStyle = "#fff";
    pen.fillRect(0, 0, size.width, size.height);
    pen.drawImage(picture, 0, 0, size.width, size.height);
    picture.close();
    const blob = await toJpeg(canvas);
    if (!blob) return file;
    return new File([blob], `${file.name.replace(/\.[^.]*$/, "")}.jpg`, { type: "image/jpeg" });
  } catch {
    return file;
  }
}
