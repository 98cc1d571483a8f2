import Box from "@mui/material/Box";
import Typography from "@mui/material/Typography";
import { useLocale, useTranslate } from "react-admin";
import { wordsIn } from "../../forms/formText.ts";
import { AddQuestion } from "./AddQuestion.tsx";
import { useBuilder } from "./BuilderContext.ts";
import { DropPlace } from "./DropPlace.tsx";
import { QuestionCard } from "./QuestionCard.tsx";
import { type Path, questionAt } from "./questionTree.ts";

/** The questions of the form, or of one group or repeat, in their order. */
export function QuestionList({ parent = [] }: { parent?: Path }) {
  const { questions } = useBuilder();
  const translate = useTranslate();
  const locale = useLocale();
  const holder = questionAt(questions, parent);
  const list = parent.length === 0 ? questions : (holder?.questions ?? []);
  const text = (key: string, options = {}) => translate(`resources.forms.build.${key}`, options);
  const name = holder && (wordsIn(holder.label, locale) || text("untitled"));
  return (
    <Box>
      {list.length === 0 && (
        <Box sx={{ py: parent.length ? 0.5 : 3, textAlign: parent.length ? "left" : "center" }}>
          <Typography variant={parent.length ? "body2" : "h2"} component="p" sx={{ color: "text.secondary" }}>
            {text(parent.length ? "nothingInside" : "nothing")}
          </Typography>
          {parent.length === 0 && (
            <Typography variant="body2" sx={{ color: "text.secondary" }}>
              {text("nothingHelp")}
            </Typography>
          )}
        </Box>
      )}
      <Box component="ol" sx={{ listStyle: "none", m: 0, p: 0 }} aria-label={name ?? text("title")}>
        {list.map((question, at) => (
          // A name may change while it is written; the place of a question is what its editor belongs to.
          // biome-ignore lint/suspicious/noArrayIndexKey: see above
          <Box component="li" key={at}>
            <DropPlace to={[...parent, at]} />
            <QuestionCard question={question} path={[...parent, at]} />
          </Box>
        ))}
      </Box>
      <DropPlace to={[...parent, list.length]} />
      <AddQuestion parent={parent} at={list.length} label={name ? text("addInside", { name }) : text("add")} />
    </Box>
  );
}
