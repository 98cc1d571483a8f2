/** List of the choices yes and no: a question with it is one of yes or no. */
export const YES_NO_LIST = "lanjut_yes_no";
/** Relevance of a question that is asked no more; what it was stands in `lanjut_relevant`. */
export const NEVER = "false()";
/** Filter of a list in which some choices are retired. */
export const ALL_CHOICES = "lanjut_retired = 'no'";
