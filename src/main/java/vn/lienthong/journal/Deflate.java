package vn.lienthong.journal;

import java.util.Arrays;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/** Raw DEFLATE (RFC 1951), one compressor per thread. */
final class Deflate {
    /** Level 1: on dossier JSON of 1.4 KB, levels 2 and 3 cost more time than the few bytes they save are worth. */
    private static final int LEVEL = 1;

    private static final ThreadLocal<Deflater> DEFLATER = ThreadLocal.withInitial(() -> new Deflater(LEVEL, true));
    private static final ThreadLocal<Inflater> INFLATER = ThreadLocal.withInitial(() -> new Inflater(true));

    private Deflate() {}

    /** The compressed bytes, or null if they would not be fewer. */
    static byte[] smaller(byte[] clear) {
        Deflater deflater = DEFLATER.get();
        deflater.reset();
        deflater.setInput(clear);
        deflater.finish();
        byte[] out = new byte[clear.length];
        int length = deflater.deflate(out);
        boolean fits = deflater.finished() && length < clear.length;
        return fits ? Arrays.copyOf(out, length) : null;
    }

    /** Exactly so many bytes: a bomb or a cut input is refused. */
    static byte[] inflate(byte[] packed, int length) throws DataFormatException {
        Inflater inflater = INFLATER.get();
        inflater.reset();
        inflater.setInput(packed);
        byte[] out = new byte[length];
        int done = 0;
        while (done < length) {
            int more = inflater.inflate(out, done, length - done);
            if (more == 0) {
                throw new DataFormatException("ends after " + done + " of " + length + " bytes");
            }
            done += more;
        }
        // One call more: the end mark may follow the last byte.
        if (inflater.inflate(new byte[1]) != 0 || !inflater.finished()) {
            throw new DataFormatException("goes on after " + length + " bytes");
        }
        return out;
    }
}
