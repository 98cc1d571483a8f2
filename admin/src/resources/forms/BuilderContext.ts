import { createContext, useContext } from "react";
import type { Question } from "#db/schema/forms.ts";
import type { Kept } from "./questionModel.ts";
import type { Path } from "./questionTree.ts";

/** What the parts of the builder share. */
export interface Builder {
  questions: readonly Question[];
  /** A function is given the questions as they are by then: for an undo that is pressed later. */
  change: (next: Question[] | ((now: readonly Question[]) => Question[])) => void;
  /** The question whose editor is open. */
  open: Path | undefined;
  setOpen: (path: Path | undefined) => void;
  /** Moves the keyboard to a question once it stands at its new place. */
  focus: (path: Path) => void;
  /** Tells what happened to those who cannot see it. */
  say: (words: string) => void;
  /** What the published version holds fast. */
  kept: Kept;
  /** What keeps a part of a question from being published: `faultAt(path, "label.id")`. */
  faultAt: (path: Path, part: string) => string | undefined;
  /** How many faults a question has, its inner ones not counted. */
  faultsOf: (path: Path) => number;
  dragged: Path | undefined;
  setDragged: (path: Path | undefined) => void;
}

const Context = createContext<Builder | undefined>(undefined);

export const BuilderProvider = Context.Provider;

export function useBuilder(): Builder {
  const builder = useContext(Context);
  if (!builder) throw new Error("used outside the builder of a form");
  return builder;
}
