import { DataTable, useTranslate } from "react-admin";
import { EnumText, Instant, Quiet } from "../../fields/text.tsx";
import { EnumInput } from "../../inputs/EnumInput.tsx";
import { SearchText } from "../../inputs/SearchText.tsx";
import { CardLines } from "../../list/CardRows.tsx";
import { ListPage } from "../../list/ListPage.tsx";
import { type ApiToken, TOKEN_STATES } from "./accessModel.ts";
import { RevokeToken } from "./RevokeToken.tsx";
import { ScopeWords } from "./ScopeWords.tsx";
import { TokenButton } from "./TokenButton.tsx";

const filters = [
  <SearchText key="q" source="q" alwaysOn />,
  <EnumInput key="state" source="state" of="tokenState" values={TOKEN_STATES} alwaysOn />,
];

/** Programs that may come in, what each may do, and when it last did. */
export default function TokenList() {
  const translate = useTranslate();
  const create = <TokenButton />;
  const name = ({ name: word, hint }: ApiToken) => (
    <>
      {word} <Quiet>(…{hint})</Quiet>
    </>
  );
  const state = (one: ApiToken) => <EnumText of="tokenState" value={one.state} />;
  const used = ({ lastUsedAt }: ApiToken) =>
    lastUsedAt ? <Instant value={lastUsedAt} /> : <Quiet>{translate("resources.api-tokens.never")}</Quiet>;
  const label = (key: string) => translate(`resources.api-tokens.fields.${key}`);
  return (
    <ListPage<ApiToken>
      sort={{ field: "createdAt", order: "DESC" }}
      filters={filters}
      exports={false}
      actions={create}
      emptyAction={create}
      emptyHelp={translate("resources.api-tokens.empty")}
      rowClick={false}
      card={(one) => (
        <CardLines
          title={name(one)}
          mark={state(one)}
          lines={[
            <ScopeWords key="scopes" scopes={one.scopes} />,
            <span key="used">
              {label("lastUsedAt")}: {used(one)}
            </span>,
            <span key="ends">
              {label("expiresAt")}: <Instant value={one.expiresAt} />
            </span>,
            <RevokeToken key="do" token={one} />,
          ]}
        />
      )}
    >
      <DataTable.Col<ApiToken> source="state" disableSort render={state} />
      <DataTable.Col<ApiToken> source="name" render={name} />
      <DataTable.Col<ApiToken> source="role" render={({ role }) => <EnumText of="role" value={role} />} />
      <DataTable.Col<ApiToken> source="scopes" disableSort render={({ scopes }) => <ScopeWords scopes={scopes} />} />
      <DataTable.Col<ApiToken> source="lastUsedAt" render={used} />
      <DataTable.Col<ApiToken> source="expiresAt" render={({ expiresAt }) => <Instant value={expiresAt} />} />
      <DataTable.Col<ApiToken> label={false} disableSort render={(one) => <RevokeToken token={one} />} />
    </ListPage>
  );
}
