import { type RefObject, useCallback, useEffect, useRef, useState } from "react";

export type CameraFault = "denied" | "noCamera" | "insecure";

const LOOK_EVERY_MS = 140;
const WIDEST = 800;

const faultOf = (error: unknown): CameraFault =>
  error instanceof DOMException && (error.name === "NotAllowedError" || error.name === "SecurityError")
    ? "denied"
    : "noCamera";

/** Reads one QR code from a picture; undefined when there is none to read. */
export async function readPicture(
  source: CanvasImageSource,
  width: number,
  height: number,
  patient = false,
): Promise<string | undefined> {
  const { default: decodeQR } = await import("qr/decode.js");
  const scale = Math.min(1, (patient ? 2 * WIDEST : WIDEST) / Math.max(width, height));
  const canvas = document.createElement("canvas");
  canvas.width = Math.max(1, Math.round(width * scale));
  canvas.height = Math.max(1, Math.round(height * scale));
  const context = canvas.getContext("2d", { willReadFrequently: true });
  if (!context) return undefined;
  context.drawImage(source, 0, 0, canvas.width, canvas.height);
  try {
    return decodeQR(
      context.getImageData(0, 0, canvas.width, canvas.height),
      patient ? { effort: Number.POSITIVE_INFINITY, timeLimit: 3_000 } : {},
    );
  } catch {
    return undefined;
  }
}

/** The phone's rear camera in a video element: looks for a QR code until one is read, and lets go of the camera. */
export function useCamera(video: RefObject<HTMLVideoElement | null>, onRead: (text: string) => void) {
  const stream = useRef<MediaStream>(null);
  const timer = useRef<number>(0);
  const reading = useRef(onRead);
  useEffect(() => {
    reading.current = onRead;
  }, [onRead]);
  const [on, setOn] = useState(false);
  const [fault, setFault] = useState<CameraFault>();

  const stop = useCallback(() => {
    window.clearTimeout(timer.current);
    for (const track of stream.current?.getTracks() ?? []) track.stop();
    stream.current = null;
    setOn(false);
  }, []);

  const look = useCallback(async () => {
    const shown = video.current;
    const text =
      shown && shown.videoWidth > 0 ? await readPicture(shown, shown.videoWidth, shown.videoHeight) : undefined;
    if (!stream.current) return;
    if (text === undefined) {
      timer.current = window.setTimeout(look, LOOK_EVERY_MS);
      return;
    }
    stop();
    reading.current(text);
  }, [stop, video]);

  const start = useCallback(async () => {
    setFault(undefined);
    if (!window.isSecureContext) return setFault("insecure");
    if (!navigator.mediaDevices?.getUserMedia) return setFault("noCamera");
    try {
      stream.current = await navigator.mediaDevices.getUserMedia({
        video: { facingMode: "environment" },
        audio: false,
      });
      if (!video.current) return stop();
      video.current.srcObject = stream.current;
      await video.current.play();
      setOn(true);
      look();
    } catch (error) {
      stop();
      setFault(faultOf(error));
    }
  }, [look, stop, video]);

  useEffect(() => stop, [stop]);
  return { on, fault, start, stop };
}
