import Add from "@mui/icons-material/Add";
import Button from "@mui/material/Button";
import ListItemIcon from "@mui/material/ListItemIcon";
import ListItemText from "@mui/material/ListItemText";
import Menu from "@mui/material/Menu";
import MenuItem from "@mui/material/MenuItem";
import { useId, useState } from "react";
import { useTranslate } from "react-admin";
import { QUESTION_KINDS, type QuestionKind } from "#db/constants.ts";
import { useBuilder } from "./BuilderContext.ts";
import { kindIcons } from "./kindIcons.ts";
import { newQuestion } from "./questionModel.ts";
import { insertAt, type Path, questionAt } from "./questionTree.ts";

interface AddQuestionProps {
  parent: Path;
  /** Place among the questions of the parent. */
  at: number;
  label: string;
}

/** A repeat cannot lie inside another. */
function kindsInside(parents: (QuestionKind | undefined)[]): readonly QuestionKind[] {
  return parents.includes("repeat") ? QUESTION_KINDS.filter((kind) => kind !== "repeat") : QUESTION_KINDS;
}

/** Offers every kind of question, each with its picture, and opens the new one. */
export function AddQuestion({ parent, at, label }: AddQuestionProps) {
  const { questions, change, setOpen, focus } = useBuilder();
  const translate = useTranslate();
  const id = useId();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const parents = parent.map((_, depth) => questionAt(questions, parent.slice(0, depth + 1))?.kind);
  const add = (kind: QuestionKind) => {
    const path = [...parent, at];
    setAnchor(null);
    change(insertAt(questions, path, newQuestion(kind, questions)));
    setOpen(path);
    focus(path);
  };
  return (
    <>
      <Button
        variant={parent.length === 0 ? "contained" : "outlined"}
        size={parent.length === 0 ? "medium" : "small"}
        startIcon={<Add />}
        aria-haspopup="menu"
        aria-expanded={anchor ? true : undefined}
        aria-controls={anchor ? id : undefined}
        onClick={({ currentTarget }) => setAnchor(currentTarget)}
        sx={{ mt: 0.5 }}
      >
        {label}
      </Button>
      <Menu id={id} anchorEl={anchor} open={Boolean(anchor)} onClose={() => setAnchor(null)}>
        {kindsInside(parents).map((kind) => {
          const Icon = kindIcons[kind];
          return (
            <MenuItem key={kind} onClick={() => add(kind)}>
              <ListItemIcon>
                <Icon fontSize="small" />
              </ListItemIcon>
              <ListItemText>{translate(`enums.questionKind.${kind}`)}</ListItemText>
            </MenuItem>
          );
        })}
      </Menu>
    </>
  );
}
