package vn.lienthong.journey;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A workplace whose pushing source says its statuses through a code table that knows 2, 4 and 10; an example expects 78 to be unknown. */
final class UnknownCodes {
    static final String TABLE =
            "source,canonical,label,note,from,to\n2,2,Tiếp nhận,,,\n4,4,Đang xử lý,,,\n10,10,Trả,,,\n";

    private UnknownCodes() {}

    static Workplace at(Path home, String portal) throws IOException {
        Workplace place = Workplace.at(home, portal).impatient();
        Path mapping = place.home.resolve("mappings").resolve(Workplace.SOURCE).resolve("mapping.yaml");
        String text = Files.readString(mapping);
        String line = "TrangThaiHoSo: { from: TrangThaiHoSo, required: true }";
        if (!text.contains(line)) {
            throw new IllegalStateException("Expected the line of the status in " + mapping);
        }
        Files.writeString(mapping, text.replace(line, line.replace(", required", ", code: status, required")));
        Files.writeString(table(place), TABLE);
        Path examples = mapping.resolveSibling("examples");
        Files.writeString(examples.resolve("chua-ro.json"), "[" + Records.record(9, 78) + "]");
        Files.writeString(examples.resolve("chua-ro.expected.json"), """
                [{"problem": "CODE_UNKNOWN", "MaHoSo": "%s", "place": "[0].TrangThaiHoSo → TrangThaiHoSo"}]
                """.formatted(Records.number(9)));
        return place;
    }

    static Path table(Workplace place) {
        return place.home.resolve("mappings").resolve(Workplace.SOURCE).resolve("codes/status.csv");
    }
}
