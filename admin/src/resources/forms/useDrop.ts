import type { DragEvent } from "react";
import { useBuilder } from "./BuilderContext.ts";
import { isWithin, moveTo, type Path, samePath } from "./questionTree.ts";

/** Puts the dragged question at a place; undefined while none is dragged that may stand there. */
export function useDropAt(): (to: Path) => (() => void) | undefined {
  const { dragged, setDragged, questions, change, setOpen } = useBuilder();
  return (to) => {
    if (!dragged || (isWithin(to, dragged) && to.length > dragged.length)) return undefined;
    return () => {
      setDragged(undefined);
      change(moveTo(questions, dragged, to).questions);
      setOpen(undefined);
    };
  };
}

/** A whole line takes a dragged question too: let go over its upper half it comes before, over its lower half after. */
export function useDropOn(path: Path) {
  const { dragged } = useBuilder();
  const dropAt = useDropAt();
  const placeFor = ({ clientY, currentTarget }: DragEvent<HTMLElement>): Path => {
    const { top, height } = currentTarget.getBoundingClientRect();
    const after = clientY > top + height / 2 ? 1 : 0;
    return [...path.slice(0, -1), (path.at(-1) ?? 0) + after];
  };
  const isItself = dragged !== undefined && samePath(dragged, path);
  return {
    onDragOver: (event: DragEvent<HTMLElement>) => {
      if (!isItself && dropAt(placeFor(event))) event.preventDefault();
    },
    onDrop: (event: DragEvent<HTMLElement>) => {
      event.preventDefault();
      if (!isItself) dropAt(placeFor(event))?.();
    },
  };
}
