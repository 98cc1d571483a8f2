import Alert from "@mui/material/Alert";
import AlertTitle from "@mui/material/AlertTitle";
import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import LinearProgress from "@mui/material/LinearProgress";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import {
  Form,
  type HttpError,
  RadioButtonGroupInput,
  ResourceContextProvider,
  required,
  useTranslate,
} from "react-admin";
import { useNavigate, useSearchParams } from "react-router-dom";
import { formatShare } from "../../format/number.ts";
import { RefInput } from "../../inputs/RefInput.tsx";
import { FormPage } from "../../page/FormPage.tsx";
import { uploadForm } from "../../providers/upload.ts";
import { useSession } from "../../providers/useSession.ts";
import { FileDrop } from "./FileDrop.tsx";
import { fileFault, type Import, kindsOf } from "./importModel.ts";
import { RosterChoices } from "./RosterChoices.tsx";
import { uploadBody } from "./uploadBody.ts";

const needed = required();

/** Step one: which file, into which programme. Whatever goes wrong, the choices stay. */
export default function ImportUpload() {
  const translate = useTranslate();
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const [query] = useSearchParams();
  const [file, setFile] = useState<File>();
  const [sent, setSent] = useState<number>();
  const [fault, setFault] = useState<string>();
  const { user } = useSession();
  const kinds = kindsOf(user.role);
  const asked = kinds.find((kind) => kind === query.get("kind"));
  const [start] = useState({ programId: query.get("programId") ?? undefined, kind: asked ?? kinds[0] });
  const text = (key: string, options = {}) => translate(`resources.imports.${key}`, options);

  const choose = (chosen: File) => {
    const wrong = fileFault(chosen);
    setFault(wrong && text(wrong));
    setFile(wrong ? undefined : chosen);
  };
  const check = async (values: Record<string, unknown>) => {
    if (!file) return setFault(text("choose"));
    setFault(undefined);
    setSent(0);
    try {
      const job = await uploadForm<Import>("imports", uploadBody(file, values), setSent);
      queryClient.setQueryData(["api", `imports/${job.id}`], job);
      navigate(`/imports/${job.id}/show`);
      return undefined;
    } catch (error) {
      const { message, body } = error as HttpError;
      const { file: ofFile, ...others } = (body?.errors ?? {}) as Record<string, string>;
      setFault(ofFile ?? message);
      setSent(undefined);
      return Object.keys(others).length > 0 ? others : undefined;
    }
  };

  return (
    <FormPage title={text("upload")}>
      <ResourceContextProvider value="imports">
        <Form record={start} onSubmit={check} noValidate>
          {kinds.length > 1 && (
            <RadioButtonGroupInput
              source="kind"
              choices={kinds.map((id) => ({ id, name: `enums.importKind.${id}` }))}
              helperText={false}
            />
          )}
          <FileDrop file={file} onChoose={choose} disabled={sent !== undefined} />
          <div aria-live="assertive">
            {fault && (
              <Alert severity="error" variant="outlined" sx={{ mt: 1.5 }}>
                <AlertTitle>{text("notTaken")}</AlertTitle>
                {fault} {text("nothingWritten")}
              </Alert>
            )}
          </div>
          <Box
            sx={{
              display: "grid",
              columnGap: 2,
              mt: 1.5,
              gridTemplateColumns: { xs: "minmax(0,1fr)", sm: "repeat(2, minmax(0,1fr))" },
            }}
          >
            <RefInput
              source="programId"
              reference="programs"
              filter={kinds.length > 1 ? openPrograms : undefined}
              validate={needed}
            />
            <RosterChoices />
          </Box>
          <Box sx={{ display: "flex", alignItems: "center", gap: 2, py: 2 }}>
            <Button type="submit" variant="contained" disabled={sent !== undefined || !file}>
              {text("check")}
            </Button>
            {sent !== undefined && (
              <Box sx={{ flex: 1 }} role="status">
                <LinearProgress
                  variant={sent < 1 ? "determinate" : "indeterminate"}
                  value={sent * 100}
                  aria-label={text("upload")}
                />
                {sent < 1 ? text("uploading", { share: formatShare(sent) }) : text("checking")}
              </Box>
            )}
          </Box>
        </Form>
      </ResourceContextProvider>
    </FormPage>
  );
}

const openPrograms = { state: ["draft", "approved", "running", "trained", "mentoring", "assessed"] };
