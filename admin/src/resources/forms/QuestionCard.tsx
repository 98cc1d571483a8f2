import Close from "@mui/icons-material/Close";
import Drag from "@mui/icons-material/DragIndicator";
import Edit from "@mui/icons-material/EditOutlined";
import Down from "@mui/icons-material/KeyboardArrowDown";
import Up from "@mui/icons-material/KeyboardArrowUp";
import Box from "@mui/material/Box";
import ButtonBase from "@mui/material/ButtonBase";
import IconButton from "@mui/material/IconButton";
import Typography from "@mui/material/Typography";
import type { KeyboardEvent } from "react";
import { useLocale, useTranslate } from "react-admin";
import type { Question } from "#db/schema/forms.ts";
import { wordsIn } from "../../forms/formText.ts";
import { useBuilder } from "./BuilderContext.ts";
import { kindIcons } from "./kindIcons.ts";
import { QuestionEditor } from "./QuestionEditor.tsx";
import { QuestionList } from "./QuestionList.tsx";
import { QuestionMarks } from "./QuestionMarks.tsx";
import { QuestionMenu } from "./QuestionMenu.tsx";
import { isContainer, type Path, samePath, shift, siblingsOf } from "./questionTree.ts";
import { useDropOn } from "./useDrop.ts";

const quiet = { color: "text.secondary", flexShrink: 0 } as const;

interface QuestionCardProps {
  question: Question;
  path: Path;
}

/** One question in the builder: a line that opens into its editor, with what moves it. */
export function QuestionCard({ question, path }: QuestionCardProps) {
  const { questions, change, open, setOpen, focus, say, dragged, setDragged, faultsOf } = useBuilder();
  const translate = useTranslate();
  const locale = useLocale();
  const text = (key: string, options = {}) => translate(`resources.forms.build.${key}`, options);
  const name = wordsIn(question.label, locale) || text("untitled");
  const isOpen = open !== undefined && samePath(open, path);
  const isDragged = dragged !== undefined && samePath(dragged, path);
  const faulty = faultsOf(path) > 0;
  const Icon = kindIcons[question.kind];
  const last = siblingsOf(questions, path).length - 1;
  const at = path.at(-1) ?? 0;

  const move = (by: -1 | 1) => {
    const moved = shift(questions, path, by);
    if (samePath(moved.path, path)) return;
    change(moved.questions);
    if (open) setOpen(isOpen ? moved.path : undefined);
    focus(moved.path);
    say(text("moved", { name, number: (moved.path.at(-1) ?? 0) + 1 }));
  };
  const drop = useDropOn(path);
  const onKey = (event: KeyboardEvent) => {
    const by = event.key === "ArrowUp" ? -1 : event.key === "ArrowDown" ? 1 : 0;
    if (!by || !event.altKey) return;
    event.preventDefault();
    move(by);
  };

  return (
    <Box
      sx={{
        border: 1,
        borderColor: faulty ? "error.main" : isOpen ? "primary.main" : "divider",
        borderRadius: 1,
        bgcolor: "background.paper",
        opacity: isDragged ? 0.5 : question.retired ? 0.75 : 1,
      }}
    >
      <Box {...drop} sx={{ display: "flex", alignItems: "center", minHeight: 48 }}>
        <Box
          component="span"
          draggable
          title={text("drag")}
          aria-hidden
          onDragStart={(event) => {
            event.dataTransfer.effectAllowed = "move";
            event.dataTransfer.setData("text/plain", question.name);
            // A browser gives up a drag whose page changes under it as it begins.
            setTimeout(() => setDragged(path));
          }}
          onDragEnd={() => setDragged(undefined)}
          sx={{ display: { xs: "none", sm: "inline-flex" }, cursor: "grab", color: "text.secondary", pl: 0.5 }}
        >
          <Drag fontSize="small" />
        </Box>
        <ButtonBase
          data-question-path={path.join(".")}
          aria-expanded={isOpen}
          aria-keyshortcuts="Alt+ArrowUp Alt+ArrowDown"
          onClick={() => setOpen(isOpen ? undefined : path)}
          onKeyDown={onKey}
          sx={{ flex: 1, minWidth: 0, justifyContent: "flex-start", textAlign: "left", gap: 1, px: 1, py: 0.75 }}
        >
          <Icon fontSize="small" sx={quiet} />
          <Box sx={{ minWidth: 0, flex: 1 }}>
            <Typography variant="body2" sx={{ fontWeight: 600, overflowWrap: "anywhere" }}>
              {name}
            </Typography>
            <QuestionMarks question={question} faults={faultsOf(path)} />
          </Box>
          {isOpen ? <Close fontSize="small" sx={quiet} /> : <Edit fontSize="small" sx={quiet} />}
        </ButtonBase>
        <IconButton size="small" disabled={at === 0} onClick={() => move(-1)} aria-label={text("moveUp", { name })}>
          <Up fontSize="small" />
        </IconButton>
        <IconButton size="small" disabled={at >= last} onClick={() => move(1)} aria-label={text("moveDown", { name })}>
          <Down fontSize="small" />
        </IconButton>
        <QuestionMenu question={question} path={path} name={name} />
      </Box>
      {isOpen && (
        <Box sx={{ px: { xs: 1, sm: 2 }, pb: 2, borderTop: 1, borderColor: "divider" }}>
          <QuestionEditor question={question} path={path} />
        </Box>
      )}
      {isContainer(question) && (
        <Box sx={{ pl: { xs: 1, sm: 2 }, pr: 1, pb: 1, ml: 1, borderLeft: 3, borderColor: "divider" }}>
          <QuestionList parent={path} />
        </Box>
      )}
    </Box>
  );
}
