import { describe, expect, test } from "vitest";
import { addDays, daysBetween, formatDay, formatInstant } from "#admin/format/day.ts";
import { formatMoney, formatMoneyShort, formatNumber, formatShare } from "#admin/format/number.ts";
import { parseMoney } from "#admin/inputs/money.ts";

describe("days", () => {
  test.each(["UTC", "Asia/Jayapura", "America/Los_Angeles"])(
    "are never shifted by the zone of the device (%s)",
    (zone) => {
      process.env.TZ = zone;
      expect(formatDay("2025-07-21")).toBe("21 Jul 2025");
      expect(formatDay("2025-07-21", "id", "long")).toBe("Senin, 21 Juli 2025");
      expect(formatDay("2025-07-21", "en", "long")).toMatch(/Monday.*21.*July.*2025/);
      expect(formatDay("2025-07", "id", "monthLong")).toBe("Juli 2025");
      process.env.TZ = "UTC";
    },
  );

  test("what is no day is shown as it came", () => {
    expect(formatDay(null)).toBe("");
    expect(formatDay("21/07/2025")).toBe("21/07/2025");
    expect(formatDay("2025-13-45")).toBe("2025-13-45");
  });

  test("instants follow the zone of the person", () => {
    const instant = Date.UTC(2025, 6, 20, 18, 5);
    expect(formatInstant(instant, "id", "Asia/Jakarta")).toBe("21 Jul 2025 01.05");
    expect(formatInstant(null)).toBe("");
  });

  test("are counted across months and leap days", () => {
    expect(daysBetween("2024-02-28", "2024-03-01")).toBe(2);
    expect(daysBetween("2025-03-01", "2025-02-28")).toBe(-1);
    expect(addDays("2024-02-28", 2)).toBe("2024-03-01");
  });
});

describe("figures", () => {
  test("rupiah has points between thousands and no decimals", () => {
    expect(formatMoney(12_500_000)).toBe("Rp 12.500.000");
    expect(formatMoney(0)).toBe("Rp 0");
    expect(formatMoney(-2_000)).toBe("−Rp 2.000");
    expect(formatMoney(null)).toBe("");
  });

  test("at a glance in jt, M and T", () => {
    expect(formatMoneyShort(412_500_000)).toBe("Rp 412,5 jt");
    expect(formatMoneyShort(1_240_000_000)).toBe("Rp 1,2 M");
    expect(formatMoneyShort(1_240_000_000, "en")).toBe("Rp 1,2 billion");
    expect(formatMoneyShort(950_000)).toBe("Rp 950.000");
  });

  test("unknown is shown as nothing, never as zero", () => {
    expect(formatNumber(undefined)).toBe("");
    expect(formatShare(null)).toBe("");
    expect(formatShare(0)).toBe("0%");
  });

  test("money is read back however it was grouped", () => {
    expect(parseMoney("12.500.000")).toBe(12_500_000);
    expect(parseMoney("Rp 2 000")).toBe(2_000);
    expect(parseMoney("")).toBeNull();
  });
});
