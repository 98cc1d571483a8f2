import type { SvgIconComponent } from "@mui/icons-material";
import Add from "@mui/icons-material/Add";
import Retire from "@mui/icons-material/Block";
import Delete from "@mui/icons-material/DeleteOutlined";
import Down from "@mui/icons-material/KeyboardArrowDown";
import Up from "@mui/icons-material/KeyboardArrowUp";
import Back from "@mui/icons-material/RestoreOutlined";
import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import FormHelperText from "@mui/material/FormHelperText";
import IconButton from "@mui/material/IconButton";
import TextField from "@mui/material/TextField";
import Typography from "@mui/material/Typography";
import { useTranslate } from "react-admin";
import type { Choice, Question } from "#db/schema/forms.ts";
import { useUndoNotice } from "../../dialogs/UndoNotice.tsx";
import { useBuilder } from "./BuilderContext.ts";
import type { PartProps } from "./QuestionEditor.tsx";
import { freeName, newChoice, slugOf } from "./questionModel.ts";
import { questionAt, replaceAt } from "./questionTree.ts";

const isMadeValue = (value: string) => /^pilihan_\d+$/.test(value);

/** The choices of a question: words in both languages, order, and for what was published only retirement. */
export function OptionsEditor({ question, path, put }: PartProps) {
  const { kept, faultAt, change } = useBuilder();
  const translate = useTranslate();
  const notifyUndo = useUndoNotice();
  const options = question.options ?? [];
  const fixed = kept.choices.get(question.name);
  const text = (key: string, options = {}) => translate(`resources.forms.build.${key}`, options);
  const replace = (at: number, part: Partial<Choice>) =>
    put({ options: options.map((one, place) => (place === at ? { ...one, ...part } : one)) });
  const swap = (at: number, by: -1 | 1) => {
    const one = options[at];
    if (one) put({ options: options.toSpliced(at, 1).toSpliced(at + by, 0, one) });
  };
  const remove = (at: number) => {
    const gone = options.slice(at, at + 1);
    const back = (one: Question): Question => ({ ...one, options: (one.options ?? []).toSpliced(at, 0, ...gone) });
    put({ options: options.toSpliced(at, 1) });
    notifyUndo(text("optionDeleted"), async () =>
      change((now) => {
        const one = questionAt(now, path);
        return one?.name === question.name ? replaceAt(now, path, back(one)) : [...now];
      }),
    );
  };
  /** A value nobody has chosen follows the words, until it is published. */
  const valueAfterWords = (at: number) => {
    const one = options[at];
    const slug = one && slugOf(one.label.id);
    if (!slug || !isMadeValue(one.value) || fixed?.has(one.value)) return;
    replace(at, {
      value: freeName(slug, new Set(options.filter((_, place) => place !== at).map(({ value }) => value))),
    });
  };
  return (
    <Box component="fieldset" sx={{ border: 0, m: 0, p: 0, minWidth: 0 }}>
      <Typography component="legend" variant="h3" sx={{ p: 0 }}>
        {text("options")}
      </Typography>
      <Box component="ol" sx={{ listStyle: "none", m: 0, p: 0 }}>
        {options.map((option, at) => {
          const number = at + 1;
          const lasting = fixed?.has(option.value) ?? false;
          const fault = (part: string) => faultAt(path, `options[${at}].${part}`);
          const field = (label: string, value: string, part: (value: string) => Partial<Choice>, wrong?: string) => ({
            label: text(label, { number }),
            value,
            error: Boolean(wrong),
            helperText: wrong,
            onChange: ({ target }: { target: { value: string } }) => replace(at, part(target.value)),
          });
          return (
            <Box
              component="li"
              // biome-ignore lint/suspicious/noArrayIndexKey: its value may change while it is written
              key={at}
              sx={{
                display: "grid",
                columnGap: 1,
                alignItems: "start",
                gridTemplateColumns: { xs: "minmax(0,1fr)", md: "3fr 3fr 2fr auto" },
                opacity: option.retired ? 0.7 : 1,
                borderBottom: { xs: 1, md: 0 },
                borderColor: { xs: "divider", md: "divider" },
              }}
            >
              <TextField
                {...field("optionId", option.label.id, (id) => ({ label: { ...option.label, id } }), fault("label.id"))}
                onBlur={() => valueAfterWords(at)}
              />
              <TextField
                {...field("optionEn", option.label.en, (en) => ({ label: { ...option.label, en } }), fault("label.en"))}
              />
              <TextField
                {...field("optionValue", option.value, (value) => ({ value: value.trim() }), fault("value"))}
                disabled={lasting}
              />
              <Box sx={{ display: "flex", pt: { md: 0.75 } }}>
                <Small icon={Up} label={text("optionUp", { number })} off={at === 0} onClick={() => swap(at, -1)} />
                <Small
                  icon={Down}
                  label={text("optionDown", { number })}
                  off={at === options.length - 1}
                  onClick={() => swap(at, 1)}
                />
                {lasting || option.retired ? (
                  <Small
                    icon={option.retired ? Back : Retire}
                    label={text(option.retired ? "unretireOption" : "retireOption", { number })}
                    onClick={() => replace(at, { retired: option.retired ? undefined : true })}
                  />
                ) : (
                  <Small icon={Delete} label={text("deleteOption", { number })} onClick={() => remove(at)} />
                )}
              </Box>
              {option.retired && (
                <FormHelperText sx={{ mt: -0.5, mb: 0.5, gridColumn: "1 / -1" }}>{text("mark.retired")}</FormHelperText>
              )}
            </Box>
          );
        })}
      </Box>
      <Button size="small" startIcon={<Add />} onClick={() => put({ options: [...options, newChoice(options)] })}>
        {text("addOption")}
      </Button>
      {faultAt(path, "options") && <FormHelperText error>{faultAt(path, "options")}</FormHelperText>}
    </Box>
  );
}

interface SmallProps {
  icon: SvgIconComponent;
  label: string;
  off?: boolean;
  onClick: () => void;
}

const Small = ({ icon: Icon, label, off, onClick }: SmallProps) => (
  <IconButton size="small" aria-label={label} title={label} disabled={off} onClick={onClick}>
    <Icon fontSize="small" />
  </IconButton>
);
