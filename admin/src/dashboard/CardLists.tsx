import Add from "@mui/icons-material/Add";
import Close from "@mui/icons-material/Close";
import ArrowDown from "@mui/icons-material/KeyboardArrowDown";
import ArrowUp from "@mui/icons-material/KeyboardArrowUp";
import Box from "@mui/material/Box";
import Chip from "@mui/material/Chip";
import IconButton from "@mui/material/IconButton";
import Typography from "@mui/material/Typography";
import { useLayoutEffect, useRef } from "react";
import { useLocale, useTranslate } from "react-admin";
import { Quiet } from "../fields/text.tsx";
import { wordsIn } from "../forms/formText.ts";
import { type Catalogue, moved } from "./cardModel.ts";

/** The server takes no more. */
const MOST_CARDS = 24;

interface CardListsProps {
  data: Catalogue;
  cards: readonly string[];
  onChange: (cards: string[]) => void;
}

/** The cards in their order, to be moved and removed by keyboard, and those that can be added. */
export function CardLists({ data, cards, onChange }: CardListsProps) {
  const translate = useTranslate();
  const locale = useLocale();
  const list = useRef<HTMLOListElement>(null);
  const went = useRef<{ at: number; by: -1 | 1 }>(undefined);
  const text = (key: string, options = {}) => translate(`resources.dashboards.${key}`, options);
  const nameOf = (card: string) => {
    const own = data.indicators.find(({ id }) => id === card);
    if (own) return wordsIn(own.name, locale);
    return data.figures.includes(card) ? translate(`app.dashboard.figure.${card}`) : text("gone");
  };
  const offered = [...data.figures, ...data.indicators.map(({ id }) => id)].filter((card) => !cards.includes(card));
  const full = cards.length >= MOST_CARDS;
  const shift = (at: number, by: -1 | 1) => {
    went.current = { at: at + by, by };
    onChange(moved(cards, at, by));
  };
  // The button goes along with its card; at either end the other one stays in reach.
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each new order
  useLayoutEffect(() => {
    if (!went.current) return;
    const { at, by } = went.current;
    went.current = undefined;
    const [up, down] = list.current?.children[at]?.querySelectorAll<HTMLButtonElement>("button") ?? [];
    const [same, other] = by < 0 ? [up, down] : [down, up];
    (same?.disabled ? other : same)?.focus();
  }, [cards]);
  return (
    <Box sx={{ display: "grid", gap: 2 }}>
      <Box component="section" aria-labelledby="cards-shown">
        <Typography variant="h2" id="cards-shown" sx={{ mb: 0.5 }}>
          {text("shown")}
        </Typography>
        <Box component="ol" ref={list} sx={{ m: 0, p: 0, listStyle: "none" }}>
          {cards.map((card, at) => (
            <Box
              component="li"
              key={card}
              sx={{ display: "flex", alignItems: "center", gap: 0.5, borderBottom: 1, borderColor: "divider" }}
            >
              <Box sx={{ flex: 1, minWidth: 0, overflowWrap: "anywhere" }}>{nameOf(card)}</Box>
              <IconButton
                aria-label={text("up", { card: nameOf(card) })}
                disabled={at === 0}
                onClick={() => shift(at, -1)}
              >
                <ArrowUp fontSize="small" />
              </IconButton>
              <IconButton
                aria-label={text("down", { card: nameOf(card) })}
                disabled={at === cards.length - 1}
                onClick={() => shift(at, 1)}
              >
                <ArrowDown fontSize="small" />
              </IconButton>
              <IconButton
                aria-label={text("remove", { card: nameOf(card) })}
                onClick={() => onChange(cards.filter((one) => one !== card))}
              >
                <Close fontSize="small" />
              </IconButton>
            </Box>
          ))}
        </Box>
      </Box>
      <Box component="section" aria-labelledby="cards-offered">
        <Typography variant="h2" id="cards-offered" sx={{ mb: 1 }}>
          {text("offered")}
        </Typography>
        {full && <Quiet>{text("most", { smart_count: MOST_CARDS })}</Quiet>}
        {offered.length === 0 && <Quiet>{text("nothing")}</Quiet>}
        {!full && (
          <Box sx={{ display: "flex", flexWrap: "wrap", gap: 0.75 }}>
            {offered.map((card) => (
              <Chip
                key={card}
                icon={<Add />}
                label={nameOf(card)}
                aria-label={text("add", { card: nameOf(card) })}
                variant="outlined"
                onClick={() => onChange([...cards, card])}
                sx={{ height: 36 }}
              />
            ))}
          </Box>
        )}
      </Box>
    </Box>
  );
}
