package vn.lienthong.workbench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * What a mapping is drafted from: a payload as a file, rows of a table, or an example made from a description of payloads.
 *
 * @param name of the example's file, with the end that tells its format
 * @param content the payload
 * @param titles what the description says of a key, if there is one
 * @param invented whether the values are made up, because only a description was there
 */
record Specimen(String name, Content content, Map<String, String> titles, boolean invented) {
    Specimen {
        titles = Map.copyOf(titles);
    }

    /** Bytes that do not change. */
    static final class Content {
        private final byte[] bytes;

        Content(byte[] bytes) {
            this.bytes = bytes.clone();
        }

        byte[] toBytes() {
            return bytes.clone();
        }
    }

    static Specimen of(String name, byte[] bytes) {
        return new Specimen(name, new Content(bytes), Map.of(), false);
    }

    /** A payload; of a WSDL or an OpenAPI document an example of each answer it describes, to choose from. */
    static List<Specimen> in(Path file, Needed needed) throws IOException {
        String name = file.getFileName().toString();
        byte[] bytes = Files.readAllBytes(file);
        String stem = name.replaceFirst("\\.[A-Za-z]+$", "");
        if (WsdlAnswers.is(name, bytes)) {
            return WsdlAnswers.of(stem, bytes, needed);
        }
        if (OpenApiAnswers.is(name, bytes)) {
            return OpenApiAnswers.of(stem, bytes, needed);
        }
        return List.of(of(name, bytes));
    }

    /**
     * What an invented example must have: on the second writing the keys are known.
     *
     * @param number the key of the dossier's number; empty while nobody knows
     * @param kept keys that are in every record, even if the description says that they may be absent
     * @param texts keys that must say something
     */
    record Needed(String number, List<String> kept, List<String> texts) {
        static final Needed NOTHING = new Needed("", List.of(), List.of());

        Needed {
            kept = List.copyOf(kept);
            texts = List.copyOf(texts);
        }
    }
}
