import { useState } from "react";
import type { SignInMessages } from "./messages.ts";

interface PasswordInputProps {
  id: string;
  label: string;
  value: string;
  autoComplete: "current-password" | "new-password";
  onChange: (value: string) => void;
  t: SignInMessages;
  describedBy?: string;
}

export function PasswordInput({ id, label, value, autoComplete, onChange, t, describedBy }: PasswordInputProps) {
  const [open, setOpen] = useState(false);
  return (
    <div className="si-field">
      <label htmlFor={id}>{label}</label>
      <div className="si-password">
        <input
          id={id}
          name={id}
          type={open ? "text" : "password"}
          autoComplete={autoComplete}
          value={value}
          aria-describedby={describedBy}
          onChange={(event) => onChange(event.target.value)}
          required
        />
        <button type="button" onClick={() => setOpen(!open)} aria-controls={id}>
          {open ? t.hide : t.show}
        </button>
      </div>
    </div>
  );
}
