package vn.lienthong.sandbox;

import java.util.List;
import java.util.Map;

/**
 * How the stand-in speaks the protocol of 2026 (domain.md 1.9), where the documents leave it open.
 *
 * @param base what stands before the six paths
 * @param createdAgain what happens to a CreateDossier with a number that was created already
 * @param issued numbers issued before the start
 * @param files uploaded before the start: IdTepTin to HashTepTin
 */
public record SixStepSettings(String base, CreatedAgain createdAgain, List<String> issued, Map<String, String> files) {
    /** Both habits an adapter may have with a number it has created a dossier for; the real one's is unknown. */
    public enum CreatedAgain {
        /** The same idHoSo is answered again, nothing changes. */
        ANSWERED,
        /** HTTP 400 "đã tồn tại", without the idHoSo. */
        REFUSED
    }

    public SixStepSettings {
        if (!base.startsWith("/") || base.startsWith("/sandbox") || base.endsWith("/")) {
            throw new IllegalArgumentException(
                    "Expected a base that begins with '/', does not end with it, and is not '/sandbox', but found '"
                            + base + "'");
        }
        issued = List.copyOf(issued);
        files = Map.copyOf(files);
    }

    public static SixStepSettings defaults() {
        return new SixStepSettings("/dvcsync", CreatedAgain.ANSWERED, List.of(), Map.of());
    }

    public SixStepSettings with(CreatedAgain habit) {
        return new SixStepSettings(base, habit, issued, files);
    }

    public SixStepSettings withIssued(String... numbers) {
        return new SixStepSettings(base, createdAgain, List.of(numbers), files);
    }

    public SixStepSettings withFile(String id, String hash) {
        return new SixStepSettings(base, createdAgain, issued, Map.of(id, hash));
    }
}
