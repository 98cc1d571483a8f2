import SearchIcon from "@mui/icons-material/Search";
import Alert from "@mui/material/Alert";
import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import Card from "@mui/material/Card";
import TextField from "@mui/material/TextField";
import { type FormEvent, useState } from "react";
import { useTranslate } from "react-admin";
import { EmptyState } from "../page/EmptyState.tsx";
import { LinesSkeleton } from "../page/Loading.tsx";
import { Page } from "../page/Page.tsx";
import { Section } from "../page/Section.tsx";
import { api } from "../providers/http.ts";
import { useSession } from "../providers/useSession.ts";
import { GroupFound, PersonFound } from "./Results.tsx";
import { type Found, isNumber } from "./searchModel.ts";

type Asked =
  | { at: "start" }
  | { at: "asking" }
  | { at: "failed"; message: string }
  | { at: "found"; q: string; found: Found };

/** Finds people and groups. What is typed goes in the body of a request, never in an address. */
export default function SearchPage() {
  const translate = useTranslate();
  const { user } = useSession();
  const [q, setQ] = useState("");
  const [asked, setAsked] = useState<Asked>({ at: "start" });
  const masked = user.role === "commission" || user.role === "admin";
  const text = (key: string, options = {}) => translate(`search.${key}`, options);

  const ask = async (event: FormEvent) => {
    event.preventDefault();
    setAsked({ at: "asking" });
    try {
      setAsked({ at: "found", q, found: await api.post<Found>("search", { q: q.trim() }) });
    } catch (fault) {
      setAsked({ at: "failed", message: (fault as Error).message });
    }
  };

  return (
    <Page title={text("title")} subtitle={text(masked ? "helpMasked" : "help")}>
      <Box
        component="form"
        role="search"
        onSubmit={ask}
        sx={{ display: "flex", gap: 1, maxWidth: 640, mb: 2, alignItems: "center" }}
      >
        <TextField
          label={text("label")}
          value={q}
          onChange={(event) => setQ(event.target.value)}
          margin="none"
          size="medium"
          autoFocus
          slotProps={{ htmlInput: { autoComplete: "off", maxLength: 100, enterKeyHint: "search" } }}
        />
        <Button
          type="submit"
          variant="contained"
          size="large"
          startIcon={<SearchIcon />}
          disabled={q.trim().length < 2 || asked.at === "asking"}
          sx={{ minHeight: 52 }}
        >
          {text("submit")}
        </Button>
      </Box>
      <Box aria-live="polite">
        <Outcome asked={asked} />
      </Box>
    </Page>
  );
}

function Outcome({ asked }: { asked: Asked }) {
  const translate = useTranslate();
  const text = (key: string, options = {}) => translate(`search.${key}`, options);
  switch (asked.at) {
    case "start":
      return null;
    case "asking":
      return (
        <Card>
          <LinesSkeleton lines={4} />
        </Card>
      );
    case "failed":
      return (
        <Alert severity="error" variant="outlined">
          {asked.message}
        </Alert>
      );
    case "found": {
      const { people, groups, more } = asked.found;
      if (people.length + groups.length === 0)
        return (
          <Card>
            <EmptyState
              title={isNumber(asked.q) ? text("nothingNumber") : text("nothing", { q: asked.q })}
              help={text("nothingHelp")}
            />
          </Card>
        );
      return (
        <Box sx={{ display: "grid", gap: 2, gridTemplateColumns: "minmax(0,1fr)" }}>
          {more && (
            <Alert severity="info" variant="outlined">
              {text("more")}
            </Alert>
          )}
          {people.length > 0 && (
            <Section title={`${text("people")} (${people.length})`}>
              {people.map((person) => (
                <PersonFound key={person.id} person={person} />
              ))}
            </Section>
          )}
          {groups.length > 0 && (
            <Section title={`${text("groups")} (${groups.length})`}>
              {groups.map((group) => (
                <GroupFound key={group.id} group={group} />
              ))}
            </Section>
          )}
        </Box>
      );
    }
  }
}
