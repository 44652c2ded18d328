/**
 * Letters of the fonts that came before Unicode. In such a sheet the text is valid Unicode made of the wrong letters, which
 * only the font shows as Vietnamese. TCVN3 as libiconv has it; VNI as its pairs of a letter and a sign, longest match first.
 * TCVN3 has no capital letters with tones: fonts whose name ends in H show small ones as capitals.
 */
export const TCVN3_GLYPHS = 'µ¸¶·¹¨»¾¼½Æ©ÇÊÈÉË®ÌÐÎÏÑªÒÕÓÔÖ×ÝØÜÞßãáâä«åèæçé¬êíëìîïóñòô\u00adõøö÷ùúýûüþ¡¢§£¤¥¦'
export const TCVN3_LETTERS = 'àáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵĂÂĐÊÔƠƯ'

/** Pairs `glyphs:letter`, separated by spaces. */
export const VNI_PAIRS =
  'aù:á aø:à aû:ả aõ:ã aï:ạ eù:é eø:è eû:ẻ eõ:ẽ eï:ẹ où:ó oø:ò oû:ỏ oõ:õ oï:ọ uù:ú uø:ù uû:ủ uõ:ũ uï:ụ aâ:â aá:ấ aà:ầ aå:ẩ aã:ẫ aä:ậ eâ:ê eá:ế eà:ề eå:ể eã:ễ eä:ệ oâ:ô oá:ố oà:ồ oå:ổ oã:ỗ oä:ộ aê:ă aé:ắ aè:ằ aú:ẳ aü:ẵ aë:ặ ô:ơ ôù:ớ ôø:ờ ôû:ở ôõ:ỡ ôï:ợ ö:ư öù:ứ öø:ừ öû:ử öõ:ữ öï:ự yù:ý yø:ỳ yû:ỷ yõ:ỹ í:í ì:ì æ:ỉ ó:ĩ ò:ị î:ỵ ñ:đ AÙ:Á AØ:À AÛ:Ả AÕ:Ã AÏ:Ạ EÙ:É EØ:È EÛ:Ẻ EÕ:Ẽ EÏ:Ẹ OÙ:Ó OØ:Ò OÛ:Ỏ OÕ:Õ OÏ:Ọ UÙ:Ú UØ:Ù UÛ:Ủ UÕ:Ũ UÏ:Ụ AÂ:Â AÁ:Ấ AÀ:Ầ AÅ:Ẩ AÃ:Ẫ AÄ:Ậ EÂ:Ê EÁ:Ế EÀ:Ề EÅ:Ể EÃ:Ễ EÄ:Ệ OÂ:Ô OÁ:Ố OÀ:Ồ OÅ:Ổ OÃ:Ỗ OÄ:Ộ AÊ:Ă AÉ:Ắ AÈ:Ằ AÚ:Ẳ AÜ:Ẵ AË:Ặ Ô:Ơ ÔÙ:Ớ ÔØ:Ờ ÔÛ:Ở ÔÕ:Ỡ ÔÏ:Ợ Ö:Ư ÖÙ:Ứ ÖØ:Ừ ÖÛ:Ử ÖÕ:Ữ ÖÏ:Ự YÙ:Ý YØ:Ỳ YÛ:Ỷ YÕ:Ỹ Í:Í Ì:Ì Æ:Ỉ Ó:Ĩ Ò:Ị Î:Ỵ Ñ:Đ Aù:Á Aø:À Aû:Ả Aõ:Ã Aï:Ạ Eù:É Eø:È Eû:Ẻ Eõ:Ẽ Eï:Ẹ Où:Ó Oø:Ò Oû:Ỏ Oõ:Õ Oï:Ọ Uù:Ú Uø:Ù Uû:Ủ Uõ:Ũ Uï:Ụ Aâ:Â Aá:Ấ Aà:Ầ Aå:Ẩ Aã:Ẫ Aä:Ậ Eâ:Ê Eá:Ế Eà:Ề Eå:Ể Eã:Ễ Eä:Ệ Oâ:Ô Oá:Ố Oà:Ồ Oå:Ổ Oã:Ỗ Oä:Ộ Aê:Ă Aé:Ắ Aè:Ằ Aú:Ẳ Aü:Ẵ Aë:Ặ Ôù:Ớ Ôø:Ờ Ôû:Ở Ôõ:Ỡ Ôï:Ợ Öù:Ứ Öø:Ừ Öû:Ử Öõ:Ữ Öï:Ự Yù:Ý Yø:Ỳ Yû:Ỷ Yõ:Ỹ'
