package vn.lienthong.indicator;

import java.nio.ByteBuffer;

/**
 * What one dossier adds to the figures, in 24 bytes. Nothing in it names a person.
 *
 * @param series of which source, agency and procedure
 * @param received day; {@link Days#NEVER} when it is not counted
 * @param late the day from which it is late; {@link Days#NEVER} when it is not, and will not be as things stand
 * @param ended day; {@link Days#NEVER} while it is handled
 * @param waiting the day since which it waits for papers; {@link Days#NEVER} when it does not
 * @param minutes from receiving to the end
 * @param traits bits of {@link Trait}
 */
record Fact(int series, int received, int late, int ended, int waiting, int minutes, int traits) {
    static final int BYTES = 24;
    /** Of a dossier that is not counted, and of one that is not there. */
    static final Fact NONE = new Fact(0, Days.NEVER, Days.NEVER, Days.NEVER, Days.NEVER, 0, 0);

    boolean has(Trait trait) {
        return (traits & trait.bit()) != 0;
    }

    boolean isEnded() {
        return ended != Days.NEVER;
    }

    static Fact read(ByteBuffer from, int at) {
        return new Fact(
                from.getInt(at),
                Short.toUnsignedInt(from.getShort(at + 4)),
                Short.toUnsignedInt(from.getShort(at + 6)),
                Short.toUnsignedInt(from.getShort(at + 8)),
                Short.toUnsignedInt(from.getShort(at + 10)),
                from.getInt(at + 12),
                from.getInt(at + 16));
    }

    void write(ByteBuffer to, int at) {
        to.putInt(at, series);
        to.putShort(at + 4, (short) received);
        to.putShort(at + 6, (short) late);
        to.putShort(at + 8, (short) ended);
        to.putShort(at + 10, (short) waiting);
        to.putInt(at + 12, minutes);
        to.putInt(at + 16, traits);
    }
}
