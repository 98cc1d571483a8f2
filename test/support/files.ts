import { deflateSync } from "node:zlib";
import type { TestActor } from "./actors.ts";
import type { RequestOptions } from "./client.ts";

/** Real pictures of 24 × 16 pixels; those of the first three tell of their camera, its owner ("Rahasia") and a place. */
export const PICTURES = {
  jpeg: [
    "/9j/4QFgRXhpZgAASUkqAAgAAAAJAA8BAgAOAAAAlgAAABIBAwABAAAABgAAABoBBQABAAAAegAAABsBBQABAAAAggAAACgBAwABAAAAAgAAAD",
    "sBAgAMAAAAigAAABMCAwABAAAAAQAAAGmHBAABAAAApAAAACWIBAABAAAA8gAAAAAAAAA4YwAA6AMAADhjAADoAwAAU3JpIFJhaGFzaWEAS2Ft",
    "ZXJhUmFoYXNpYQAGAACQBwAEAAAAMDIxMAGRBwAEAAAAAQIDAACgBwAEAAAAMDEwMAGgAwABAAAA//8AAAKgBAABAAAAGAAAAAOgBAABAAAAEA",
    "AAAAAAAAAEAAEAAgACAAAAUwAAAAIABQADAAAAQAEAAAMAAgACAAAARQAAAAQABQADAAAAKAEAAAAAAABwAAAAAQAAACUAAAABAAAAAAAAAAEA",
    "AAAHAAAAAQAAADoAAAABAAAADAAAAAEAAAD/4gHwSUNDX1BST0ZJTEUAAQEAAAHgbGNtcwQgAABtbnRyUkdCIFhZWiAH4gADABQACQAOAB1hY3",
    "NwTVNGVAAAAABzYXdzY3RybAAAAAAAAAAAAAAAAAAA9tYAAQAAAADTLWhhbmR56b9WWj4BtoMjhVVG90+qAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
    "AAAAAAAAAAAAAApkZXNjAAAA/AAAACRjcHJ0AAABIAAAACJ3dHB0AAABRAAAABRjaGFkAAABWAAAACxyWFlaAAABhAAAABRnWFlaAAABmAAAAB",
    "RiWFlaAAABrAAAABRyVFJDAAABwAAAACBnVFJDAAABwAAAACBiVFJDAAABwAAAACBtbHVjAAAAAAAAAAEAAAAMZW5VUwAAAAgAAAAcAHMAUgBH",
    "AEJtbHVjAAAAAAAAAAEAAAAMZW5VUwAAAAYAAAAcAEMAQwAwAABYWVogAAAAAAAA9tYAAQAAAADTLXNmMzIAAAAAAAEMPwAABd3///MmAAAHkA",
    "AA/ZL///uh///9ogAAA9wAAMBxWFlaIAAAAAAAAG+gAAA48gAAA49YWVogAAAAAAAAYpYAALeJAAAY2lhZWiAAAAAAAAAkoAAAD4UAALbEcGFy",
    "YQAAAAAAAwAAAAJmaQAA8qcAAA1ZAAAT0AAAClv/2wBDABQODxIPDRQSEBIXFRQYHjIhHhwcHj0sLiQySUBMS0dARkVQWnNiUFVtVkVGZIhlbX",
    "d7gYKBTmCNl4x9lnN+gXz/2wBDARUXFx4aHjshITt8U0ZTfHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8",
    "fHz/wAARCAAQABgDASIAAhEBAxEB/8QAFwABAQEBAAAAAAAAAAAAAAAABAADBf/EACcQAAECBAYABwAAAAAAAAAAAAECAwAEBRESEyExYYEGFC",
    "IyQpGi/8QAFQEBAQAAAAAAAAAAAAAAAAAAAAH/xAAYEQADAQEAAAAAAAAAAAAAAAAAAREhMf/aAAwDAQACEQMRAD8AJMNin1p5pIwtqVjbAFhh",
    "OthwNR1HSqrPnaKVotmSxzRyAPUPrXqMvELeZJS04gXLKsC7D4nYk8EfqEUZ9K0YFgKSoWIOxEJkHHQ1EmvbrFAWUGnVN6VJNm12SSbkp3BPRE",
    "UVaQ//2Q==",
  ].join(""),
  png: [
    "iVBORw0KGgoAAAANSUhEUgAAABgAAAAQCAIAAACDRijCAAABWGVYSWZJSSoACAAAAAkADwECAA4AAACWAAAAEgEDAAEAAAABAAAAGgEFAAEAAA",
    "B6AAAAGwEFAAEAAACCAAAAKAEDAAEAAAACAAAAOwECAAwAAACKAAAAEwIDAAEAAAABAAAAaYcEAAEAAACkAAAAJYgEAAEAAADyAAAAAAAAADhj",
    "AADoAwAAOGMAAOgDAABTcmkgUmFoYXNpYQBLYW1lcmFSYWhhc2lhAAYAAJAHAAQAAAAwMjEwAZEHAAQAAAABAgMAAKAHAAQAAAAwMTAwAaADAA",
    "EAAAD//wAAAqAEAAEAAAAYAAAAA6AEAAEAAAAQAAAAAAAAAAQAAQACAAIAAABTAAAAAgAFAAMAAABAAQAAAwACAAIAAABFAAAABAAFAAMAAAAo",
    "AQAAAAAAAHAAAAABAAAAJQAAAAEAAAAAAAAAAQAAAAcAAAABAAAAOgAAAAEAAAAMAAAAAQAAAGc2X74AAAAJcEhZcwAAA+gAAAPoAbV7UmsAAA",
    "F0SURBVDiNY2Bg5xOVUdYytLB38w2JTsosKK9r7Zk8a+GK9dv2Hjl96eaD5+++/mHmEpSQV9M1sXbyDAiPS80prmrs6J82d8nqTTsPHD939c7j",
    "Vx8Zfvxn4xWRVtI0MLdz9QmOSszIL6tt6Z40c8HydVv3HD518cb9Z2+//GbiFBCXU9UxtnL08A+LTckuqmxo75s6Z/GqjTv2Hzt75fajlwwfvv",
    "9j5RGWUtTQN7N18Q6KTEjPK61p7po4Y/6ytVt2Hzp54fq9p28+/2Lk4BeTVdE2snRw9wuNSc4qrKhv650ye9HKDdv3HT1z+dZDhhfvv/1l4RaS",
    "VFDXM7Vx9gqMiE/LLalu6pwwfd7SNZt3HTxx/trdJ68//SQUBAzEhsEPAkHAQGwYfCAQBAzEhsELAkHAQGwYPCAQBAzEhsENAkHAQGwYXCAQBA",
    "zEhsEJAkHAQGpW+IEjCBhIzQofcAQBA6lZAVcQMJCaFXAFAQOpWQFXEAAAiRE5X7JYckEAAAAASUVORK5CYII=",
  ].join(""),
  webp: [
    "UklGRgQCAABXRUJQVlA4WAoAAAAIAAAAFwAADwAAVlA4IIAAAAAwBACdASoYABAAPxFysFAsJqSisAgBgCIJZACw7YuQu6vIFwuJU/xjrTAA/q",
    "y+G9lHDk8sPuRBX4UMhX5zuJdr+qQj5xJzA6qY/Zx0ckH3ij/9IHr6/AAKmQXkuEWz/uFtVf8vDAa1svnIUZgJXf2mvb/4Lzigibasj/0C3oAA",
    "AEVYSUZeAQAARXhpZgAASUkqAAgAAAAJAA8BAgAOAAAAlgAAABIBAwABAAAAAQAAABoBBQABAAAAegAAABsBBQABAAAAggAAACgBAwABAAAAAg",
    "AAADsBAgAMAAAAigAAABMCAwABAAAAAQAAAGmHBAABAAAApAAAACWIBAABAAAA8gAAAAAAAAA4YwAA6AMAADhjAADoAwAAU3JpIFJhaGFzaWEA",
    "S2FtZXJhUmFoYXNpYQAGAACQBwAEAAAAMDIxMAGRBwAEAAAAAQIDAACgBwAEAAAAMDEwMAGgAwABAAAA//8AAAKgBAABAAAAGAAAAAOgBAABAA",
    "AAEAAAAAAAAAAEAAEAAgACAAAAUwAAAAIABQADAAAAQAEAAAMAAgACAAAARQAAAAQABQADAAAAKAEAAAAAAABwAAAAAQAAACUAAAABAAAAAAAA",
    "AAEAAAAHAAAAAQAAADoAAAABAAAADAAAAAEAAAA=",
  ].join(""),
  progressive: [
    "/9j/2wBDABQODxIPDRQSEBIXFRQYHjIhHhwcHj0sLiQySUBMS0dARkVQWnNiUFVtVkVGZIhlbXd7gYKBTmCNl4x9lnN+gXz/2wBDARUXFx4aHj",
    "shITt8U0ZTfHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHz/wgARCAAQABgDASIAAhEBAxEB/8QAFwAB",
    "AQEBAAAAAAAAAAAAAAAAAwACBP/EABUBAQEAAAAAAAAAAAAAAAAAAAAB/9oADAMBAAIQAxAAAAEenKBQSf/EABwQAAICAgMAAAAAAAAAAAAAAA",
    "EDAAIEERITI//aAAgBAQABBQKw63NHNKbTIG6JMHmz/8QAFBEBAAAAAAAAAAAAAAAAAAAAEP/aAAgBAwEBPwE//8QAFBEBAAAAAAAAAAAAAAAA",
    "AAAAEP/aAAgBAgEBPwE//8QAGxAAAQUBAQAAAAAAAAAAAAAAAgABEEFRIWH/2gAIAQEABj8Cdqpej2BPIccX/8QAHRAAAgICAwEAAAAAAAAAAA",
    "AAAAERIXHwMUFhsf/aAAgBAQABPyGBqZzgWq0WcZAHeHjfolqHaYvrqwf/2gAMAwEAAgADAAAAEMP/AP/EABcRAAMBAAAAAAAAAAAAAAAAAAEQ",
    "ETH/2gAIAQMBAT8Qw1f/xAAXEQADAQAAAAAAAAAAAAAAAAAAESEB/9oACAECAQE/EFEZT//EAB0QAQEAAgMAAwAAAAAAAAAAAAERACExYYFBUZ",
    "H/2gAIAQEAAT8QAFoIIVuHRs8y1Os9gafm/M+5km10Z8uFekxN4CI8JiuLIpavIXxM/9k=",
  ].join(""),
  lossless: ["UklGRioAAABXRUJQVlA4TB4AAAAvF8ADAM1lRP8DRNo2cArm3+YkHB5O/hzEBLCs42Y="].join(""),
  animated: [
    "UklGRsIAAABXRUJQVlA4WAoAAAACAAAABwAABwAAQU5JTQYAAAD/////AABBTk1GSAAAAAAAAAAAAAcAAAcAAGQAAAJWUDggMAAAANABAJ0BKg",
    "gACAABQCYloAJ0ugH4AAOwAP7y63/82BXNc+/3/9Lg/S4P0uD/0pAAAEFOTUZGAAAAAAAAAAAABwAABwAAZAAAAFZQOCAuAAAAlAEAnQEqCAAI",
    "AAAAJiWgAnS6AAOYAP77VeP/pcH/0uD/6XB/6XB/G7LOG6QAAA==",
  ].join(""),
};

export const pictureOf = (kind: keyof typeof PICTURES): Uint8Array<ArrayBuffer> =>
  new Uint8Array(Buffer.from(PICTURES[kind], "base64"));

export const textBytes = (text: string): Uint8Array<ArrayBuffer> => new Uint8Array(Buffer.from(text, "latin1"));

export const joined = (...parts: (Uint8Array | string)[]): Uint8Array<ArrayBuffer> =>
  new Uint8Array(Buffer.concat(parts.map((part) => (typeof part === "string" ? Buffer.from(part, "latin1") : part))));

/** A small PDF of one page, with what else its catalogue and its file hold. */
export function pdfOf(more: { catalog?: string; objects?: string; trailer?: string } = {}): Uint8Array<ArrayBuffer> {
  return textBytes(`%PDF-1.7
1 0 obj
<< /Type /Catalog /Pages 2 0 R ${more.catalog ?? ""} >>
endobj
2 0 obj
<< /Type /Pages /Kids [3 0 R] /Count 1 >>
endobj
3 0 obj
<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 100] >>
endobj
${more.objects ?? ""}
xref
0 1
0000000000 65535 f
trailer
<< /Size 9 /Root 1 0 R ${more.trailer ?? ""} >>
startxref
9
%%EOF
`);
}

/** Objects packed into one stream, as newer writers do. */
export function packedObjects(content: string, extra = ""): string {
  const packed = deflateSync(Buffer.from(content, "latin1")).toString("latin1");
  return `8 0 obj
<< /Type /ObjStm /N 1 /First 4 /Filter /FlateDecode ${extra} /Length ${packed.length} >>
stream
${packed}
endstream
endobj`;
}

export interface Sent {
  subject: string;
  subjectId: string;
  bytes?: Uint8Array<ArrayBuffer>;
  name?: string;
  type?: string;
  more?: Record<string, string>;
}

/** Sends a file to a record as the console does; a JPEG unless another is given. */
export function upload<T = Record<string, unknown>>(actor: TestActor, sent: Sent, options: RequestOptions = {}) {
  const form = new FormData();
  form.set("subject", sent.subject);
  form.set("subjectId", sent.subjectId);
  for (const [field, value] of Object.entries(sent.more ?? {})) form.set(field, value);
  const type = sent.type ?? "image/jpeg";
  form.set("file", new File([sent.bytes ?? pictureOf("jpeg")], sent.name ?? "foto.jpg", { type }));
  return actor.api.post<T>("/api/attachments", form, options);
}

/** What is in a file as a reader gets it. */
export async function download(actor: TestActor, id: string, query = "") {
  const { base, cookie = "" } = actor.api;
  const response = await fetch(new URL(`/api/attachments/${id}${query}`, base), { headers: { cookie } });
  return { status: response.status, headers: response.headers, bytes: new Uint8Array(await response.arrayBuffer()) };
}
