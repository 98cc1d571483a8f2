/** What a spreadsheet would run, in the ways people have smuggled it in. */
export const PAYLOADS = [
  ...["=1+1", "=cmd|' /C calc'!A0", '=HYPERLINK("http://evil.example","klik")', "=IMPORTXML(CONCAT(A1),B1)", "=A1"],
  ...["+1+1", "+62812345678", "-1+1", "-2+3+cmd|' /C calc'!D2", "@SUM(1+1)", "@A1", '="a"&"b"', "=-1", "=+1", "=@A1"],
  ...["\t=1+1", "\r=1+1", "\n=1+1", " =1+1", "  =1+1", "\u00a0=1+1", "\ufeff=1+1", "\tteks", "\rteks", "\nteks"],
  ...["\uff1d1+1", "\uff0b1+1", "\uff0d1+1", "\uff201+1", "=DDE(1)", '=WEBSERVICE("http://x")', "=1;2", "=1,2"],
  ...["'=1+1", '"=1+1"', "<f>1+1</f>", "</t></is></c><c><f>1+1</f>", "]]>=1", "&#61;1+1", "_x003D_1+1", "_x000D_=1"],
];
