import Down from "@mui/icons-material/KeyboardArrowDown";
import Up from "@mui/icons-material/KeyboardArrowUp";
import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import Chip from "@mui/material/Chip";
import IconButton from "@mui/material/IconButton";
import Link from "@mui/material/Link";
import { type HttpError, useDataProvider, useLocale, useNotify, useRefresh, useTranslate } from "react-admin";
import { Link as RouterLink } from "react-router-dom";
import type { CustomField } from "../../customFields/customField.ts";
import { useUndoNotice } from "../../dialogs/UndoNotice.tsx";
import { wordsIn } from "../../forms/formText.ts";
import { Row } from "../../page/Rows.tsx";
import { api } from "../../providers/http.ts";
import { useMayI } from "../../providers/useSession.ts";
import { moved } from "./fieldModel.ts";

interface FieldRowProps {
  field: CustomField;
  /** Every field of the kind, in order. */
  ids: readonly string[];
}

/** One field: what it is, where it shows, its place, and whether it is still filled in. */
export function FieldRow({ field, ids }: FieldRowProps) {
  const translate = useTranslate();
  const locale = useLocale();
  const mayI = useMayI();
  const writes = useFieldWrites();
  const edits = mayI("custom-fields", "edit");
  const { code, question, inList, filterable, retired } = field;
  const name = wordsIn(question.label, locale);
  const text = (key: string) => translate(`resources.custom-fields.${key}`, { name });
  const marks = Object.entries({
    retired,
    required: question.required,
    personal: question.personal,
    inList,
    filterable,
  }).filter(([, on]) => on);
  const at = ids.indexOf(field.id);
  const mover = (by: -1 | 1) => (
    <IconButton
      size="small"
      aria-label={text(by < 0 ? "up" : "down")}
      disabled={by < 0 ? at === 0 : at === ids.length - 1}
      onClick={() => writes.order(field.entity, moved(ids, field.id, by))}
    >
      {by < 0 ? <Up fontSize="small" /> : <Down fontSize="small" />}
    </IconButton>
  );
  return (
    <Row
      title={
        edits ? (
          <Link component={RouterLink} to={`/custom-fields/${field.id}`} underline="hover" color="inherit">
            {name}
          </Link>
        ) : (
          name
        )
      }
      note={`${translate(`enums.questionKind.${question.kind}`)} · ${code}`}
      detail={
        marks.length > 0 && (
          <Box sx={{ display: "flex", flexWrap: "wrap", gap: 0.5, mt: 0.5 }}>
            {marks.map(([mark]) => (
              <Chip key={mark} size="small" variant="outlined" label={text(`marks.${mark}`)} />
            ))}
          </Box>
        )
      }
      actions={
        edits && (
          <>
            {mover(-1)}
            {mover(1)}
            <Button size="small" onClick={() => writes.retire(field, name)}>
              {text(retired ? "unretire" : "retire")}
            </Button>
          </>
        )
      }
    />
  );
}

function useFieldWrites() {
  const provider = useDataProvider();
  const refresh = useRefresh();
  const notify = useNotify();
  const undoNotice = useUndoNotice();
  const translate = useTranslate();
  const put = async (field: CustomField, retired: boolean): Promise<CustomField> => {
    const { data } = await provider.update<CustomField>("custom-fields", {
      id: field.id,
      data: { retired },
      previousData: field,
    });
    refresh();
    return data;
  };
  return {
    order: (entity: string, ids: string[]) =>
      api
        .post("custom-fields/order", { entity, ids })
        .then(refresh)
        .catch((fault: HttpError) => notify(fault.message, { type: "error" })),
    retire: async (field: CustomField, name: string) => {
      try {
        const after = await put(field, !field.retired);
        const said = translate(`resources.custom-fields.${after.retired ? "retired" : "unretired"}`, { name });
        undoNotice(said, () => put(after, field.retired));
      } catch (fault) {
        notify((fault as HttpError).message, { type: "error" });
      }
    },
  };
}
