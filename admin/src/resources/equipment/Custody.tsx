import { useGetList, useTranslate } from "react-admin";
import { RefName } from "../../fields/RefName.tsx";
import { To } from "../../fields/To.tsx";
import { Day } from "../../fields/text.tsx";
import { Row, Rows } from "../../page/Rows.tsx";
import type { Machine, Move } from "./equipmentModel.ts";
import { Whereabouts } from "./Whereabouts.tsx";

/** The custody log: from whom to whom, on which day, by which document. */
export function Custody({ machine }: { machine: Machine }) {
  const translate = useTranslate();
  const moves = useGetList<Move>("equipment-moves", {
    filter: { equipmentId: machine.id },
    sort: { field: "on", order: "DESC" },
    pagination: { page: 1, perPage: 100 },
  });
  return (
    <Rows<Move> query={moves} empty={{ title: translate("resources.equipment.noMoves") }}>
      {({ fromGroupId, toGroupId, toPersonId, on, reason, handoverId }) => (
        <Row
          title={
            <>
              <To />
              <Whereabouts machine={{ holderGroupId: toGroupId, holderPersonId: toPersonId }} />
            </>
          }
          mark={<Day value={on} />}
          note={
            <>
              {fromGroupId && fromGroupId !== toGroupId && (
                <>
                  {translate("resources.equipment.move.before")} <RefName resource="groups" id={fromGroupId} plain />
                  {(handoverId || reason) && " · "}
                </>
              )}
              {handoverId && <RefName resource="handovers" id={handoverId} />}
              {handoverId && reason && " · "}
              {reason}
            </>
          }
        />
      )}
    </Rows>
  );
}
