/**
 * Communes of province 08 (Tuyên Quang, which since 2025-07-01 includes Hà Giang), as data: 124 units of today and 330
 * units of before with what became of them. Built from vietnamadminunits (MIT, tranngocminhhieu), names checked against
 * thanglequoc/vietnamese-provinces-database (MIT). Old codes are left out on purpose: 39 numbers were given again to
 * another commune, so a code without its vintage tells nothing.
 */

/** `code name`, one unit of today per line. */
export const COMMUNES_TODAY = `
00691 Phường Hà Giang 2
00694 Phường Hà Giang 1
00700 Xã Ngọc Đường
00706 Xã Phú Linh
00715 Xã Lũng Cú
00721 Xã Đồng Văn
00733 Xã Sà Phìn
00745 Xã Phó Bảng
00763 Xã Lũng Phìn
00769 Xã Mèo Vạc
00778 Xã Sơn Vĩ
00787 Xã Sủng Máng
00802 Xã Khâu Vai
00808 Xã Tát Ngà
00817 Xã Niêm Sơn
00820 Xã Yên Minh
00829 Xã Thắng Mố
00832 Xã Bạch Đích
00847 Xã Mậu Duệ
00859 Xã Ngọc Long
00865 Xã Đường Thượng
00871 Xã Du Già
00874 Xã Quản Bạ
00883 Xã Cán Tỷ
00889 Xã Nghĩa Thuận
00892 Xã Tùng Vài
00901 Xã Lùng Tám
00913 Xã Vị Xuyên
00919 Xã Minh Tân
00922 Xã Thuận Hòa
00925 Xã Tùng Bá
00928 Xã Thanh Thủy
00937 Xã Lao Chải
00952 Xã Cao Bồ
00958 Xã Thượng Sơn
00967 Xã Việt Lâm
00970 Xã Linh Hồ
00976 Xã Bạch Ngọc
00982 Xã Minh Sơn
00985 Xã Giáp Trung
00991 Xã Bắc Mê
00994 Xã Minh Ngọc
01006 Xã Yên Cường
01012 Xã Đường Hồng
01021 Xã Hoàng Su Phì
01024 Xã Bản Máy
01033 Xã Thàng Tín
01051 Xã Tân Tiến
01057 Xã Pờ Ly Ngài
01075 Xã Nậm Dịch
01084 Xã Hồ Thầu
01090 Xã Thông Nguyên
01096 Xã Pà Vầy Sủ
01108 Xã Xín Mần
01117 Xã Trung Thịnh
01141 Xã Nấm Dẩn
01144 Xã Quảng Nguyên
01147 Xã Khuôn Lùng
01153 Xã Bắc Quang
01156 Xã Vĩnh Tuy
01165 Xã Đồng Tâm
01171 Xã Tân Quang
01180 Xã Bằng Hành
01192 Xã Liên Hiệp
01201 Xã Hùng An
01216 Xã Đồng Yên
01225 Xã Tiên Nguyên
01234 Xã Yên Thành
01237 Xã Quang Bình
01243 Xã Tân Trịnh
01246 Xã Bằng Lang
01255 Xã Xuân Giang
01261 Xã Tiên Yên
02212 Phường Nông Tiến
02215 Phường Minh Xuân
02221 Xã Nà Hang
02239 Xã Thượng Nông
02245 Xã Côn Lôn
02248 Xã Yên Hoa
02260 Xã Hồng Thái
02266 Xã Lâm Bình
02269 Xã Thượng Lâm
02287 Xã Chiêm Hóa
02296 Xã Bình An
02302 Xã Minh Quang
02305 Xã Trung Hà
02308 Xã Tân Mỹ
02317 Xã Yên Lập
02320 Xã Tân An
02332 Xã Kiên Đài
02350 Xã Kim Bình
02353 Xã Hòa An
02359 Xã Tri Phú
02365 Xã Yên Nguyên
02374 Xã Hàm Yên
02380 Xã Bạch Xa
02392 Xã Phù Lưu
02398 Xã Yên Phú
02404 Xã Bình Xa
02407 Xã Thái Sơn
02419 Xã Thái Hòa
02425 Xã Hùng Đức
02434 Xã Lực Hành
02437 Xã Kiến Thiết
02449 Xã Xuân Vân
02455 Xã Hùng Lợi
02458 Xã Trung Sơn
02470 Xã Tân Long
02473 Xã Yên Sơn
02494 Xã Thái Bình
02509 Phường Mỹ Lâm
02512 Phường An Tường
02524 Phường Bình Thuận
02530 Xã Nhữ Khê
02536 Xã Sơn Dương
02545 Xã Tân Trào
02548 Xã Bình Ca
02554 Xã Minh Thanh
02572 Xã Đông Thọ
02578 Xã Tân Thanh
02608 Xã Hồng Sơn
02611 Xã Phú Lương
02620 Xã Sơn Thủy
02623 Xã Trường Sinh
`

/** `province of before;district;unit of before;codes of today`, one unit of before per line; several codes mean that it was split. */
export const COMMUNES_BEFORE = `
Hà Giang;Thành phố Hà Giang;Phường Quang Trung;00694,00691
Hà Giang;Thành phố Hà Giang;Phường Trần Phú;00691
Hà Giang;Thành phố Hà Giang;Phường Ngọc Hà;00691
Hà Giang;Thành phố Hà Giang;Phường Nguyễn Trãi;00694
Hà Giang;Thành phố Hà Giang;Phường Minh Khai;00691
Hà Giang;Thành phố Hà Giang;Xã Ngọc Đường;00700
Hà Giang;Huyện Vị Xuyên;Xã Kim Thạch;00706
Hà Giang;Huyện Vị Xuyên;Xã Phú Linh;00706
Hà Giang;Huyện Vị Xuyên;Xã Kim Linh;00706
Hà Giang;Huyện Đồng Văn;Thị trấn Phố Bảng;00745
Hà Giang;Huyện Đồng Văn;Xã Lũng Cú;00715
Hà Giang;Huyện Đồng Văn;Xã Má Lé;00715
Hà Giang;Huyện Đồng Văn;Thị trấn Đồng Văn;00721
Hà Giang;Huyện Đồng Văn;Xã Lũng Táo;00715
Hà Giang;Huyện Đồng Văn;Xã Phố Là;00745
Hà Giang;Huyện Đồng Văn;Xã Thài Phìn Tủng;00721
Hà Giang;Huyện Đồng Văn;Xã Sủng Là;00733
Hà Giang;Huyện Đồng Văn;Xã Sà Phìn;00733
Hà Giang;Huyện Đồng Văn;Xã Tả Phìn;00721
Hà Giang;Huyện Đồng Văn;Xã Tả Lủng;00721
Hà Giang;Huyện Đồng Văn;Xã Phố Cáo;00745
Hà Giang;Huyện Đồng Văn;Xã Sính Lủng;00733
Hà Giang;Huyện Đồng Văn;Xã Sảng Tủng;00733
Hà Giang;Huyện Đồng Văn;Xã Lũng Thầu;00745
Hà Giang;Huyện Đồng Văn;Xã Hố Quáng Phìn;00763
Hà Giang;Huyện Đồng Văn;Xã Vần Chải;00820
Hà Giang;Huyện Đồng Văn;Xã Lũng Phìn;00763
Hà Giang;Huyện Đồng Văn;Xã Sủng Trái;00763
Hà Giang;Huyện Mèo Vạc;Thị trấn Mèo Vạc;00769
Hà Giang;Huyện Mèo Vạc;Xã Thượng Phùng;00778
Hà Giang;Huyện Mèo Vạc;Xã Pải Lủng;00721
Hà Giang;Huyện Mèo Vạc;Xã Xín Cái;00778
Hà Giang;Huyện Mèo Vạc;Xã Pả Vi;00769
Hà Giang;Huyện Mèo Vạc;Xã Giàng Chu Phìn;00769
Hà Giang;Huyện Mèo Vạc;Xã Sủng Trà;00787
Hà Giang;Huyện Mèo Vạc;Xã Sủng Máng;00787
Hà Giang;Huyện Mèo Vạc;Xã Sơn Vĩ;00778
Hà Giang;Huyện Mèo Vạc;Xã Tả Lủng;00769
Hà Giang;Huyện Mèo Vạc;Xã Cán Chu Phìn;00802
Hà Giang;Huyện Mèo Vạc;Xã Lũng Pù;00802
Hà Giang;Huyện Mèo Vạc;Xã Lũng Chinh;00787
Hà Giang;Huyện Mèo Vạc;Xã Tát Ngà;00808
Hà Giang;Huyện Mèo Vạc;Xã Nậm Ban;00808
Hà Giang;Huyện Mèo Vạc;Xã Khâu Vai;00802
Hà Giang;Huyện Mèo Vạc;Xã Niêm Tòng;00817
Hà Giang;Huyện Mèo Vạc;Xã Niêm Sơn;00817
Hà Giang;Huyện Yên Minh;Thị trấn Yên Minh;00820
Hà Giang;Huyện Yên Minh;Xã Thắng Mố;00829
Hà Giang;Huyện Yên Minh;Xã Phú Lũng;00832
Hà Giang;Huyện Yên Minh;Xã Sủng Cháng;00829
Hà Giang;Huyện Yên Minh;Xã Bạch Đích;00832
Hà Giang;Huyện Yên Minh;Xã Na Khê;00832
Hà Giang;Huyện Yên Minh;Xã Sủng Thài;00829
Hà Giang;Huyện Yên Minh;Xã Hữu Vinh;00820
Hà Giang;Huyện Yên Minh;Xã Lao Và Chải;00820
Hà Giang;Huyện Yên Minh;Xã Mậu Duệ;00847
Hà Giang;Huyện Yên Minh;Xã Đông Minh;00820
Hà Giang;Huyện Yên Minh;Xã Mậu Long;00847
Hà Giang;Huyện Yên Minh;Xã Ngam La;00847
Hà Giang;Huyện Yên Minh;Xã Ngọc Long;00859
Hà Giang;Huyện Yên Minh;Xã Đường Thượng;00865
Hà Giang;Huyện Yên Minh;Xã Lũng Hồ;00865
Hà Giang;Huyện Yên Minh;Xã Du Tiến;00871
Hà Giang;Huyện Yên Minh;Xã Du Già;00871
Hà Giang;Huyện Quản Bạ;Thị trấn Tam Sơn;00874
Hà Giang;Huyện Quản Bạ;Xã Bát Đại Sơn;00883
Hà Giang;Huyện Quản Bạ;Xã Nghĩa Thuận;00889
Hà Giang;Huyện Quản Bạ;Xã Cán Tỷ;00883
Hà Giang;Huyện Quản Bạ;Xã Cao Mã Pờ;00892
Hà Giang;Huyện Quản Bạ;Xã Thanh Vân;00889
Hà Giang;Huyện Quản Bạ;Xã Tùng Vài;00892
Hà Giang;Huyện Quản Bạ;Xã Đông Hà;00901
Hà Giang;Huyện Quản Bạ;Xã Quản Bạ;00874
Hà Giang;Huyện Quản Bạ;Xã Lùng Tám;00901
Hà Giang;Huyện Quản Bạ;Xã Quyết Tiến;00874
Hà Giang;Huyện Quản Bạ;Xã Tả Ván;00892
Hà Giang;Huyện Quản Bạ;Xã Thái An;00901
Hà Giang;Huyện Vị Xuyên;Thị trấn Vị Xuyên;00913
Hà Giang;Huyện Vị Xuyên;Thị trấn Nông trường Việt Lâm;00913
Hà Giang;Huyện Vị Xuyên;Xã Minh Tân;00919
Hà Giang;Huyện Vị Xuyên;Xã Thuận Hòa;00922
Hà Giang;Huyện Vị Xuyên;Xã Tùng Bá;00925
Hà Giang;Huyện Vị Xuyên;Xã Thanh Thủy;00928
Hà Giang;Huyện Vị Xuyên;Xã Thanh Đức;00937
Hà Giang;Huyện Vị Xuyên;Xã Phong Quang;00691
Hà Giang;Huyện Vị Xuyên;Xã Xín Chải;00937
Hà Giang;Huyện Vị Xuyên;Xã Phương Tiến;00928
Hà Giang;Huyện Vị Xuyên;Xã Lao Chải;00937
Hà Giang;Thành phố Hà Giang;Xã Phương Độ;00694
Hà Giang;Thành phố Hà Giang;Xã Phương Thiện;00694
Hà Giang;Huyện Vị Xuyên;Xã Cao Bồ;00952
Hà Giang;Huyện Vị Xuyên;Xã Đạo Đức;00913
Hà Giang;Huyện Vị Xuyên;Xã Thượng Sơn;00958
Hà Giang;Huyện Vị Xuyên;Xã Linh Hồ;00970
Hà Giang;Huyện Vị Xuyên;Xã Quảng Ngần;00967
Hà Giang;Huyện Vị Xuyên;Xã Việt Lâm;00913,00967
Hà Giang;Huyện Vị Xuyên;Xã Ngọc Linh;00970
Hà Giang;Huyện Vị Xuyên;Xã Ngọc Minh;00976
Hà Giang;Huyện Vị Xuyên;Xã Bạch Ngọc;00976
Hà Giang;Huyện Vị Xuyên;Xã Trung Thành;00970
Hà Giang;Huyện Bắc Mê;Xã Minh Sơn;00982
Hà Giang;Huyện Bắc Mê;Xã Giáp Trung;00985
Hà Giang;Huyện Bắc Mê;Xã Yên Định;00994,00700
Hà Giang;Huyện Bắc Mê;Thị trấn Yên Phú;00991
Hà Giang;Huyện Bắc Mê;Xã Minh Ngọc;00994
Hà Giang;Huyện Bắc Mê;Xã Yên Phong;00991
Hà Giang;Huyện Bắc Mê;Xã Lạc Nông;00991
Hà Giang;Huyện Bắc Mê;Xã Phú Nam;01012
Hà Giang;Huyện Bắc Mê;Xã Yên Cường;01006
Hà Giang;Huyện Bắc Mê;Xã Thượng Tân;00994
Hà Giang;Huyện Bắc Mê;Xã Đường Âm;01012
Hà Giang;Huyện Bắc Mê;Xã Đường Hồng;01012
Hà Giang;Huyện Bắc Mê;Xã Phiêng Luông;01006
Hà Giang;Huyện Hoàng Su Phì;Thị trấn Vinh Quang;01021
Hà Giang;Huyện Hoàng Su Phì;Xã Bản Máy;01024
Hà Giang;Huyện Hoàng Su Phì;Xã Thàng Tín;01033
Hà Giang;Huyện Hoàng Su Phì;Xã Thèn Chu Phìn;01033
Hà Giang;Huyện Hoàng Su Phì;Xã Pố Lồ;01033
Hà Giang;Huyện Hoàng Su Phì;Xã Bản Phùng;01024
Hà Giang;Huyện Hoàng Su Phì;Xã Túng Sán;01051
Hà Giang;Huyện Hoàng Su Phì;Xã Chiến Phố;01024
Hà Giang;Huyện Hoàng Su Phì;Xã Đản Ván;01021
Hà Giang;Huyện Hoàng Su Phì;Xã Tụ Nhân;01021
Hà Giang;Huyện Hoàng Su Phì;Xã Tân Tiến;01051
Hà Giang;Huyện Hoàng Su Phì;Xã Nàng Đôn;01057
Hà Giang;Huyện Hoàng Su Phì;Xã Pờ Ly Ngài;01057
Hà Giang;Huyện Hoàng Su Phì;Xã Sán Sả Hồ;01057
Hà Giang;Huyện Hoàng Su Phì;Xã Bản Luốc;01021
Hà Giang;Huyện Hoàng Su Phì;Xã Ngàm Đăng Vài;01021
Hà Giang;Huyện Hoàng Su Phì;Xã Bản Nhùng;01051
Hà Giang;Huyện Hoàng Su Phì;Xã Tả Sử Choóng;01075
Hà Giang;Huyện Hoàng Su Phì;Xã Nậm Dịch;01075
Hà Giang;Huyện Hoàng Su Phì;Xã Hồ Thầu;01084
Hà Giang;Huyện Hoàng Su Phì;Xã Nam Sơn;01084
Hà Giang;Huyện Hoàng Su Phì;Xã Nậm Ty;01075
Hà Giang;Huyện Hoàng Su Phì;Xã Thông Nguyên;01090
Hà Giang;Huyện Hoàng Su Phì;Xã Nậm Khòa;01084
Hà Giang;Huyện Xín Mần;Thị trấn Cốc Pài;01096
Hà Giang;Huyện Xín Mần;Xã Nàn Xỉn;01108
Hà Giang;Huyện Xín Mần;Xã Bản Díu;01108
Hà Giang;Huyện Xín Mần;Xã Chí Cà;01108
Hà Giang;Huyện Xín Mần;Xã Xín Mần;01108
Hà Giang;Huyện Xín Mần;Xã Thèn Phàng;01108
Hà Giang;Huyện Xín Mần;Xã Trung Thịnh;01117
Hà Giang;Huyện Xín Mần;Xã Pà Vầy Sủ;01096
Hà Giang;Huyện Xín Mần;Xã Cốc Rế;01117
Hà Giang;Huyện Xín Mần;Xã Thu Tà;01117
Hà Giang;Huyện Xín Mần;Xã Nàn Ma;01096
Hà Giang;Huyện Xín Mần;Xã Tả Nhìu;01141
Hà Giang;Huyện Xín Mần;Xã Bản Ngò;01096
Hà Giang;Huyện Xín Mần;Xã Chế Là;01141
Hà Giang;Huyện Xín Mần;Xã Nấm Dẩn;01141
Hà Giang;Huyện Xín Mần;Xã Quảng Nguyên;01144
Hà Giang;Huyện Xín Mần;Xã Nà Chì;01147
Hà Giang;Huyện Xín Mần;Xã Khuôn Lùng;01147
Hà Giang;Huyện Bắc Quang;Thị trấn Việt Quang;01153
Hà Giang;Huyện Bắc Quang;Thị trấn Vĩnh Tuy;01156
Hà Giang;Huyện Bắc Quang;Xã Tân Lập;01171
Hà Giang;Huyện Bắc Quang;Xã Tân Thành;01171
Hà Giang;Huyện Bắc Quang;Xã Đồng Tiến;01165
Hà Giang;Huyện Bắc Quang;Xã Đồng Tâm;01165
Hà Giang;Huyện Bắc Quang;Xã Tân Quang;01171
Hà Giang;Huyện Bắc Quang;Xã Thượng Bình;01165
Hà Giang;Huyện Bắc Quang;Xã Hữu Sản;01192
Hà Giang;Huyện Bắc Quang;Xã Kim Ngọc;01180
Hà Giang;Huyện Bắc Quang;Xã Việt Vinh;01153
Hà Giang;Huyện Bắc Quang;Xã Bằng Hành;01180
Hà Giang;Huyện Bắc Quang;Xã Quang Minh;01153
Hà Giang;Huyện Bắc Quang;Xã Liên Hiệp;01192
Hà Giang;Huyện Bắc Quang;Xã Vô Điếm;01180
Hà Giang;Huyện Bắc Quang;Xã Việt Hồng;01201
Hà Giang;Huyện Bắc Quang;Xã Hùng An;01201
Hà Giang;Huyện Bắc Quang;Xã Đức Xuân;01192
Hà Giang;Huyện Bắc Quang;Xã Tiên Kiều;01201
Hà Giang;Huyện Bắc Quang;Xã Vĩnh Hảo;01156
Hà Giang;Huyện Bắc Quang;Xã Vĩnh Phúc;01216
Hà Giang;Huyện Bắc Quang;Xã Đồng Yên;01216
Hà Giang;Huyện Bắc Quang;Xã Đông Thành;01156
Hà Giang;Huyện Quang Bình;Xã Xuân Minh;01090
Hà Giang;Huyện Quang Bình;Xã Tiên Nguyên;01225
Hà Giang;Huyện Quang Bình;Xã Tân Nam;01237
Hà Giang;Huyện Quang Bình;Xã Bản Rịa;01234
Hà Giang;Huyện Quang Bình;Xã Yên Thành;01234
Hà Giang;Huyện Quang Bình;Thị trấn Yên Bình;01237
Hà Giang;Huyện Quang Bình;Xã Tân Trịnh;01243
Hà Giang;Huyện Quang Bình;Xã Tân Bắc;01243
Hà Giang;Huyện Quang Bình;Xã Bằng Lang;01246
Hà Giang;Huyện Quang Bình;Xã Yên Hà;01246
Hà Giang;Huyện Quang Bình;Xã Hương Sơn;01261
Hà Giang;Huyện Quang Bình;Xã Xuân Giang;01255
Hà Giang;Huyện Quang Bình;Xã Nà Khương;01255
Hà Giang;Huyện Quang Bình;Xã Tiên Yên;01261
Hà Giang;Huyện Quang Bình;Xã Vĩ Thượng;01261
Tuyên Quang;Thành phố Tuyên Quang;Phường Phan Thiết;02215
Tuyên Quang;Thành phố Tuyên Quang;Phường Minh Xuân;02215
Tuyên Quang;Thành phố Tuyên Quang;Phường Tân Quang;02215
Tuyên Quang;Thành phố Tuyên Quang;Xã Tràng Đà;02212
Tuyên Quang;Thành phố Tuyên Quang;Phường Nông Tiến;02212
Tuyên Quang;Thành phố Tuyên Quang;Phường Ỷ La;02215
Tuyên Quang;Thành phố Tuyên Quang;Phường Tân Hà;02215
Tuyên Quang;Thành phố Tuyên Quang;Phường Hưng Thành;02512
Tuyên Quang;Huyện Na Hang;Thị trấn Na Hang;02221
Tuyên Quang;Huyện Na Hang;Xã Sinh Long;02245
Tuyên Quang;Huyện Na Hang;Xã Thượng Giáp;02239
Tuyên Quang;Huyện Lâm Bình;Xã Phúc Yên;02266
Tuyên Quang;Huyện Na Hang;Xã Thượng Nông;02239
Tuyên Quang;Huyện Lâm Bình;Xã Xuân Lập;02266
Tuyên Quang;Huyện Na Hang;Xã Côn Lôn;02245
Tuyên Quang;Huyện Na Hang;Xã Yên Hoa;02248
Tuyên Quang;Huyện Lâm Bình;Xã Khuôn Hà;02269
Tuyên Quang;Huyện Na Hang;Xã Hồng Thái;02260
Tuyên Quang;Huyện Na Hang;Xã Đà Vị;02260
Tuyên Quang;Huyện Na Hang;Xã Khâu Tinh;02248
Tuyên Quang;Huyện Lâm Bình;Thị trấn Lăng Can;02266
Tuyên Quang;Huyện Lâm Bình;Xã Thượng Lâm;02269
Tuyên Quang;Huyện Na Hang;Xã Sơn Phú;02260
Tuyên Quang;Huyện Na Hang;Xã Năng Khả;02221
Tuyên Quang;Huyện Na Hang;Xã Thanh Tương;02221
Tuyên Quang;Huyện Chiêm Hóa;Thị trấn Vĩnh Lộc;02287
Tuyên Quang;Huyện Lâm Bình;Xã Bình An;02296
Tuyên Quang;Huyện Lâm Bình;Xã Hồng Quang;02302
Tuyên Quang;Huyện Lâm Bình;Xã Thổ Bình;02296
Tuyên Quang;Huyện Lâm Bình;Xã Phúc Sơn;02302
Tuyên Quang;Huyện Lâm Bình;Xã Minh Quang;02302
Tuyên Quang;Huyện Chiêm Hóa;Xã Trung Hà;02305
Tuyên Quang;Huyện Chiêm Hóa;Xã Tân Mỹ;02308
Tuyên Quang;Huyện Chiêm Hóa;Xã Hà Lang;02320
Tuyên Quang;Huyện Chiêm Hóa;Xã Hùng Mỹ;02308
Tuyên Quang;Huyện Chiêm Hóa;Xã Yên Lập;02317
Tuyên Quang;Huyện Chiêm Hóa;Xã Tân An;02320
Tuyên Quang;Huyện Chiêm Hóa;Xã Bình Phú;02317
Tuyên Quang;Huyện Chiêm Hóa;Xã Xuân Quang;02287
Tuyên Quang;Huyện Chiêm Hóa;Xã Ngọc Hội;02287
Tuyên Quang;Huyện Chiêm Hóa;Xã Phú Bình;02332
Tuyên Quang;Huyện Chiêm Hóa;Xã Hòa Phú;02365
Tuyên Quang;Huyện Chiêm Hóa;Xã Phúc Thịnh;02287
Tuyên Quang;Huyện Chiêm Hóa;Xã Kiên Đài;02332
Tuyên Quang;Huyện Chiêm Hóa;Xã Tân Thịnh;02353
Tuyên Quang;Huyện Chiêm Hóa;Xã Trung Hòa;02287
Tuyên Quang;Huyện Chiêm Hóa;Xã Kim Bình;02350
Tuyên Quang;Huyện Chiêm Hóa;Xã Hòa An;02353
Tuyên Quang;Huyện Chiêm Hóa;Xã Vinh Quang;02350
Tuyên Quang;Huyện Chiêm Hóa;Xã Tri Phú;02359
Tuyên Quang;Huyện Chiêm Hóa;Xã Nhân Lý;02353
Tuyên Quang;Huyện Chiêm Hóa;Xã Yên Nguyên;02365
Tuyên Quang;Huyện Chiêm Hóa;Xã Linh Phú;02359
Tuyên Quang;Huyện Chiêm Hóa;Xã Bình Nhân;02350
Tuyên Quang;Huyện Hàm Yên;Thị trấn Tân Yên;02374
Tuyên Quang;Huyện Hàm Yên;Xã Yên Thuận;02380
Tuyên Quang;Huyện Hàm Yên;Xã Bạch Xa;02380
Tuyên Quang;Huyện Hàm Yên;Xã Minh Khương;02380
Tuyên Quang;Huyện Hàm Yên;Xã Yên Lâm;02398
Tuyên Quang;Huyện Hàm Yên;Xã Minh Dân;02392
Tuyên Quang;Huyện Hàm Yên;Xã Phù Lưu;02392
Tuyên Quang;Huyện Hàm Yên;Xã Minh Hương;02404
Tuyên Quang;Huyện Hàm Yên;Xã Yên Phú;02398
Tuyên Quang;Huyện Hàm Yên;Xã Tân Thành;02374
Tuyên Quang;Huyện Hàm Yên;Xã Bình Xa;02404
Tuyên Quang;Huyện Hàm Yên;Xã Thái Sơn;02407
Tuyên Quang;Huyện Hàm Yên;Xã Nhân Mục;02374
Tuyên Quang;Huyện Hàm Yên;Xã Thành Long;02407
Tuyên Quang;Huyện Hàm Yên;Xã Bằng Cốc;02374
Tuyên Quang;Huyện Hàm Yên;Xã Thái Hòa;02419
Tuyên Quang;Huyện Hàm Yên;Xã Đức Ninh;02419
Tuyên Quang;Huyện Hàm Yên;Xã Hùng Đức;02425
Tuyên Quang;Huyện Yên Sơn;Xã Quý Quân;02434
Tuyên Quang;Huyện Yên Sơn;Xã Lực Hành;02434
Tuyên Quang;Huyện Yên Sơn;Xã Kiến Thiết;02437
Tuyên Quang;Huyện Yên Sơn;Xã Trung Minh;02455
Tuyên Quang;Huyện Yên Sơn;Xã Chiêu Yên;02434
Tuyên Quang;Huyện Yên Sơn;Xã Trung Trực;02449
Tuyên Quang;Huyện Yên Sơn;Xã Xuân Vân;02449
Tuyên Quang;Huyện Yên Sơn;Xã Phúc Ninh;02449
Tuyên Quang;Huyện Yên Sơn;Xã Hùng Lợi;02455
Tuyên Quang;Huyện Yên Sơn;Xã Trung Sơn;02458
Tuyên Quang;Huyện Yên Sơn;Xã Tân Tiến;02470
Tuyên Quang;Huyện Yên Sơn;Xã Tứ Quận;02473
Tuyên Quang;Huyện Yên Sơn;Xã Đạo Viện;02458
Tuyên Quang;Huyện Yên Sơn;Xã Tân Long;02470
Tuyên Quang;Huyện Yên Sơn;Thị trấn Yên Sơn;02473
Tuyên Quang;Huyện Yên Sơn;Xã Kim Quan;02545
Tuyên Quang;Huyện Yên Sơn;Xã Lang Quán;02473
Tuyên Quang;Huyện Yên Sơn;Xã Phú Thịnh;02494
Tuyên Quang;Huyện Yên Sơn;Xã Công Đa;02458
Tuyên Quang;Huyện Yên Sơn;Xã Trung Môn;02215
Tuyên Quang;Huyện Yên Sơn;Xã Chân Sơn;02473
Tuyên Quang;Huyện Yên Sơn;Xã Thái Bình;02212,02494
Tuyên Quang;Thành phố Tuyên Quang;Xã Kim Phú;02215,02509
Tuyên Quang;Huyện Yên Sơn;Xã Tiến Bộ;02494
Tuyên Quang;Thành phố Tuyên Quang;Xã An Khang;02512
Tuyên Quang;Huyện Yên Sơn;Xã Mỹ Bằng;02509
Tuyên Quang;Thành phố Tuyên Quang;Phường Mỹ Lâm;02509
Tuyên Quang;Thành phố Tuyên Quang;Phường An Tường;02512
Tuyên Quang;Thành phố Tuyên Quang;Xã Lưỡng Vượng;02512
Tuyên Quang;Huyện Yên Sơn;Xã Hoàng Khai;02512
Tuyên Quang;Thành phố Tuyên Quang;Xã Thái Long;02524
Tuyên Quang;Thành phố Tuyên Quang;Phường Đội Cấn;02524
Tuyên Quang;Huyện Yên Sơn;Xã Nhữ Hán;02530
Tuyên Quang;Huyện Yên Sơn;Xã Nhữ Khê;02530
Tuyên Quang;Huyện Yên Sơn;Xã Đội Bình;02530
Tuyên Quang;Huyện Sơn Dương;Thị trấn Sơn Dương;02536
Tuyên Quang;Huyện Sơn Dương;Xã Trung Yên;02545
Tuyên Quang;Huyện Sơn Dương;Xã Minh Thanh;02554
Tuyên Quang;Huyện Sơn Dương;Xã Tân Trào;02545
Tuyên Quang;Huyện Sơn Dương;Xã Vĩnh Lợi;02548
Tuyên Quang;Huyện Sơn Dương;Xã Thượng Ấm;02548
Tuyên Quang;Huyện Sơn Dương;Xã Bình Yên;02554
Tuyên Quang;Huyện Sơn Dương;Xã Lương Thiện;02554
Tuyên Quang;Huyện Sơn Dương;Xã Tú Thịnh;02536
Tuyên Quang;Huyện Sơn Dương;Xã Cấp Tiến;02548
Tuyên Quang;Huyện Sơn Dương;Xã Hợp Thành;02536
Tuyên Quang;Huyện Sơn Dương;Xã Phúc Ứng;02536
Tuyên Quang;Huyện Sơn Dương;Xã Đông Thọ;02572
Tuyên Quang;Huyện Sơn Dương;Xã Kháng Nhật;02578
Tuyên Quang;Huyện Sơn Dương;Xã Hợp Hòa;02578
Tuyên Quang;Huyện Sơn Dương;Xã Quyết Thắng;02572
Tuyên Quang;Huyện Sơn Dương;Xã Đồng Quý;02572
Tuyên Quang;Huyện Sơn Dương;Xã Tân Thanh;02578
Tuyên Quang;Huyện Sơn Dương;Xã Văn Phú;02608
Tuyên Quang;Huyện Sơn Dương;Xã Chi Thiết;02608
Tuyên Quang;Huyện Sơn Dương;Xã Đông Lợi;02623
Tuyên Quang;Huyện Sơn Dương;Xã Thiện Kế;02620
Tuyên Quang;Huyện Sơn Dương;Xã Hồng Sơn;02608
Tuyên Quang;Huyện Sơn Dương;Xã Phú Lương;02611
Tuyên Quang;Huyện Sơn Dương;Xã Ninh Lai;02620
Tuyên Quang;Huyện Sơn Dương;Xã Đại Phú;02611
Tuyên Quang;Huyện Sơn Dương;Xã Sơn Nam;02620
Tuyên Quang;Huyện Sơn Dương;Xã Hào Phú;02623
Tuyên Quang;Huyện Sơn Dương;Xã Tam Đa;02611
Tuyên Quang;Huyện Sơn Dương;Xã Trường Sinh;02623
`
