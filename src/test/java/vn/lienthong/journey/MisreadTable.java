package vn.lienthong.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import vn.lienthong.hub.HubHere;

/**
 * A code table that read the source's 4 as 5 and is put right later, and by command what people do then: replay, propose, approve,
 * look.
 *
 * @param dossiers that were read wrongly
 */
record MisreadTable(Workplace place, int dossiers) {
    static final String WRONG = "2,2,Tiếp nhận,,,\n4,5,Đang xử lý,,,\n5,5,Bổ sung,,,\n10,10,Trả,,,\n";
    static final String RIGHT = WRONG.replace("4,5,", "4,4,");

    void write(String rows) throws IOException {
        Files.writeString(UnknownCodes.table(place), "source,canonical,label,note,from,to\n" + rows);
    }

    /** The name of the run. */
    String replay() {
        HubHere.Said run = HubHere.command(place.home, "replay", "--mapping", "current", "--source", Workplace.SOURCE);
        assertThat(run.out()).contains(dossiers + "  nguon-thu  value  TrangThaiHoSo 5 → 4");
        // The hub in this process may say something there, too.
        return run.err()
                .lines()
                .filter(line -> line.matches("Run \\d{8}-\\d{6}.*"))
                .findFirst()
                .orElseThrow()
                .replace("Run ", "")
                .strip();
    }

    /** Proposed by one and approved by another. The name of the order. */
    String approved(String run, String... more) {
        List<String> words = new ArrayList<>(List.of("propose", run, "--who", "an", "--why", "bảng mã sai"));
        words.addAll(List.of(more));
        String order =
                said(words.toArray(String[]::new)).replace("Message ", "").strip();
        assertThat(said("approve", order, "--who", "binh", "--why", "đã đối chiếu"))
                .startsWith("Message ");
        return order;
    }

    /** What {@code replay} and these words print. */
    String said(String... words) {
        List<String> all = new ArrayList<>(List.of("replay"));
        all.addAll(List.of(words));
        return HubHere.command(place.home, all.toArray(String[]::new)).out();
    }

    JsonNode show(String order) throws IOException {
        return new ObjectMapper().readTree(said("orders", order, "--json")).path(0);
    }
}
