import { SaxesParser } from "saxes";
import { LIMITS } from "../limits.ts";
import { UnreadableFile } from "../unreadable.ts";
import { unpack, type ZipEntry } from "./zip.ts";

export type Attributes = Record<string, string>;

export interface XmlHandler {
  open(name: string, attributes: Attributes): void;
  close(name: string): void;
  text(text: string): void;
  /** True ends the reading early. */
  done?(): boolean;
}

const localName = (name: string) => name.slice(name.indexOf(":") + 1);

/** A SAX parser that knows no DTD and no entities, and stops at absurd depth or width. */
export function xmlReader(handler: XmlHandler): { write(text: string): void; close(): void } {
  const parser = new SaxesParser({ xmlns: false, position: false });
  let depth = 0;
  let attributes = 0;
  parser.on("doctype", () => {
    throw new UnreadableFile("unsafe_xml");
  });
  parser.on("error", () => {
    throw new UnreadableFile("broken");
  });
  parser.on("opentagstart", () => {
    attributes = 0;
    if (++depth > LIMITS.xmlDepth) throw new UnreadableFile("broken");
  });
  parser.on("attribute", () => {
    if (++attributes > LIMITS.xmlAttributes) throw new UnreadableFile("broken");
  });
  parser.on("opentag", (tag) => handler.open(localName(tag.name), tag.attributes));
  parser.on("closetag", (tag) => {
    depth--;
    handler.close(localName(tag.name));
  });
  parser.on("text", (text) => handler.text(text));
  parser.on("cdata", (text) => handler.text(text));
  return {
    write: (text) => void parser.write(text),
    close: () => void parser.close(),
  };
}

/** Streams one XML part of the package through a handler; `onBytes` hears how much went by. */
export function readXml(bytes: Uint8Array, entry: ZipEntry, handler: XmlHandler, onBytes?: (bytes: number) => void) {
  const decoder = new TextDecoder();
  const reader = xmlReader(handler);
  let stopped = false;
  unpack(bytes, entry, (chunk) => {
    onBytes?.(chunk.length);
    reader.write(decoder.decode(chunk, { stream: true }));
    stopped = handler.done?.() ?? false;
    return !stopped;
  });
  if (!stopped) reader.close();
}
