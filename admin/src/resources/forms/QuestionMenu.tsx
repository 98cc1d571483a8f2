import More from "@mui/icons-material/MoreVert";
import IconButton from "@mui/material/IconButton";
import Menu from "@mui/material/Menu";
import MenuItem from "@mui/material/MenuItem";
import { useId, useState } from "react";
import { useLocale, useTranslate } from "react-admin";
import type { Question } from "#db/schema/forms.ts";
import { useUndoNotice } from "../../dialogs/UndoNotice.tsx";
import { wordsIn } from "../../forms/formText.ts";
import { useBuilder } from "./BuilderContext.ts";
import { duplicateAt } from "./questionModel.ts";
import {
  insertAt,
  isContainer,
  moveTo,
  type Path,
  questionAt,
  removeAt,
  replaceAt,
  siblingsOf,
} from "./questionTree.ts";

interface QuestionMenuProps {
  question: Question;
  path: Path;
  name: string;
}

/** What can be done with a question besides changing it: copy, put elsewhere, retire, delete. */
export function QuestionMenu({ question, path, name }: QuestionMenuProps) {
  const { questions, change, setOpen, focus, kept } = useBuilder();
  const translate = useTranslate();
  const locale = useLocale();
  const notifyUndo = useUndoNotice();
  const id = useId();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const text = (key: string, options = {}) => translate(`resources.forms.build.${key}`, options);
  const nameOf = (one: Question) => wordsIn(one.label, locale) || text("untitled");
  const published = kept.names.has(question.name);

  const act = (run: () => void) => () => {
    setAnchor(null);
    run();
  };
  const duplicate = act(() => {
    const copied = duplicateAt(questions, path);
    change(copied.questions);
    setOpen(copied.path);
    focus(copied.path);
  });
  const put = (to: Path) =>
    act(() => {
      const moved = moveTo(questions, path, to);
      change(moved.questions);
      setOpen(undefined);
      focus(moved.path);
    });
  const retire = act(() => change(replaceAt(questions, path, { ...question, retired: !question.retired })));
  const remove = act(() => {
    change(removeAt(questions, path));
    setOpen(undefined);
    notifyUndo(text("deleted", { name }), async () => change((now) => insertAt(now, path, question)));
  });

  const holders = siblingsOf(questions, path)
    .map((one, at) => ({ one, holder: [...path.slice(0, -1), at] }))
    .filter(
      ({ one }) => isContainer(one) && one !== question && !(one.kind === "repeat" && question.kind === "repeat"),
    );
  const outer = path.length > 1 ? questionAt(questions, path.slice(0, -1)) : undefined;
  const outside = outer && [...path.slice(0, -2), (path.at(-2) ?? 0) + 1];
  return (
    <>
      <IconButton
        size="small"
        aria-label={text("more", { name })}
        aria-haspopup="menu"
        aria-expanded={anchor ? true : undefined}
        aria-controls={anchor ? id : undefined}
        onClick={({ currentTarget }) => setAnchor(currentTarget)}
      >
        <More fontSize="small" />
      </IconButton>
      <Menu id={id} anchorEl={anchor} open={Boolean(anchor)} onClose={() => setAnchor(null)}>
        <MenuItem onClick={duplicate}>{text("duplicate")}</MenuItem>
        {holders.map(({ one, holder }) => (
          <MenuItem key={one.name} onClick={put([...holder, one.questions?.length ?? 0])}>
            {text("into", { name: nameOf(one) })}
          </MenuItem>
        ))}
        {outer && outside && <MenuItem onClick={put(outside)}>{text("outOf", { name: nameOf(outer) })}</MenuItem>}
        {published || question.retired ? (
          <MenuItem onClick={retire}>{text(question.retired ? "unretire" : "retire")}</MenuItem>
        ) : (
          <MenuItem onClick={remove}>{text("delete")}</MenuItem>
        )}
      </Menu>
    </>
  );
}
