#!/bin/sh
# Makes the files of this folder again from the samples above it, with LibreOffice, SheetJS (make.mjs) and iconv.
# Run in this folder. Needs soffice and iconv; the tests need neither, they read the files.
set -e
work=$(mktemp -d)
profile="-env:UserInstallation=file://$work/profile"
office() { soffice "$profile" --headless "$@" >/dev/null 2>&1; }
samples="../1-htx-mat-ong.xlsx ../2-bieu-tong-hop-xa.xlsx ../4-anh-dan-trong-o.xlsx ../5-phong-chu-cu-tcvn3.xlsx 6-du-kieu-o.xlsx 7-nhom-anh.xlsx"
# Every column of the text sample as text, so that LibreOffice takes 15.000 for what is written.
csv='Text - txt - csv (StarCalc):59,34,76,1,1/2/2/2/3/2/4/2/5/2/6/2/7/2/8/2/9/2'

node make-sample-6.mjs
mkdir -p "$work/out"
for kind in xlsx ods 'xls:MS Excel 97'; do
  office --convert-to "$kind" --outdir "$work/out" $samples
  office --infilter="$csv" --convert-to "$kind" --outdir "$work/out" ../3-ho-san-xuat.csv
done
office --convert-to fods --outdir "$work/out" ../4-anh-dan-trong-o.xlsx
for file in "$work"/out/*; do
  name=$(basename "$file")
  cp "$file" "${name%.*}.libreoffice.${name##*.}"
done

# Text: file, separator, encoding (76 UTF-8, 65535 UTF-16), ending, sheet, filter of a text source.
text() {
  filter="csv:Text - txt - csv (StarCalc):$2,34,$3,1,,0,false,true,true,false,false,$5"
  office ${6:+"--infilter=$6"} --convert-to "$filter" --outdir "$work/text" "$1"
  name=$(basename "$1")
  mv "$work/text/${name%.*}"*.csv "${name%.*}.$4"
}
for file in ../1-htx-mat-ong.xlsx ../2-bieu-tong-hop-xa.xlsx; do
  text "$file" 44 76 libreoffice.comma.csv 0
  text "$file" 59 76 libreoffice.semicolon.csv 0
  text "$file" 9 76 libreoffice.tab.tsv 0
done
text 6-du-kieu-o.xlsx 59 76 libreoffice.semicolon.csv 0
text ../5-phong-chu-cu-tcvn3.xlsx 59 76 libreoffice.semicolon.csv 0
text ../3-ho-san-xuat.csv 44 76 libreoffice.comma.csv 0 "$csv"
text ../3-ho-san-xuat.csv 59 65535 libreoffice.utf-16.csv 0 "$csv"
text ../1-htx-mat-ong.xlsx 44 65535 libreoffice.utf-16.csv 0

# The other encodings of what LibreOffice wrote.
for name in 1-htx-mat-ong 2-bieu-tong-hop-xa 3-ho-san-xuat; do
  comma="$name.libreoffice.comma.csv"
  { printf '\357\273\277'; cat "$comma"; } >"$name.utf-8-mark.csv"
  iconv -f UTF-8 -t UTF-16LE "$comma" >"$name.utf-16le-no-mark.csv"
  iconv -f UTF-8 -t UTF-16BE "$comma" >"$name.utf-16be-no-mark.csv"
  { printf '\376\377'; iconv -f UTF-8 -t UTF-16BE "$comma"; } >"$name.utf-16be.csv"
  iconv -f UTF-8 -t CP1258//TRANSLIT "$comma" >"$name.windows-1258.csv"
done
iconv -f UTF-8 -t CP1252 5-phong-chu-cu-tcvn3.libreoffice.semicolon.csv >5-phong-chu-cu-tcvn3.tcvn3-bytes.csv
{ printf 'sep=;\r\n'; cat 1-htx-mat-ong.libreoffice.semicolon.csv; } >1-htx-mat-ong.sep-line.csv
node make.mjs
rm -rf "$work"
