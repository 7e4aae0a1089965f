package vn.lienthong.demo;

import static vn.lienthong.demo.Agency.NumberStyle.MINISTRY;
import static vn.lienthong.demo.Agency.NumberStyle.PROVINCE;

import java.util.List;

/** The invented agencies of each source system. */
public final class Agencies {
    public static final List<Agency> THANH_HOA = List.of(
            new Agency("000.00.98.H56", "UBND phường Mẫu, tỉnh Thanh Hóa", PROVINCE),
            new Agency("000.00.97.H56", "UBND xã Thử Nghiệm, tỉnh Thanh Hóa", PROVINCE));
    public static final List<Agency> QUANG_NGAI = List.of(
            new Agency("H48.98", "UBND phường Mẫu, tỉnh Quảng Ngãi", PROVINCE),
            new Agency("H48.97", "UBND xã Thử Nghiệm, tỉnh Quảng Ngãi", PROVINCE));
    public static final List<Agency> DA_NANG = List.of(
            new Agency("H17.98", "UBND phường Mẫu, thành phố Đà Nẵng", PROVINCE),
            new Agency("H17.97", "UBND xã Thử Nghiệm, thành phố Đà Nẵng", PROVINCE));
    public static final List<Agency> HAI_PHONG = List.of(
            new Agency("H24.98", "UBND phường Mẫu, thành phố Hải Phòng", PROVINCE),
            new Agency("H24.97", "UBND xã Thử Nghiệm, thành phố Hải Phòng", PROVINCE));
    public static final List<Agency> TUYEN_QUANG = List.of(
            new Agency("H60.98", "UBND phường Mẫu, tỉnh Tuyên Quang", PROVINCE),
            new Agency("H60.97", "UBND xã Thử Nghiệm, tỉnh Tuyên Quang", PROVINCE));
    /** Abolished on 1 July 2025 into Tuyên Quang (domain.md 4): its dossiers finish under the successor. */
    public static final List<Agency> HA_GIANG =
            List.of(new Agency("000.00.98.H22", "UBND xã Mẫu, tỉnh Hà Giang", PROVINCE));

    public static final List<Agency> TAX = List.of(new Agency("G12.18", "Cơ quan thuế Mẫu", MINISTRY));
    public static final List<Agency> CUSTOMS = List.of(new Agency("G12.34", "Chi cục Hải quan Mẫu", MINISTRY));

    private Agencies() {}
}
