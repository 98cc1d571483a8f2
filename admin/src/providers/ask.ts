import { useSyncExternalStore } from "react";

interface Pending<Question, Answer> {
  question: Question;
  resolve: (answer: Answer) => void;
}

/** Lets code outside React put a question to the person and wait for the answer a dialog gives. */
export function createAsk<Question, Answer>() {
  let pending: Pending<Question, Answer>[] = [];
  const listeners = new Set<() => void>();
  const tell = () => {
    for (const listener of listeners) listener();
  };
  return {
    ask: (question: Question): Promise<Answer> =>
      new Promise((resolve) => {
        pending = [...pending, { question, resolve }];
        tell();
      }),
    /** Answers the question on show; the next one in line, if any, takes its place. */
    answer: (answer: Answer): void => {
      const [first, ...rest] = pending;
      pending = rest;
      first?.resolve(answer);
      tell();
    },
    answerAll: (answer: Answer): void => {
      const all = pending;
      pending = [];
      for (const one of all) one.resolve(answer);
      tell();
    },
    useQuestion: (): Question | undefined =>
      useSyncExternalStore(
        (listener) => {
          listeners.add(listener);
          return () => listeners.delete(listener);
        },
        () => pending[0]?.question,
      ),
  };
}
