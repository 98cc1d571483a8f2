import type { SvgIconComponent } from "@mui/icons-material";
import Photo from "@mui/icons-material/AddAPhotoOutlined";
import Many from "@mui/icons-material/CheckBoxOutlined";
import YesNo from "@mui/icons-material/CheckCircleOutlined";
import Signature from "@mui/icons-material/DrawOutlined";
import DateIcon from "@mui/icons-material/EventOutlined";
import Group from "@mui/icons-material/FolderOutlined";
import Note from "@mui/icons-material/NotesOutlined";
import NumberIcon from "@mui/icons-material/NumbersOutlined";
import Money from "@mui/icons-material/PaymentsOutlined";
import Place from "@mui/icons-material/PlaceOutlined";
import One from "@mui/icons-material/RadioButtonCheckedOutlined";
import Repeat from "@mui/icons-material/RepeatOutlined";
import Text from "@mui/icons-material/ShortTextOutlined";
import type { QuestionKind } from "#db/constants.ts";

export const kindIcons: Record<QuestionKind, SvgIconComponent> = {
  text: Text,
  number: NumberIcon,
  money: Money,
  date: DateIcon,
  one: One,
  many: Many,
  yes_no: YesNo,
  photo: Photo,
  place: Place,
  signature: Signature,
  note: Note,
  group: Group,
  repeat: Repeat,
};
