import Search from "@mui/icons-material/Search";
import Box from "@mui/material/Box";
import {
  Form,
  ResourceContextProvider,
  required,
  SaveButton,
  SelectInput,
  useGetList,
  useTranslate,
} from "react-admin";
import { listName } from "../../exports/exportModel.ts";
import { DayInput } from "../../inputs/DayInput.tsx";
import { Section } from "../../page/Section.tsx";
import { useMayI } from "../../providers/useSession.ts";
import { type Asked, PERSONAL_KINDS } from "./breachModel.ts";

const needed = required();
const accounts = { pagination: { page: 1, perPage: 500 }, sort: { field: "name", order: "ASC" } } as const;

interface BreachFormProps {
  asked: Asked;
  onAsk: (asked: Asked) => void;
}

/** Which days, whose account, which kind of data. */
export function BreachForm({ asked, onAsk }: BreachFormProps) {
  const translate = useTranslate();
  const mayI = useMayI();
  const { data: users = [] } = useGetList<{ id: string; name: string }>("users", accounts, {
    enabled: mayI("users", "list"),
  });
  const text = (key: string) => translate(`resources.breach.${key}`);
  const kinds = PERSONAL_KINDS.map((id) => ({ id, name: listName(id, translate) })).sort((a, b) =>
    a.name.localeCompare(b.name),
  );
  return (
    <Section title={text("open")}>
      <ResourceContextProvider value="breach">
        <Form record={asked} onSubmit={(values: Record<string, unknown>) => onAsk(values as unknown as Asked)}>
          <Box
            sx={{
              display: "grid",
              columnGap: 2,
              gridTemplateColumns: { xs: "minmax(0,1fr)", sm: "repeat(2, minmax(0,1fr))" },
            }}
          >
            <DayInput source="from" validate={needed} />
            <DayInput source="to" validate={needed} />
            <SelectInput
              source="userId"
              choices={users}
              translateChoice={false}
              emptyText={text("anyone")}
              helperText={false}
            />
            <SelectInput
              source="entity"
              choices={kinds}
              translateChoice={false}
              emptyText={text("anything")}
              helperText={false}
            />
          </Box>
          <SaveButton label={text("ask")} icon={<Search />} alwaysEnable sx={{ mt: 1.5 }} />
        </Form>
      </ResourceContextProvider>
    </Section>
  );
}
