import "leaflet/dist/leaflet.css";
import "./map.css";
import Box from "@mui/material/Box";
import { useTheme } from "@mui/material/styles";
import L from "leaflet";
import { useEffect, useRef } from "react";
import { useTranslate } from "react-admin";
import Supercluster from "supercluster";
import type { MapPoint } from "#worker/map/groupMap.ts";
import { useChartInk } from "../charts/useChartInk.ts";
import type { Session } from "../session.ts";
import { mixOf, placesOf } from "./mapModel.ts";
import { clusterMark, pointMark, type StatusInk } from "./marks.ts";

interface GroupMapViewProps {
  points: readonly MapPoint[];
  /** Names of regions by code, written where their groups are. */
  names: Readonly<Record<string, string>>;
  ground: Session["map"];
  /** Told the points within the frame, at first and whenever it moves. */
  onView: (inView: readonly MapPoint[]) => void;
}

const PADDING = 0.08;
/** Room for the buttons and for the names above the topmost points. */
const BESIDE_CONTROLS: [number, number] = [44, 40];
const DEEPEST = 18;
/** Pixels of a tile at its zoom: distances between bunches are counted in them. */
const TILE = 256;

/** Groups where they are, bunched while they are close; without a tile server the names of places stand for the ground. */
export default function GroupMapView({ points, names, ground, onView }: GroupMapViewProps) {
  const host = useRef<HTMLDivElement>(null);
  /** Where the reader had moved to: kept while another day or detail is asked. */
  const left = useRef<[L.LatLng, number]>(undefined);
  const translate = useTranslate();
  const { palette } = useTheme();
  const { statuses } = useChartInk();
  const ink: StatusInk = { ...statuses, unknown: palette.text.secondary };
  // biome-ignore lint/correctness/useExhaustiveDependencies: the map is made anew when what it shows or its colours change
  useEffect(() => {
    if (!host.current) return;
    const map = L.map(host.current, {
      maxZoom: DEEPEST,
      attributionControl: Boolean(ground),
      fadeAnimation: false,
      // A map that is made anew while it glides has nothing left to glide.
      zoomAnimation: false,
      zoomControl: false,
      zoomSnap: 0.5,
    });
    if (ground) L.tileLayer(ground.tiles, { maxZoom: DEEPEST, attribution: ground.credit ?? undefined }).addTo(map);
    L.control
      .zoom({ zoomInTitle: translate("outcomes.map.zoomIn"), zoomOutTitle: translate("outcomes.map.zoomOut") })
      .addTo(map);
    L.control.scale({ imperial: false }).addTo(map);
    for (const { code, lat, lng } of placesOf(points)) {
      const label = document.createElement("span");
      label.textContent = names[code] ?? code;
      const icon = L.divIcon({ className: "lanjut-map-name", html: label, iconSize: [0, 0] });
      L.marker([lat, lng], { icon, interactive: false, keyboard: false, zIndexOffset: -1000 }).addTo(map);
    }
    if (left.current) map.setView(...left.current);
    else {
      map.fitBounds(L.latLngBounds(points.map(({ lat, lng }) => [lat, lng])).pad(PADDING), {
        ...{ maxZoom: 15, paddingTopLeft: BESIDE_CONTROLS },
      });
    }
    const layer = L.layerGroup().addTo(map);
    const bunches = new Supercluster<MapPoint>({ radius: 52, extent: TILE, maxZoom: DEEPEST - 1 }).load(
      points.map((point) => ({
        type: "Feature",
        properties: point,
        geometry: { type: "Point", coordinates: [point.lng, point.lat] },
      })),
    );
    const status = (point: MapPoint) => translate(`enums.activityStatus.${point.status}`);
    const show = () => {
      layer.clearLayers();
      left.current = [map.getCenter(), map.getZoom()];
      const frame = map.getBounds();
      onView(points.filter(({ lat, lng }) => frame.contains([lat, lng])));
      const view = map.getBounds().pad(0.2);
      const box: [number, number, number, number] = [view.getWest(), view.getSouth(), view.getEast(), view.getNorth()];
      for (const one of bunches.getClusters(box, Math.round(map.getZoom()))) {
        const [lng = 0, lat = 0] = one.geometry.coordinates;
        if ("cluster" in one.properties && one.properties.cluster) {
          const id = one.properties.cluster_id;
          const mix = mixOf(bunches.getLeaves(id, Number.POSITIVE_INFINITY).map(({ properties }) => properties));
          const said = mix.map(({ status, count }) => `${count} ${translate(`enums.activityStatus.${status}`)}`);
          const html = clusterMark(mix, ink, palette.background.paper, palette.text.primary);
          const open = () => {
            map.setView([lat, lng], Math.min(bunches.getClusterExpansionZoom(id), DEEPEST));
            // The bunch is gone: who came by keyboard goes on from the map.
            map.getContainer().focus({ preventScroll: true });
          };
          const title = translate("outcomes.map.bunch", { of: said.join(", ") });
          L.marker([lat, lng], { icon: L.divIcon({ className: "lanjut-map-mark", html, iconSize: [44, 44] }), title })
            .on("click", open)
            .on("keypress", ({ originalEvent }) => originalEvent.key === "Enter" && open())
            .addTo(layer);
        } else {
          const point = one.properties as MapPoint;
          const html = pointMark(point.status, ink, palette.background.paper);
          const title = `${point.name}: ${status(point)}`;
          L.marker([lat, lng], { icon: L.divIcon({ className: "lanjut-map-mark", html, iconSize: [22, 22] }), title })
            .bindPopup(popup(point, status(point)))
            .addTo(layer);
        }
      }
    };
    map.on("moveend", show);
    show();
    return () => {
      map.remove();
    };
  }, [points, names, ground, palette.mode]);
  return (
    <Box
      ref={host}
      className="lanjut-map"
      role="region"
      aria-label={translate("outcomes.map.label")}
      sx={{
        "--lanjut-map-ground": palette.quiet,
        "--lanjut-map-paper": palette.background.paper,
        "--lanjut-map-text": palette.text.primary,
      }}
    />
  );
}

function popup({ id, name }: MapPoint, status: string): HTMLElement {
  const box = document.createElement("div");
  const link = document.createElement("a");
  link.href = `#/groups/${encodeURIComponent(id)}/show`;
  link.textContent = name;
  const said = document.createElement("div");
  said.textContent = status;
  box.append(link, said);
  return box;
}
