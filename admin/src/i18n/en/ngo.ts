import type { ngo as base } from "../id/ngo.ts";

export const ngo = {
  myGroups: "Groups we accompany",
  noGroups: "No groups yet",
  noGroupsHelp: "Ask the office to let you accompany a group.",
  requests: "Requests & periods",
  noRequests: "Nothing has been asked for yet",
  whichGroup: "Which group is the order for?",
  findGroup: "Name of the group",
  next: {
    over: "Disbanded: settle with the office what follows",
    lookIn: "In trouble: look in before the planned visit",
    visitLate: "A visit has been late since %{day}",
    findBuyer: "No buyer yet: bring one together with the group",
    firstOrder: "There is a buyer: record the first order",
    visit: "Next visit on %{day}",
    keepOn: "Record the next order",
  },
} satisfies typeof base;
