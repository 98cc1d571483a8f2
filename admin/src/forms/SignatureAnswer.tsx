import Box from "@mui/material/Box";
import { useLocale } from "react-admin";
import { Signature } from "../resources/handovers/Signature.tsx";
import { SignaturePad } from "../resources/handovers/SignaturePad.tsx";
import { type AnswerProps, setAttributes } from "./answerProps.ts";
import { wordsIn } from "./formText.ts";

/** A signature drawn on the screen, kept as the path of its strokes. */
export function SignatureAnswer(props: AnswerProps) {
  const locale = useLocale();
  const path = props.value as string | null | undefined;
  return (
    <Box role="group" {...setAttributes(props)}>
      {props.disabled ? (
        <SignaturePicture path={path ?? ""} />
      ) : (
        <SignaturePad value={path} onChange={props.onChange} label={wordsIn(props.question.label, locale)} />
      )}
    </Box>
  );
}

/** A signature that was given: dark on white in both themes, as on paper. */
export const SignaturePicture = ({ path }: { path: string }) => (
  <Box sx={{ maxWidth: 240, bgcolor: "#fff", color: "#10213f", border: 1, borderColor: "divider", borderRadius: 1 }}>
    <Signature path={path} />
  </Box>
);
