/** What the ciphertext of a submission's answers is bound to. */
export const payloadPlace = (id: string) => ({ table: "submissions", column: "payload", id });
