import { lazy, Suspense, useState } from "react";
import { useViewWrites, type WritesOptions } from "./useViewWrites.ts";
import { ViewMenu, type ViewMenuProps } from "./ViewMenu.tsx";

const ViewDialog = lazy(() => import("./ViewDialog.tsx"));

type ViewActionsProps = WritesOptions & Omit<ViewMenuProps, "onUpdate" | "onDelete" | "onDefault" | "onName">;

/** The menu of a list's views and what its items do; comes when somebody opens it. */
export default function ViewActions({ resource, state, lookAgain, setOpenId, ...menu }: ViewActionsProps) {
  const [naming, setNaming] = useState<"new" | "rename">();
  const writes = useViewWrites({ resource, state, lookAgain, setOpenId });
  const renamed = naming === "rename" ? menu.active : undefined;
  return (
    <>
      <ViewMenu
        {...menu}
        onUpdate={writes.update}
        onDelete={writes.remove}
        onDefault={writes.choose}
        onName={setNaming}
      />
      {naming && (
        <Suspense>
          <ViewDialog
            view={renamed}
            onSave={(values) => (renamed ? writes.rename(renamed, values) : writes.create(values))}
            onClose={() => setNaming(undefined)}
          />
        </Suspense>
      )}
    </>
  );
}
