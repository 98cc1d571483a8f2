import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import { type ReactNode, useId, useState } from "react";

interface ToggleProps {
  icon: ReactNode;
  label: string;
  children: ReactNode;
}

/** More about one row of a list: made, and asked for, only when somebody wants to see it. */
export function Toggle({ icon, label, children }: ToggleProps) {
  const [open, setOpen] = useState(false);
  const id = useId();
  return (
    <>
      <Button
        size="small"
        startIcon={icon}
        aria-expanded={open}
        aria-controls={open ? id : undefined}
        onClick={() => setOpen(!open)}
      >
        {label}
      </Button>
      {open && (
        <Box id={id} sx={{ flexBasis: "100%", pt: 0.5 }}>
          {children}
        </Box>
      )}
    </>
  );
}
