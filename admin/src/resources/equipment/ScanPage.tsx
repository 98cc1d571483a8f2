import Camera from "@mui/icons-material/CameraAltOutlined";
import Picture from "@mui/icons-material/ImageOutlined";
import Stop from "@mui/icons-material/StopCircleOutlined";
import Alert from "@mui/material/Alert";
import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import Card from "@mui/material/Card";
import TextField from "@mui/material/TextField";
import Typography from "@mui/material/Typography";
import { type ChangeEvent, type FormEvent, useRef, useState } from "react";
import { type HttpError, useTranslate } from "react-admin";
import { useNavigate } from "react-router-dom";
import { RecordLink } from "../../list/RecordLink.tsx";
import { Page } from "../../page/Page.tsx";
import { Row, Rows } from "../../page/Rows.tsx";
import { api } from "../../providers/http.ts";
import { type Machine, machineName } from "./equipmentModel.ts";
import { machineOfCode } from "./labelCode.ts";
import { StateChip } from "./StateChip.tsx";
import { readPicture, useCamera } from "./useCamera.ts";
import { Whereabouts } from "./Whereabouts.tsx";

/** Opens a machine by its label: with the camera, from a photo, or by the code typed in. */
export default function ScanPage() {
  const translate = useTranslate();
  const navigate = useNavigate();
  const video = useRef<HTMLVideoElement>(null);
  const chooser = useRef<HTMLInputElement>(null);
  const [problem, setProblem] = useState<string>();
  const [several, setSeveral] = useState<Machine[]>();
  const text = (key: string) => translate(`resources.equipment.scan.${key}`);

  const open = async (read: string) => {
    setSeveral(undefined);
    setProblem(undefined);
    const asked = machineOfCode(read);
    if (!asked) return setProblem(text("foreign"));
    try {
      const found = await api.post<Machine[]>("equipment/find", { code: "id" in asked ? asked.id : asked.code });
      const [only] = found;
      if (found.length === 1 && only) navigate(`/equipment/${only.id}/show`);
      else setSeveral(found);
    } catch (error) {
      const { status, message } = error as HttpError;
      setProblem(status === 404 ? text("notFound") : message);
    }
  };
  const camera = useCamera(video, open);

  const fromPicture = async (event: ChangeEvent<HTMLInputElement>) => {
    const file = event.target.files?.[0];
    event.target.value = "";
    if (!file) return;
    const picture = await createImageBitmap(file).catch(() => undefined);
    const read = picture && (await readPicture(picture, picture.width, picture.height, true));
    picture?.close();
    if (read) await open(read);
    else setProblem(text("noPicture"));
  };

  return (
    <Page title={text("title")} subtitle={text("help")}>
      <Box sx={{ maxWidth: 560, display: "grid", gap: 2 }}>
        {(problem ?? camera.fault) && <Alert severity="info">{problem ?? text(camera.fault ?? "")}</Alert>}
        <Card sx={{ p: 2, display: "grid", gap: 1.5 }}>
          <Box
            component="video"
            ref={video}
            muted
            playsInline
            aria-label={text("title")}
            sx={{
              display: camera.on ? "block" : "none",
              width: "100%",
              maxHeight: "60vh",
              objectFit: "cover",
              borderRadius: 1,
              backgroundColor: "#000",
            }}
          />
          {camera.on && (
            <Typography variant="body2" role="status">
              {text("looking")}
            </Typography>
          )}
          <Box sx={{ display: "flex", flexWrap: "wrap", gap: 1 }}>
            {camera.on ? (
              <Button variant="outlined" startIcon={<Stop />} onClick={camera.stop}>
                {text("stop")}
              </Button>
            ) : (
              <Button variant="contained" startIcon={<Camera />} onClick={camera.start}>
                {text("start")}
              </Button>
            )}
            <Button variant="outlined" startIcon={<Picture />} onClick={() => chooser.current?.click()}>
              {text("picture")}
            </Button>
            <input
              ref={chooser}
              type="file"
              hidden
              tabIndex={-1}
              accept="image/*"
              capture="environment"
              aria-label={text("picture")}
              onChange={fromPicture}
            />
          </Box>
        </Card>
        <TypedCode onOpen={open} />
        {several && (
          <Card sx={{ p: 2 }}>
            <Typography variant="body2">{text("several")}</Typography>
            <Rows<Machine> query={{ data: several, isPending: false }} empty={{ title: text("notFound") }}>
              {(machine) => (
                <Row
                  title={
                    <RecordLink resource="equipment" id={machine.id}>
                      {machineName(machine)}
                    </RecordLink>
                  }
                  mark={<StateChip state={machine.state} />}
                  note={<Whereabouts machine={machine} plain />}
                />
              )}
            </Rows>
          </Card>
        )}
      </Box>
    </Page>
  );
}

function TypedCode({ onOpen }: { onOpen: (code: string) => Promise<void> }) {
  const translate = useTranslate();
  const [code, setCode] = useState("");
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (code.trim()) onOpen(code);
  };
  return (
    <Card
      component="form"
      onSubmit={submit}
      sx={{ p: 2, display: "flex", flexWrap: "wrap", gap: 1, alignItems: "center" }}
    >
      <TextField
        label={translate("resources.equipment.scan.typed")}
        value={code}
        onChange={(event) => setCode(event.target.value)}
        autoComplete="off"
        slotProps={{ htmlInput: { maxLength: 100, autoCapitalize: "characters" } }}
        sx={{ flex: "1 1 220px" }}
      />
      <Button type="submit" variant="outlined" disabled={!code.trim()}>
        {translate("resources.equipment.scan.find")}
      </Button>
    </Card>
  );
}
