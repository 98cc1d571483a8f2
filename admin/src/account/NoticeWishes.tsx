import Button from "@mui/material/Button";
import FormControl from "@mui/material/FormControl";
import FormControlLabel from "@mui/material/FormControlLabel";
import FormHelperText from "@mui/material/FormHelperText";
import FormLabel from "@mui/material/FormLabel";
import Radio from "@mui/material/Radio";
import RadioGroup from "@mui/material/RadioGroup";
import { useQueryClient } from "@tanstack/react-query";
import { type SyntheticEvent, useState } from "react";
import { type HttpError, useNotify, useTranslate } from "react-admin";
import { DELIVERY_CHANNELS, type DeliveryChannel } from "#db/constants.ts";
import { Fault } from "../page/Fault.tsx";
import { LinesSkeleton } from "../page/Loading.tsx";
import { Section } from "../page/Section.tsx";
import { api } from "../providers/http.ts";
import { useApi } from "../providers/useApi.ts";
import { useSession } from "../providers/useSession.ts";
import { type Wishes, WishFields } from "./WishFields.tsx";

const PATH = "notification-preferences/me";

/** How I am told outside the console. */
export function NoticeWishes() {
  const translate = useTranslate();
  const query = useApi<Wishes>(PATH);
  const text = (key: string) => translate(`resources.notification-preferences.${key}`);
  return (
    <Section title={text("title")} note={text("note")}>
      {query.data ? (
        <WishForm key={query.data.version} known={query.data} />
      ) : query.error ? (
        <Fault fault={query.error} retry={query.refetch} />
      ) : (
        <LinesSkeleton lines={4} />
      )}
    </Section>
  );
}

function WishForm({ known }: { known: Wishes }) {
  const translate = useTranslate();
  const notify = useNotify();
  const queryClient = useQueryClient();
  const { user } = useSession();
  const [wishes, setWishes] = useState(known);
  const [faults, setFaults] = useState<Record<string, string>>({});
  const [busy, setBusy] = useState(false);
  const text = (key: string, options = {}) => translate(`resources.notification-preferences.${key}`, options);
  const change = (part: Partial<Wishes>) => setWishes({ ...wishes, ...part });

  const submit = async (event: SyntheticEvent) => {
    event.preventDefault();
    setBusy(true);
    setFaults({});
    const { id: _, version, ...values } = wishes;
    try {
      const saved = await api.put<Wishes>(PATH, { ...values, phone: values.phone || null }, version);
      queryClient.setQueryData(["api", PATH], saved);
      notify(text("saved"), { type: "success" });
    } catch (fault) {
      const { body, message, status } = fault as HttpError;
      if (body?.errors) setFaults(body.errors);
      else notify(message, { type: "error" });
      if (status === 412) await queryClient.invalidateQueries({ queryKey: ["api", PATH] });
    } finally {
      setBusy(false);
    }
  };

  return (
    <form onSubmit={submit} noValidate>
      <FormControl error={Boolean(faults.channel)}>
        <FormLabel id="wish-channel">{text("fields.channel")}</FormLabel>
        <RadioGroup
          aria-labelledby="wish-channel"
          value={wishes.channel}
          onChange={(_, channel) => change({ channel: channel as DeliveryChannel })}
        >
          {[...DELIVERY_CHANNELS.slice(1), DELIVERY_CHANNELS[0]].map((channel) => (
            <FormControlLabel
              key={channel}
              value={channel}
              control={<Radio size="small" />}
              label={
                channel === "email"
                  ? text("emailTo", { email: user.email })
                  : translate(`enums.deliveryChannel.${channel}`)
              }
            />
          ))}
        </RadioGroup>
        {faults.channel && <FormHelperText>{faults.channel}</FormHelperText>}
      </FormControl>
      <WishFields wishes={wishes} faults={faults} onChange={change} />
      <Button type="submit" variant="contained" disabled={busy} sx={{ mt: 1.5 }}>
        {translate("app.action.save")}
      </Button>
    </form>
  );
}
