package vn.lienthong.search;

import java.time.Instant;
import vn.lienthong.journal.Kind;

/**
 * One thing that a message says, and one row of the index: a record of a delivery, a dossier of a request, of its answer, of a
 * decision. A message that is about no dossier has one line.
 *
 * @param index its place within the message, from 0
 * @param party a source's code, the credential of a call, who decided
 * @param at when the message was received or made
 * @param number the dossier's own number; empty when none is known
 * @param status TrangThaiHoSo 1 to 10; 0 when nothing is said of it
 * @param procedure the national code, else the source's own; may be empty
 * @param agency as of the event; may be empty
 * @param code a problem's code; of a request its service, of an answer how it ended, of a decision the action; may be empty
 */
public record Line(
        long position,
        int index,
        Kind kind,
        String party,
        Instant at,
        String number,
        int status,
        String procedure,
        String agency,
        String code) {
    /** Longer texts are cut: none of a reader's words may make a row large. */
    private static final int MOST = 120;

    public Line {
        party = cut(party);
        number = cut(number);
        procedure = cut(procedure);
        agency = cut(agency);
        code = cut(code);
    }

    /** {@code 48213:7}: where it stands, as a problem is named. */
    public Place place() {
        return new Place(position, index);
    }

    private static String cut(String text) {
        String said = text == null ? "" : text;
        return said.length() > MOST ? said.substring(0, MOST) : said;
    }
}
