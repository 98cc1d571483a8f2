/** Where a message leads: the notice in the console, which opens its record. The host is configured, never the request's. */
export const linkOf = (publicUrl: string | undefined, noticeId: string | null): string =>
  `${publicUrl ?? ""}/#/notifications${noticeId ? `/${noticeId}/show` : ""}`;
