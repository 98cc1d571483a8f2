import Expand from "@mui/icons-material/ExpandMore";
import Button from "@mui/material/Button";
import ListItemText from "@mui/material/ListItemText";
import Menu from "@mui/material/Menu";
import MenuItem from "@mui/material/MenuItem";
import { lazy, Suspense, useState } from "react";
import { useTranslate } from "react-admin";
import type { CaseVerb } from "#worker/cases/decide.ts";
import { type Case, verbsFrom } from "./caseModel.ts";

const VerbDialog = lazy(() => import("./VerbDialog.tsx"));

interface MoveButtonProps {
  one: Case;
  /** Whose case it is, for who hears the button and does not see the card. */
  name?: string;
  small?: boolean;
  onMoved: () => void;
}

/** Moves a case to another stage: the legal ones only, each with what it asks. */
export function MoveButton({ one, name, small, onMoved }: MoveButtonProps) {
  const translate = useTranslate();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const [verb, setVerb] = useState<CaseVerb>();
  return (
    <>
      <Button
        variant={small ? "text" : "outlined"}
        size={small ? "small" : "medium"}
        endIcon={<Expand />}
        aria-haspopup="menu"
        aria-expanded={Boolean(anchor)}
        aria-label={name && translate("resources.cases.moveOf", { name })}
        onClick={(event) => setAnchor(event.currentTarget)}
      >
        {translate("resources.cases.move")}
      </Button>
      <Menu anchorEl={anchor} open={Boolean(anchor)} onClose={() => setAnchor(null)}>
        {verbsFrom(one.state).map((legal) => (
          <MenuItem
            key={legal}
            onClick={() => {
              setAnchor(null);
              setVerb(legal);
            }}
          >
            <ListItemText>{translate(`resources.cases.verb.${legal}`)}</ListItemText>
          </MenuItem>
        ))}
      </Menu>
      {verb && (
        <Suspense fallback={null}>
          <VerbDialog one={one} verb={verb} onClose={() => setVerb(undefined)} onMoved={onMoved} />
        </Suspense>
      )}
    </>
  );
}
