import type { Hono } from "hono";
import { affectedRoutes } from "../access/routes.ts";
import { addSeen } from "../access/seen.ts";
import { checkpointRoutes, publishedCheckpointRoutes } from "../audit/checkpointRoutes.ts";
import { auditExportRoutes } from "../audit/exportRoute.ts";
import { sealRoutes } from "../audit/sealRoute.ts";
import { configurationRoutes } from "../configuration/routes.ts";
import { dashboardRoutes } from "../dashboard/routes.ts";
import { duplicateRoutes, mergesResource } from "../duplicates/routes.ts";
import { exportsResource } from "../exports/routes.ts";
import { importsResource } from "../imports/routes.ts";
import { groupMapRoutes, mapTileRoutes } from "../map/routes.ts";
import { addCapitalReadiness } from "../market/capitalReadiness.ts";
import { addGroupMarket } from "../market/groupMarket.ts";
import { addOutcomes, outcomeFileRoutes, outcomeRoutes } from "../outcomes/routes.ts";
import { socialProtectionRoutes } from "../protection/routes.ts";
import { retentionRoutes } from "../retention/routes.ts";
import { mountStall } from "../stall/routes.ts";
import { addTimelines } from "../timeline/routes.ts";
import { apiTokensResource } from "./apiTokens/routes.ts";
import { attachmentsResource } from "./attachments/routes.ts";
import { addBuyerFigures } from "./buyers/figures.ts";
import { buyersResource } from "./buyers/routes.ts";
import { capitalApplicationsResource } from "./capitalApplications/routes.ts";
import { capitalSchemesResource } from "./capitalSchemes/routes.ts";
import { caseActionsResource } from "./caseActions/routes.ts";
import { boardRoutes } from "./cases/board.ts";
import { casesResource } from "./cases/routes.ts";
import { cohortsResource } from "./cohorts/routes.ts";
import { complaintsResource } from "./complaints/routes.ts";
import { computedFactsResource } from "./computedFacts/routes.ts";
import { configVersionsResource } from "./configVersions/routes.ts";
import { contactAttemptsResource } from "./contactAttempts/routes.ts";
import { customFieldsResource } from "./customFields/routes.ts";
import { dashboardsResource } from "./dashboards/routes.ts";
import { dataRequestsResource } from "./dataRequests/routes.ts";
import { deliveriesResource } from "./deliveries/routes.ts";
import { idleMoneyRoutes } from "./equipment/clocks.ts";
import { equipmentResource } from "./equipment/routes.ts";
import { addEquipmentViews } from "./equipment/views.ts";
import { equipmentChecksResource } from "./equipmentChecks/routes.ts";
import { equipmentMovesResource } from "./equipmentMoves/routes.ts";
import { equipmentRequestsResource } from "./equipmentRequests/routes.ts";
import { findingsResource } from "./findings/routes.ts";
import { addForms } from "./followUps/form.ts";
import { followUpsResource } from "./followUps/routes.ts";
import { formsResource } from "./forms/routes.ts";
import { groupPartnersResource } from "./groupPartners/routes.ts";
import { groupsResource } from "./groups/routes.ts";
import { handoversResource } from "./handovers/routes.ts";
import { health } from "./health/routes.ts";
import { indicatorsResource } from "./indicators/routes.ts";
import { joinRoutes } from "./invitations/join.ts";
import { invitationsResource } from "./invitations/routes.ts";
import { licencesResource } from "./licences/routes.ts";
import { linkagesResource } from "./linkages/routes.ts";
import { accessLogResource, auditLogResource } from "./logs/routes.ts";
import { marketingSupportsResource } from "./marketingSupports/routes.ts";
import { membershipsResource } from "./memberships/routes.ts";
import { notificationPreferenceRoutes } from "./notificationPreferences/routes.ts";
import { notificationsResource } from "./notifications/routes.ts";
import { ordersResource } from "./orders/routes.ts";
import { organizationsResource } from "./organizations/routes.ts";
import { overridesResource } from "./overrides/routes.ts";
import { partnerRequestsResource } from "./partnerRequests/routes.ts";
import { peopleResource } from "./people/routes.ts";
import { permissionRoutes } from "./permissions/routes.ts";
import { plansResource } from "./plans/routes.ts";
import { programsResource } from "./programs/routes.ts";
import { programTemplatesResource } from "./programTemplates/routes.ts";
import { recycleBinRoutes } from "./recycleBin/routes.ts";
import { matchRoutes } from "./redistributions/matches.ts";
import { redistributionsResource } from "./redistributions/routes.ts";
import { regionRoutes } from "./regions/routes.ts";
import { rulesResource } from "./rules/routes.ts";
import { sampleItemsResource } from "./sampleItems/routes.ts";
import { publishedSampleRoutes } from "./samples/published.ts";
import { samplesResource } from "./samples/routes.ts";
import { viewDefaultRoutes } from "./savedViews/defaults.ts";
import { savedViewsResource } from "./savedViews/routes.ts";
import { addReceived } from "./search/history.ts";
import { searchRoutes } from "./search/routes.ts";
import { passwordReset, session } from "./session/routes.ts";
import { settingsResource } from "./settings/routes.ts";
import { signalsResource } from "./signals/routes.ts";
import { submissionFormsResource } from "./submissionForms/routes.ts";
import { submissionsResource } from "./submissions/routes.ts";
import { targetsResource } from "./targets/resource.ts";
import { usersResource } from "./users/routes.ts";
import { webhookDeliveriesResource } from "./webhookDeliveries/routes.ts";
import { webhooksResource } from "./webhooks/routes.ts";
import { worklistRoutes } from "./worklist/routes.ts";

/** Every route of the API: the plain ones first, then each declared resource under its name. */
export function mountResources(app: { route: (path: string, routes: Hono) => unknown }): void {
  app.route("/health", health);
  app.route("/session", session);
  app.route("/password-reset", passwordReset);
  app.route("/join", joinRoutes);
  app.route("/permissions", permissionRoutes);
  app.route("/regions", regionRoutes);
  app.route("/worklist", worklistRoutes);
  app.route("/dashboard", dashboardRoutes);
  app.route("/case-board", boardRoutes);
  app.route("/notification-preferences", notificationPreferenceRoutes);
  app.route("/configuration", configurationRoutes);
  addTimelines();
  addOutcomes();
  app.route("/group-map", groupMapRoutes);
  app.route("/map-tiles", mapTileRoutes);
  addGroupMarket();
  addCapitalReadiness();
  addBuyerFigures();
  addReceived();
  addSeen();
  addForms();
  app.route("/search", searchRoutes);
  app.route("/view-defaults", viewDefaultRoutes);
  app.route("/duplicates", duplicateRoutes);
  app.route("/recycle-bin", recycleBinRoutes);
  mountStall(app);
  addEquipmentViews();
  app.route("/outcomes", outcomeRoutes);
  app.route("/outcomes.csv", outcomeFileRoutes);
  app.route("/idle-money", idleMoneyRoutes);
  app.route("/redistributions", matchRoutes);
  app.route("/audit-log", auditExportRoutes);
  app.route("/audit-log", sealRoutes);
  app.route("/checkpoints", checkpointRoutes);
  app.route("/published-checkpoints", publishedCheckpointRoutes);
  app.route("/social-protection", socialProtectionRoutes);
  app.route("/access-log", affectedRoutes);
  app.route("/retention", retentionRoutes);
  app.route("/published-samples", publishedSampleRoutes);
  for (const { spec, routes } of RESOURCES) app.route(`/${spec.name}`, routes);
}

const RESOURCES = [
  notificationsResource,
  deliveriesResource,
  attachmentsResource,
  organizationsResource,
  usersResource,
  invitationsResource,
  apiTokensResource,
  webhooksResource,
  webhookDeliveriesResource,
  peopleResource,
  membershipsResource,
  plansResource,
  formsResource,
  rulesResource,
  computedFactsResource,
  indicatorsResource,
  dashboardsResource,
  signalsResource,
  customFieldsResource,
  savedViewsResource,
  submissionFormsResource,
  submissionsResource,
  auditLogResource,
  accessLogResource,
  configVersionsResource,
  programTemplatesResource,
  programsResource,
  cohortsResource,
  groupsResource,
  followUpsResource,
  complaintsResource,
  casesResource,
  caseActionsResource,
  overridesResource,
  contactAttemptsResource,
  buyersResource,
  capitalApplicationsResource,
  capitalSchemesResource,
  equipmentResource,
  equipmentChecksResource,
  equipmentMovesResource,
  equipmentRequestsResource,
  groupPartnersResource,
  partnerRequestsResource,
  handoversResource,
  importsResource,
  exportsResource,
  mergesResource,
  licencesResource,
  linkagesResource,
  marketingSupportsResource,
  ordersResource,
  redistributionsResource,
  dataRequestsResource,
  samplesResource,
  sampleItemsResource,
  findingsResource,
  settingsResource,
  targetsResource,
];
