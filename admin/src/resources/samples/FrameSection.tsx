import Button from "@mui/material/Button";
import Typography from "@mui/material/Typography";
import { useTranslate } from "react-admin";
import { Quiet } from "../../fields/text.tsx";
import { Fact, Facts } from "../../page/Facts.tsx";
import { Section } from "../../page/Section.tsx";
import type { Sample } from "./sampleModel.ts";

/** The hash that was published before there was a seed, the seed, and the page where anybody computes the draw again. */
export function FrameSection({ sample }: { sample: Sample }) {
  const translate = useTranslate();
  const text = (key: string) => translate(`resources.samples.${key}`);
  const code = (value: string) => (
    <Typography component="code" sx={{ fontFamily: "monospace", fontSize: "0.8125rem", overflowWrap: "anywhere" }}>
      {value}
    </Typography>
  );
  return (
    <Section
      title={text("section.frame")}
      note={text("frameNote")}
      action={
        sample.frameHash && (
          <Button size="small" href={`#/draw/${sample.id}`} target="_blank" rel="noopener">
            {text(sample.seed ? "recompute" : "proof")}
          </Button>
        )
      }
    >
      {sample.frameHash ? (
        <Facts columns={1}>
          <Fact label={text("fields.frameHash")}>{code(sample.frameHash)}</Fact>
          {sample.seed && <Fact label={text("fields.seed")}>{code(sample.seed)}</Fact>}
          {sample.algorithm && <Fact label={text("fields.algorithm")}>{code(sample.algorithm)}</Fact>}
        </Facts>
      ) : (
        <Quiet>{text("frameNone")}</Quiet>
      )}
    </Section>
  );
}
