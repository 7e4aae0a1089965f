package vn.lienthong.mapping;

import com.fasterxml.jackson.databind.node.TextNode;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import vn.lienthong.journal.Payload;

/** Takes one layer after the other off a text. Counts what all the texts of a delivery unpack to. */
final class Parcel {
    /** What all payloads inside one delivery may unpack to, together. */
    static final long MAX_UNPACKED = 64L * 1024 * 1024;

    /** As many as there may be records. */
    static final int MOST = 100_000;

    private final Layout layout;
    private long unpacked;
    private int count;

    Parcel(Layout layout) {
        this.layout = layout;
    }

    Tree open(Unwrap unwrap, String text) {
        unpacked += text.length();
        if (++count > MOST || unpacked > MAX_UNPACKED) {
            return tooMuch(unwrap);
        }
        List<Unwrap.Step> steps = new ArrayList<>(unwrap.steps());
        byte[] bytes = null;
        if (steps.remove(Unwrap.Step.BASE64)) {
            bytes = base64(text);
            if (bytes == null) {
                return broken(unwrap, Unwrap.Step.BASE64);
            }
        }
        if (steps.remove(Unwrap.Step.GZIP)) {
            Optional<byte[]> plain = gunzip(bytes);
            if (unpacked > MAX_UNPACKED) {
                return tooMuch(unwrap);
            }
            if (plain.isEmpty()) {
                return broken(unwrap, Unwrap.Step.GZIP);
            }
            bytes = plain.get();
        }
        return bytes == null ? inText(unwrap, steps, text) : inBytes(unwrap, steps, bytes);
    }

    private Tree inBytes(Unwrap unwrap, List<Unwrap.Step> steps, byte[] bytes) {
        if (steps.size() == 1 && steps.get(0) == Unwrap.Step.XML) {
            return inner(unwrap, Unwrap.Step.XML, XmlTree.read(Payload.of(bytes), layout));
        }
        Encoding encoding = layout.encodingOrUtf8();
        String text = encoding.decode(bytes);
        return text == null
                ? inner(unwrap, Unwrap.Step.BASE64, Misencoded.torn(encoding, bytes))
                : inText(unwrap, steps, text);
    }

    private Tree inText(Unwrap unwrap, List<Unwrap.Step> steps, String text) {
        String plain = steps.contains(Unwrap.Step.UNESCAPE) ? Escapes.undo(text) : text;
        Unwrap.Step last = steps.isEmpty() ? Unwrap.Step.UNESCAPE : steps.get(steps.size() - 1);
        return switch (last) {
            case XML -> inner(unwrap, last, XmlTree.read(plain.strip()));
            case JSON -> inner(unwrap, last, JsonTree.read(plain));
            case CSV -> inner(unwrap, last, CsvTree.read(plain, layout));
            default -> new Tree.Whole(TextNode.valueOf(plain));
        };
    }

    /** White space is how mail and XML editors break the lines of base64; any other foreign sign is a fault. */
    private static byte[] base64(String text) {
        StringBuilder bare = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) > ' ') {
                bare.append(text.charAt(i));
            }
        }
        try {
            return Base64.getDecoder().decode(bare.toString());
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    /** Empty when it is broken or grows like a bomb. */
    private Optional<byte[]> gunzip(byte[] packed) {
        ByteArrayOutputStream plain = new ByteArrayOutputStream();
        byte[] buffer = new byte[16 * 1024];
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(packed))) {
            for (int n = in.read(buffer); n > 0; n = in.read(buffer)) {
                plain.write(buffer, 0, n);
                unpacked += n;
                if (unpacked > MAX_UNPACKED || Unpacked.isBomb(plain.size(), packed.length)) {
                    return Optional.empty();
                }
            }
            return Optional.of(plain.toByteArray());
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static Tree inner(Unwrap unwrap, Unwrap.Step step, Tree tree) {
        return tree.fold(
                whole -> whole,
                torn -> new Tree.Torn(
                        "Cần " + steps(unwrap) + " trong trường này, nhưng bước " + step.word() + " hỏng. " + torn.vi(),
                        "Expected " + steps(unwrap) + " inside this field, but its step " + step.word() + " breaks. "
                                + torn.en()));
    }

    private static Tree broken(Unwrap unwrap, Unwrap.Step step) {
        return new Tree.Torn(
                "Cần " + steps(unwrap) + " trong trường này, nhưng bước " + step.word() + " hỏng",
                "Expected " + steps(unwrap) + " inside this field, but its step " + step.word() + " breaks");
    }

    private static Tree tooMuch(Unwrap unwrap) {
        return new Tree.Torn(
                "Cần tối đa " + MOST + " dữ liệu lồng, mở ra không quá " + MAX_UNPACKED + " byte, nhưng "
                        + steps(unwrap) + " vượt quá",
                "Expected at most " + MOST + " payloads inside, unpacked to " + MAX_UNPACKED + " bytes, but "
                        + steps(unwrap) + " is beyond");
    }

    private static String steps(Unwrap unwrap) {
        return unwrap.steps().stream().map(Unwrap.Step::word).collect(Collectors.joining(" → "));
    }
}
